package org.palermo.inspection.wage.law;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;

/// What the law adds to the wage of an hour.
///
/// @param percent of the wage of an hour
/// @param afterHours for overtime: after how many hours of overtime in a week it applies
/// @param validFrom the first day
/// @param validUntil the last day; null while it is in force
/// @param instrument the law that sets it
/// @param source where it was read
/// @param unverified whether nobody has read the law itself
@RegisterForReflection
public record Premium(
        Kind kind, BigDecimal percent, BigDecimal afterHours, LocalDate validFrom, LocalDate validUntil, String instrument, String source,
        boolean unverified) {

    public enum Kind {
        OVERTIME, NIGHT
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }
}
