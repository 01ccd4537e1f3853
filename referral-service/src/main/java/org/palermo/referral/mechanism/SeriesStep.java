package org.palermo.referral.mechanism;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// How far the points of a time series lie apart.
public enum SeriesStep {
    DAYS,
    WEEKS,
    MONTHS;

    /// The day of a point. Months are counted from the first day, so that the 31st comes back after a shorter month.
    private LocalDate day(LocalDate from, int point) {
        return switch (this) {
            case DAYS -> from.plusDays(point);
            case WEEKS -> from.plusWeeks(point);
            case MONTHS -> from.plusMonths(point);
        };
    }

    /// The first day and each that follows it, up to the last.
    ///
    /// @param limit how many at most
    List<LocalDate> days(LocalDate from, LocalDate until, int limit) {
        return Stream.iterate(0, point -> point + 1).limit(limit).map(point -> day(from, point)).takeWhile(day -> !day.isAfter(until)).toList();
    }
}
