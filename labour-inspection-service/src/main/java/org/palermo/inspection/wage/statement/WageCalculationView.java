package org.palermo.inspection.wage.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.money.Money;

/// The result of a calculation: what was owed at that time.
///
/// @param id of the calculation
/// @param wages unpaid wages
/// @param deductions unlawful deductions
/// @param fees recruitment fees to be paid back
/// @param total the sum of the three
/// @param rates the edition of the country's file of rates: country, version and the beginning of its SHA-256
/// @param rounding how it is rounded: `TOTALS_HALF_UP`, each line is exact and each of the three totals is rounded once, half a minor unit
/// upwards
/// @param latest whether it is the latest calculation, and nothing was changed after it
/// @param calculatedAt when it was calculated, in UTC
/// @param lines the working, line by line; left out in a list and after the claim was erased
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WageCalculationView(
        UUID id, Money wages, Money deductions, Money fees, Money total, String rates, Rounding rounding, boolean latest,
                Instant calculatedAt,
        List<WageLineView> lines) {

    /// The one rounding rule.
    @Schema(name = "WageRounding")
    public enum Rounding {
        TOTALS_HALF_UP
    }
}
