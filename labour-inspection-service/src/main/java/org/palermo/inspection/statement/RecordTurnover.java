package org.palermo.inspection.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.PlainText;

/// Records what a company turned over in a financial year. A second record for a year replaces the first.
///
/// @param yearEnds the last day of the financial year
/// @param turnover what it turned over
/// @param source where the figure is from
@RegisterForReflection
public record RecordTurnover(
        @NotNull LocalDate yearEnds,
        @Valid @NotNull Turnover turnover,
        @NotBlank @Size(max = 300) @PlainText String source) {}
