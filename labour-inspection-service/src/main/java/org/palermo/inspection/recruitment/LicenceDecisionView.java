package org.palermo.inspection.recruitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;

/// A decision on a licence.
///
/// @param decision what was decided
/// @param decidedOn from which day it is in force
/// @param validUntil last day of the licence after it; left out without an end
/// @param ground the article or decision on which it is based; left out when none was recorded
/// @param recordedAt when it was recorded, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LicenceDecisionView(LicenceStep decision, LocalDate decidedOn, LocalDate validUntil, String ground, Instant recordedAt) {}
