package org.palermo.inspection.wage.law;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;

/// What the law says of one kind of deduction, of payment in kind, or of recruitment fees that a worker paid.
///
/// @param kind code of the deduction or payment; null for fees of every kind
/// @param percent the ceiling in percent: of a deduction, of the gross pay; of a payment in kind, of the wage that is due
/// @param perDay the ceiling for each day, in units of the currency
/// @param currency ISO 4217 of `perDay`
/// @param validFrom the first day
/// @param validUntil the last day; null while it is in force
/// @param instrument the law that sets it
/// @param source where the rule was read
/// @param unverified whether nobody has read the law itself
@RegisterForReflection
public record WageRule(
        String kind, Treatment rule, BigDecimal percent, BigDecimal perDay, String currency, LocalDate validFrom, LocalDate validUntil,
                String instrument,
        String source, boolean unverified) {

    /// `FORBIDDEN`: nothing of it is lawful, or counts as wage. `CEILING`: lawful, or counted, up to a ceiling. `ALLOWED`: without a
    /// ceiling.
    public enum Treatment {
        FORBIDDEN, CEILING, ALLOWED
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
