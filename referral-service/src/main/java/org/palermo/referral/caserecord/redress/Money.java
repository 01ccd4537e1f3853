package org.palermo.referral.caserecord.redress;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.palermo.kernel.problem.Problems;

/// @param minor the amount in the currency's minor unit: pence, cents
/// @param currency ISO 4217
@RegisterForReflection
public record Money(@NotNull @Min(0) @Max(1_000_000_000_000_000L) Long minor, @NotNull @CurrencyCode String currency) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400, naming the field of the parts
    static void requireWithin(String field, List<Money> parts, Money whole) {
        boolean sameCurrency = parts.stream().allMatch(part -> part.currency().equals(whole.currency()));
        if (!sameCurrency) {
            throw Problems.invalid(field, "must be in the currency of the whole amount");
        }
        if (parts.stream().mapToLong(Money::minor).sum() > whole.minor()) {
            throw Problems.invalid(field, "must not be more than the whole amount");
        }
    }
}
