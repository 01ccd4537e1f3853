package org.palermo.inspection.wage.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.palermo.inspection.wage.law.WageUnit;

/// What is known of a worker's work and pay. Amounts are in the minor unit of the currency.
///
/// @param region ISO 3166-2, or null
/// @param currency ISO 4217
/// @param category code of the law, or null
/// @param bornOn or null; then the rate of the highest age applies
/// @param standbyPercent how much of an hour of standby is work (C189 art. 10(3)); null when nobody has decided: then it is not counted
/// @param work spans of days that do not overlap
public record ClaimFacts(
        String region, String currency, String category, LocalDate bornOn, PayPeriod payPeriod, Integer standbyPercent, List<Work> work,
                List<Pay> pay,
        List<Fee> fees) {

    /// The work of a span of days. The calculation spreads it evenly over them.
    ///
    /// @param until the last day
    /// @param hours all hours of work, with those of overtime and night, without standby
    /// @param standbyHours when she had to be ready, such as in the house of her employer
    /// @param agreed the wage that was agreed, or null
    /// @param pieces or null
    public record Work(
            LocalDate from, LocalDate until, BigDecimal hours, BigDecimal overtimeHours, BigDecimal nightHours, BigDecimal standbyHours,
                    int daysWorked,
            int restDays, Agreed agreed, Pieces pieces) {
        long days() {
            return ChronoUnit.DAYS.between(from, until) + 1;
        }
    }

    public record Agreed(long minor, WageUnit unit) {}

    /// Pay by the piece: the number of pieces, and a price for a number of pieces.
    public record Pieces(long count, long minor, int per) {}

    /// What was paid for a span of days. The calculation spreads it evenly over them.
    ///
    /// @param until the last day
    /// @param paid what she got in money, after deductions
    public record Pay(LocalDate from, LocalDate until, long paid, List<Deduction> deductions, List<InKind> inKind) {
        long days() {
            return ChronoUnit.DAYS.between(from, until) + 1;
        }

        long gross() {
            return Math.addExact(paid, deductions.stream().mapToLong(Deduction::minor).sum());
        }
    }

    /// @param unlawful whether the inspector found it unlawful; null to leave it to the rules of the country
    public record Deduction(WageDeductionKind kind, long minor, Boolean unlawful) {}

    public record InKind(WageInKind kind, long minor) {}

    /// A recruitment fee or related cost that the worker bore.
    public record Fee(String kind, LocalDate on, long minor, String currency) {}
}
