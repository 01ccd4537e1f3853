package org.palermo.inspection.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.palermo.inspection.text.PlainText;

/// Records a statement that is in no file of a register.
///
/// @param company id or reference of the company
/// @param regime by which country's law
/// @param year in which the period ends
/// @param periodStart the first day that the statement is about; left out when it doesn't say
/// @param periodEnd the last day that the statement is about; left out when it doesn't say
/// @param statementUrl where the statement is published
/// @param areas the areas that it covers
@RegisterForReflection
public record RecordStatement(
        @NotBlank @Size(max = 60) @PlainText String company,
        @NotNull Regime regime,
        @NotNull @Min(2010) @Max(2100) Integer year,
        LocalDate periodStart,
        LocalDate periodEnd,
        @NotNull @Size(max = 2000) @Pattern(regexp = "https?://[\\x21-\\x7e]+") String statementUrl,
        @NotNull @Size(max = 7) Set<@NotNull StatementArea> areas) {}
