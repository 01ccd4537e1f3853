package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Whether a shelter takes people in.
///
/// @param status whether the shelter takes people now
/// @param at when the status began; now when omitted. A phone that had no network sends the earlier time
@RegisterForReflection
public record RecordStatus(@NotNull ShelterStatus status, Instant at) {

    /// PostgreSQL keeps microseconds; without rounding, a repeated request would look different.
    public RecordStatus {
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
