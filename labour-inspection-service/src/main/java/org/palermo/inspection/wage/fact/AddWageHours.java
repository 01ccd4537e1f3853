package org.palermo.inspection.wage.fact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.law.WageUnit;
import org.palermo.kernel.problem.Problems;

/// Records the work of a span of days, usually a week.
///
/// @param from the first day
/// @param until the last day, at most 31 days with the first one
/// @param hours all hours of work, with overtime and night, without standby
/// @param overtimeHours of these hours, overtime; 0 when omitted
/// @param nightHours of these hours, at night; 0 when omitted
/// @param standbyHours hours in which she had to be ready, such as at night in a household, in addition to `hours`; 0 when omitted
/// @param daysWorked on how many of these days she worked
/// @param restDays how many whole days of rest she had; all other days when omitted
/// @param agreed the wage that was agreed for `agreedUnit`; or null when none was agreed
/// @param agreedUnit for which time it was agreed; required with `agreed`
/// @param pieces how many pieces she made; or null without pay by the piece
/// @param pieceRate what was agreed for `pieceRateFor` pieces; required with `pieces`
/// @param pieceRateFor the number of pieces that the price is for; 1 when omitted
/// @param hoursShown whether the employer showed a record of these hours; false when omitted
/// @param restDaysShown whether the employer showed a record of days of rest; false when omitted
@RegisterForReflection
public record AddWageHours(
        @NotNull LocalDate from,
        @NotNull LocalDate until,
        @NotNull @DecimalMin("0") @DecimalMax("744") BigDecimal hours,
        @DecimalMin("0") @DecimalMax("744") BigDecimal overtimeHours,
        @DecimalMin("0") @DecimalMax("744") BigDecimal nightHours,
        @DecimalMin("0") @DecimalMax("744") BigDecimal standbyHours,
        @NotNull @Min(0) @Max(31) Integer daysWorked,
        @Min(0) @Max(31) Integer restDays,
        @Valid Money agreed,
        WageUnit agreedUnit,
        @Min(0) @Max(1_000_000) Long pieces,
        @Valid Money pieceRate,
        @Min(1) @Max(100_000) Integer pieceRateFor,
        Boolean hoursShown,
        Boolean restDaysShown) {
    static final int MOST_DAYS = 31;
    private static final int HOURS_A_DAY = 24;
    private static final int MOST_DECIMALS = 2;
    private static final long MOST_FOR_PIECES = 1_000_000_000L;

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each field that is wrong
    void check(String currency) {
        List<Problems.Violation> wrong = new ArrayList<>();
        long days = ChronoUnit.DAYS.between(from, until) + 1;
        BigDecimal most = BigDecimal.valueOf(days * HOURS_A_DAY);
        if (hours.add(zero(standbyHours)).compareTo(most) > 0) {
            wrong.add(new Problems.Violation("hours", "must be at most 24 a day, together with standbyHours"));
        }
        decimals(wrong, "hours", hours);
        decimals(wrong, "overtimeHours", overtimeHours);
        decimals(wrong, "nightHours", nightHours);
        decimals(wrong, "standbyHours", standbyHours);
        if (zero(overtimeHours).compareTo(hours) > 0) {
            wrong.add(new Problems.Violation("overtimeHours", "must be at most hours"));
        }
        if (zero(nightHours).compareTo(hours) > 0) {
            wrong.add(new Problems.Violation("nightHours", "must be at most hours"));
        }
        if (daysWorked > days) {
            wrong.add(new Problems.Violation("daysWorked", "must be at most the days from the first to the last"));
        }
        if (restDays != null && daysWorked + restDays > days) {
            wrong.add(new Problems.Violation("restDays", "must be at most the days on which she did not work"));
        }
        if ((agreed == null) != (agreedUnit == null)) {
            wrong.add(new Problems.Violation("agreedUnit", "must be given with agreed, and only with it"));
        }
        if ((pieces == null) != (pieceRate == null)) {
            wrong.add(new Problems.Violation("pieceRate", "must be given with pieces, and only with them"));
        } else if (pieceRate != null && pieceRate.minor() > MOST_FOR_PIECES) {
            wrong.add(new Problems.Violation("pieceRate", "must be at most a thousand million of the minor unit"));
        }
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong);
        }
        if (agreed != null) {
            agreed.requireIn("agreed", currency);
        }
        if (pieceRate != null) {
            pieceRate.requireIn("pieceRate", currency);
        }
    }

    private static void decimals(List<Problems.Violation> wrong, String field, BigDecimal hours) {
        if (zero(hours).stripTrailingZeros().scale() > MOST_DECIMALS) {
            wrong.add(new Problems.Violation(field, "must have at most two decimals"));
        }
    }

    int rest() {
        return restDays != null ? restDays : (int) (ChronoUnit.DAYS.between(from, until) + 1 - daysWorked);
    }

    /// The same for other days.
    AddWageHours on(LocalDate first, LocalDate last) {
        return new AddWageHours(first, last, hours, overtimeHours, nightHours, standbyHours, daysWorked, restDays, agreed, agreedUnit,
                pieces, pieceRate, pieceRateFor,
                hoursShown, restDaysShown);
    }

    static BigDecimal zero(BigDecimal hours) {
        return hours == null ? BigDecimal.ZERO : hours;
    }
}
