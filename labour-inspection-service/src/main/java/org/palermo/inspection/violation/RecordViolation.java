package org.palermo.inspection.violation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;

/// A violation that an inspector has found.
///
/// @param code of the catalogue (`listViolations`)
/// @param actedOn the day of the act, or its last day; the law of this day applies
/// @param workers how many workers it concerns; at most as many as the finding
@RegisterForReflection
public record RecordViolation(@NotNull @Pattern(regexp = RecordViolation.CODE) String code, @NotNull LocalDate actedOn,
        @NotNull @Min(1) @Max(1_000_000) Integer workers) {
    /// How a code is written.
    public static final String CODE = "[A-Z_]{3,40}";
}
