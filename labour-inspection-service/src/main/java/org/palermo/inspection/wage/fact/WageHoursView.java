package org.palermo.inspection.wage.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.law.WageUnit;

/// The work of a span of days.
///
/// @param id of the span; left out in a suggestion
/// @param from the first day
/// @param until the last day
/// @param hours all hours of work; left out in a suggestion that has nothing to copy
/// @param overtimeHours of these hours, overtime; left out in the same cases as `hours`
/// @param nightHours of these hours, at night; left out in the same cases as `hours`
/// @param standbyHours hours in which she had to be ready, in addition to `hours`; left out in the same cases as `hours`
/// @param daysWorked on how many days she worked; left out in the same cases as `hours`
/// @param restDays how many whole days of rest she had; left out in the same cases as `hours`
/// @param agreed the agreed wage; left out when none was agreed
/// @param agreedUnit for which time it was agreed; left out when none was agreed
/// @param pieces how many pieces she made; left out without pay by the piece
/// @param pieceRate the price for `pieceRateFor` pieces; left out without pay by the piece
/// @param pieceRateFor the number of pieces that the price is for; left out without pay by the piece
/// @param currency of the claim, ISO 4217
/// @param hoursShown whether the employer showed a record of these hours
/// @param restDaysShown whether the employer showed a record of days of rest
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WageHoursView(
        UUID id, LocalDate from, LocalDate until, BigDecimal hours, BigDecimal overtimeHours, BigDecimal nightHours,
                BigDecimal standbyHours, Integer daysWorked,
        Integer restDays, Money agreed, WageUnit agreedUnit, Long pieces, Money pieceRate, Integer pieceRateFor, String currency,
                boolean hoursShown, boolean restDaysShown) {

    /// The next span with the same work: the next calendar month after a whole one, else as many days.
    AddWageHours following() {
        LocalDate first = until.plusDays(1);
        boolean isMonth = from.getDayOfMonth() == 1 && until.equals(from.plusMonths(1).minusDays(1));
        LocalDate last = isMonth ? first.plusMonths(1).minusDays(1) : first.plusDays(from.until(until, ChronoUnit.DAYS));
        int days = (int) first.until(last.plusDays(1), ChronoUnit.DAYS);
        int worked = Math.min(daysWorked, days);
        return new AddWageHours(first, last, hours, overtimeHours, nightHours, standbyHours, worked, Math.min(restDays, days - worked),
                agreed, agreedUnit, pieces,
                pieceRate, pieceRateFor, hoursShown, restDaysShown);
    }

    static WageHoursView suggested(AddWageHours h, String currency) {
        return new WageHoursView(null, h.from(), h.until(), h.hours(), h.overtimeHours(), h.nightHours(), h.standbyHours(), h.daysWorked(),
                h.restDays(), h.agreed(),
                h.agreedUnit(), h.pieces(), h.pieceRate(), h.pieceRateFor(), currency, h.hoursShown(), h.restDaysShown());
    }
}
