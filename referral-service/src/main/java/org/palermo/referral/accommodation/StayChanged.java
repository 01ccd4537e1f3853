package org.palermo.referral.accommodation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// The event from the shelter capacity service about a place that is held for a case: ids, dates and a state.
@RegisterForReflection
public record StayChanged(
        @NotNull UUID caseFile, @NotNull UUID hold, UUID request, UUID placement, @NotNull StayState state, @NotNull LocalDate from,
        @NotNull LocalDate until, Instant expiresAt, @NotNull Instant changedAt) {
    public static final String TYPE = "org.palermo.shelter.case-stay-changed";
}
