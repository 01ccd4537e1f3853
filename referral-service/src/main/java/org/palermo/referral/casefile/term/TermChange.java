package org.palermo.referral.casefile.term;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// A recalculated term.
///
/// @param clock the term that changed
/// @param before the old last day; left out when there was none
/// @param after the new last day; left out when there is none
/// @param daysLeftBefore for a paused term: the days that were left; working days for the reasonable-grounds decision; left out when
/// there is none
/// @param daysLeftAfter the days that are left now; left out when there is none
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TermChange(CaseTerm clock, LocalDate before, LocalDate after, Integer daysLeftBefore, Integer daysLeftAfter) {}
