package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How many places are occupied.
///
/// @param occupied places with somebody in them, whoever sent her
/// @param at when it was counted; now when left out
@RegisterForReflection
public record RecordCensus(@NotNull @Min(0) @Max(10_000) Integer occupied, Instant at) {

    /// PostgreSQL keeps microseconds; the same count has to be known again.
    public RecordCensus {
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
