package org.palermo.inspection.wage.calculation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// The time for which due and paid wages are compared. A surplus in one week or month does not pay for another.
public enum PayPeriod {
    WEEK,
    MONTH;

    /// The first day of the week or month.
    LocalDate start(LocalDate day) {
        return this == MONTH ? day.withDayOfMonth(1) : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    LocalDate end(LocalDate day) {
        return this == MONTH ? day.with(TemporalAdjusters.lastDayOfMonth()) : start(day).plusDays(6);
    }
}
