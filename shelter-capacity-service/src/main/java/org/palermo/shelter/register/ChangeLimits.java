package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;

/// How many places a shelter may give.
///
/// @param staffed places that its staff can look after; as it is when left out
/// @param hygieneLimit places that hygiene and distancing allow; as it is when left out
/// @param from the first night meant; left out, every night from today on is
/// @param nights how many nights from `from`; 1 when left out
@RegisterForReflection
public record ChangeLimits(
        @Min(0) @Max(10_000) Integer staffed, @Min(0) @Max(10_000) Integer hygieneLimit,
        LocalDate from, @Min(1) @Max(366) Integer nights) {}
