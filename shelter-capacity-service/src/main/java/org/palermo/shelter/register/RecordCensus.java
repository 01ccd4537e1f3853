package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How many places are occupied.
///
/// @param occupied how many people are there, whoever sent them; no more than the house has places and `onMattresses`
/// @param onMattresses how many of them sleep without a place of the house; none when left out
/// @param at when it was counted; now when left out
@RegisterForReflection
public record RecordCensus(@NotNull @Min(0) @Max(10_000) Integer occupied, @Min(0) @Max(10_000) Integer onMattresses, Instant at) {

    /// PostgreSQL keeps microseconds; the same count has to be known again.
    public RecordCensus {
        onMattresses = onMattresses == null ? Integer.valueOf(0) : onMattresses;
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
