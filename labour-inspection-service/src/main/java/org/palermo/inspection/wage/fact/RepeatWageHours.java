package org.palermo.inspection.wage.fact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// Copies the latest span of work.
///
/// @param times how often
@RegisterForReflection
public record RepeatWageHours(@NotNull @Min(1) @Max(52) Integer times) {}
