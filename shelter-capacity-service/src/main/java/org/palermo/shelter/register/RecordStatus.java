package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Whether a shelter takes people in.
///
/// @param at from when on; now when left out. A phone that was without a network says when it was
@RegisterForReflection
public record RecordStatus(@NotNull ShelterStatus status, Instant at) {

    /// PostgreSQL keeps microseconds; the same has to be known again.
    public RecordStatus {
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
