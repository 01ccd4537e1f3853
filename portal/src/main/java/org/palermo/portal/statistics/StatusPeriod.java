package org.palermo.portal.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The days of which a page shows the status of the mechanism. No more of them than a chart has bars.
///
/// @param code `YEAR`, `TWO_YEARS`, `WEEKS`, `DAYS`, or a year such as `2025`
/// @param step between the days: `DAYS`, `WEEKS` or `MONTHS`
record StatusPeriod(String code, LocalDate from, LocalDate until, String step) {
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int WEEKS = 13;
    private static final int DAYS = 14;
    /// How many years that are over can be chosen.
    private static final int YEARS = 5;

    /// Those that the reader can choose. The first one is the usual one.
    ///
    /// @param today in the country
    static List<StatusPeriod> all(LocalDate today) {
        return Stream.concat(Stream.of(until(today, "YEAR", from -> from.minusMonths(MONTHS_OF_A_YEAR - 1L), "MONTHS"),
                        until(today, "TWO_YEARS", from -> from.minusMonths(2L * MONTHS_OF_A_YEAR - 1), "MONTHS"),
                        until(today, "WEEKS", from -> from.minusWeeks(WEEKS - 1L), "WEEKS"),
                        until(today, "DAYS", from -> from.minusDays(DAYS - 1L), "DAYS")),
                IntStream.rangeClosed(1, YEARS).mapToObj(ago -> today.getYear() - ago).map(StatusPeriod::of)).toList();
    }

    /// The span with this code, else the usual one.
    static StatusPeriod of(String code, List<StatusPeriod> all) {
        return all.stream().filter(one -> one.code.equals(code)).findFirst().orElse(all.getFirst());
    }

    boolean isYear() {
        return Character.isDigit(code.charAt(0));
    }

    private static StatusPeriod until(LocalDate today, String code, UnaryOperator<LocalDate> from, String step) {
        return new StatusPeriod(code, from.apply(today), today, step);
    }

    private static StatusPeriod of(int year) {
        return new StatusPeriod(Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, MONTHS_OF_A_YEAR, 31), "MONTHS");
    }
}
