package org.palermo.kernel.statistics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/// How long a release of figures is valid before the next one is created.
public enum Period {
    /// ISO 8601, as in `2026-W07`.
    WEEK,
    /// As in `2026-02`.
    MONTH,
    /// As in `2026-Q1`.
    QUARTER,
    /// As in `2026`.
    YEAR;

    /// The first day of the period that contains a date.
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /// The period that contains a date of the jurisdiction; these texts sort in the order of the periods.
    public String of(LocalDate day) {
        return switch (this) {
            case WEEK -> "%04d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%04d-%02d".formatted(day.getYear(), day.getMonthValue());
            case QUARTER -> "%04d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> "%04d".formatted(day.getYear());
        };
    }
}
