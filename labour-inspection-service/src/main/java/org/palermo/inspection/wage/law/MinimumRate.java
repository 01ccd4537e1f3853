package org.palermo.inspection.wage.law;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;

/// A minimum wage from one day to another.
///
/// @param amount in units of the currency, such as pounds; may have more decimals than the currency
/// @param currency ISO 4217
/// @param unit the time for which the amount is set
/// @param ageFrom the worker's age in years from which it applies, until the next higher age of the same category and region
/// @param category a code of the law, such as `APPRENTICE`; null for all other workers
/// @param region ISO 3166-2; null for the whole country
/// @param validFrom the first day
/// @param validUntil the last day; null while it is in force
/// @param published when it was published; null when the source does not say. A rate binds from its first day, also when it was published
/// later
/// @param instrument the law that sets it; null when the source does not name it
/// @param source where the row was read
/// @param unverified whether nobody has read the law itself
@RegisterForReflection
public record MinimumRate(
        BigDecimal amount, String currency, WageUnit unit, int ageFrom, String category, String region, LocalDate validFrom,
                LocalDate validUntil,
        LocalDate published, String instrument, String source, boolean unverified) {

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }

    /// Whether it was published after it began to bind.
    public boolean isPublishedLate() {
        return published != null && published.isAfter(validFrom);
    }

    /// What the rows of one series have in common.
    String series() {
        return (category == null ? "all" : category) + ", " + (region == null ? "whole country" : region) + ", from " + ageFrom;
    }
}
