package org.palermo.referral.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// One term that was counted anew.
///
/// @param before its last day, left out when it had none
/// @param after its last day now, left out when it has none
/// @param daysLeftBefore of a term that waits: what was left of it, in days, of the first decision in working days
/// @param daysLeftAfter what is left of it now
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TermChange(Clock clock, LocalDate before, LocalDate after, Integer daysLeftBefore, Integer daysLeftAfter) {}
