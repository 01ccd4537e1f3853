package org.palermo.shelter.register.occupancy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How many places are occupied.
///
/// @param occupied how many people are there, whoever sent them; at most the shelter's places plus `onMattresses`
/// @param onMattresses how many of them sleep without a place of the shelter; 0 when omitted
/// @param at when the people were counted; now when omitted
@RegisterForReflection
public record RecordCensus(@NotNull @Min(0) @Max(10_000) Integer occupied, @Min(0) @Max(10_000) Integer onMattresses, Instant at) {

    /// PostgreSQL keeps microseconds; without rounding, a repeated census would look different.
    public RecordCensus {
        onMattresses = onMattresses == null ? Integer.valueOf(0) : onMattresses;
        at = at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }
}
