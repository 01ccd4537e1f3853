package org.palermo.referral.mechanism.status;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// The distance between the points of a time series.
public enum SeriesStep {
    DAYS,
    WEEKS,
    MONTHS;

    /// The day of a point. Months are counted from the first day, so that the 31st returns after a shorter month.
    private LocalDate day(LocalDate from, int point) {
        return switch (this) {
            case DAYS -> from.plusDays(point);
            case WEEKS -> from.plusWeeks(point);
            case MONTHS -> from.plusMonths(point);
        };
    }

    /// The first day and all that follow it, up to the last.
    ///
    /// @param limit the most days to return
    List<LocalDate> days(LocalDate from, LocalDate until, int limit) {
        return Stream.iterate(0, point -> point + 1).limit(limit)
                .map(point -> day(from, point)).takeWhile(day -> !day.isAfter(until)).toList();
    }
}
