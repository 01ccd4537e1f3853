package org.palermo.inspection.wage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.palermo.kernel.problem.Problems;

/// @param minor the amount in the currency's minor unit: pence, cents
/// @param currency ISO 4217
@RegisterForReflection
public record WageMoney(@NotNull @Min(0) @Max(1_000_000_000_000L) Long minor, @NotNull @WageCurrency String currency) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400, naming the field
    void requireIn(String field, String claimed) {
        if (!currency.equals(claimed)) {
            throw Problems.invalid(field, "must be in the currency of the claim, " + claimed);
        }
    }

    /// Null for no amount.
    static Long minor(WageMoney money) {
        return money == null ? null : money.minor;
    }

    /// Null for no amount.
    static WageMoney of(Long minor, String currency) {
        return minor == null ? null : new WageMoney(minor, currency);
    }
}
