package org.palermo.shelter.register.occupancy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;

/// How many places a shelter may give.
///
/// @param staffed places that its staff can look after; unchanged when omitted
/// @param hygieneLimit places that hygiene and distancing allow; unchanged when omitted
/// @param from the first night of the change; when omitted, every night from tonight on
/// @param nights how many nights from `from`; 1 when omitted
@RegisterForReflection
public record ChangeLimits(
        @Min(0) @Max(10_000) Integer staffed, @Min(0) @Max(10_000) Integer hygieneLimit,
        LocalDate from, @Min(1) @Max(366) Integer nights) {}
