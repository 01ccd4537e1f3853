package org.palermo.inspection.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// What a company turns over in a year.
///
/// @param minor the amount in the smallest unit of the currency, such as pence
/// @param currency ISO 4217
@RegisterForReflection
public record Turnover(
        @NotNull @Min(0) @Max(1_000_000_000_000_000_000L) Long minor,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {}
