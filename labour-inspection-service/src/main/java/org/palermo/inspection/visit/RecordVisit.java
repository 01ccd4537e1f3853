package org.palermo.inspection.visit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;

/// An inspector records a visit.
///
/// @param id made by her device, so that a repeat on a bad network is known as one; or null
/// @param workplace the workplace's id
/// @param householdAccess for a private household and for nothing else
/// @param checklist code of the checklist and its version
@RegisterForReflection
public record RecordVisit(
        UUID id,
        @NotNull UUID workplace,
        @NotNull VisitKind kind,
        @NotNull Instant startedAt,
        HouseholdAccess householdAccess,
        @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,59}") String checklist) {}
