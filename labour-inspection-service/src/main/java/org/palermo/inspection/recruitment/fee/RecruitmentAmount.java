package org.palermo.inspection.recruitment.fee;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.palermo.kernel.money.Currencies;
import org.palermo.kernel.problem.Problems;

/// An amount of money that somebody else names: in a job order, a job offer or a transfer. It may be larger than what an inspector records
/// ({@link org.palermo.inspection.money.Money}).
///
/// @param minor the amount in the currency's minor unit: pence, cents
/// @param currency ISO 4217
@RegisterForReflection
public record RecruitmentAmount(@NotNull @Min(0) @Max(1_000_000_000_000_000L) Long minor,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

    /// @param field the path of this amount in the request
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is no such currency, or it has no minor unit, as gold
    public void check(String field) {
        if (!Currencies.isCounted(currency)) {
            throw Problems.invalid(field + ".currency", "must be a currency of ISO 4217 in which people are paid");
        }
    }

    public boolean isIn(RecruitmentAmount other) {
        return currency.equals(other.currency);
    }
}
