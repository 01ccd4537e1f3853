package org.palermo.inspection.money;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.palermo.kernel.money.Currencies;
import org.palermo.kernel.problem.Problems;

/// @param minor the amount in the currency's minor unit: pence, cents
/// @param currency ISO 4217
@RegisterForReflection
public record Money(@NotNull @Min(0) @Max(1_000_000_000_000L) Long minor, @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {
    /// @param field of the request
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is no such currency, or the amount is zero
    public void requirePositive(String field) {
        if (!Currencies.isCounted(currency)) {
            throw Problems.invalid(field + ".currency", "must be a currency of ISO 4217");
        }
        if (minor == 0) {
            throw Problems.invalid(field + ".minor", "must be more than zero");
        }
    }

    /// The amount in the minor unit of a currency.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is in another currency
    public long in(String wanted, String field) {
        if (!currency.equals(wanted)) {
            throw Problems.invalid(field + ".currency", "must be " + wanted);
        }
        return minor;
    }

    /// Null for null.
    public static Money of(Long minor, String currency) {
        return minor == null ? null : new Money(minor, currency);
    }
}
