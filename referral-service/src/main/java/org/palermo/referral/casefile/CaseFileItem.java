package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A case file in a list.
///
/// @param dueOn the last day of the open duty in the jurisdiction's calendar, or null
/// @param recoveryEndsOn the last day of recovery and reflection; null when there is none, or while its end is open
@RegisterForReflection
public record CaseFileItem(
        UUID id, String reference, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex, List<Exploitation> exploitation,
        Instant referredAt, LocalDate dueOn, DueState due, LocalDate recoveryEndsOn) {}
