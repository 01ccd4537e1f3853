package org.palermo.inspection.money;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.palermo.kernel.problem.Problems;

/// @param minor the amount in the currency's minor unit: pence, cents
/// @param currency ISO 4217
@RegisterForReflection
public record Money(@NotNull @Min(0) @Max(1_000_000_000_000L) Long minor,
        @NotNull @Pattern(regexp = "[A-Z]{3}") @CountedCurrency String currency) {
    /// @param field of the request
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the amount is zero
    public void requirePositive(String field) {
        if (minor == 0) {
            throw Problems.invalid(field + ".minor", "must be more than zero");
        }
    }

    /// The amount in the minor unit of a currency.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is in another currency
    public long in(String wanted, String field) {
        if (!currency.equals(wanted)) {
            throw Problems.invalid(field + ".currency", "must be in the currency " + wanted);
        }
        return minor;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400, naming the field
    public void requireIn(String field, String claimed) {
        if (!currency.equals(claimed)) {
            throw Problems.invalid(field, "must be in the currency of the claim, " + claimed);
        }
    }

    /// Null for no amount.
    public static Long minor(Money money) {
        return money == null ? null : money.minor;
    }

    /// Null for no amount.
    public static Money of(Long minor, String currency) {
        return minor == null ? null : new Money(minor, currency);
    }
}
