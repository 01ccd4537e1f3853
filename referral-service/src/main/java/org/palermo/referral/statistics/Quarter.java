package org.palermo.referral.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.palermo.kernel.problem.Problems;

/// A quarter of a calendar year, written as `2026-Q4`; the texts sort like the quarters.
record Quarter(int year, int number) {
    private static final int LAST = 4;
    private static final int MONTHS = 3;
    private static final Pattern TEXT = Pattern.compile("((?:19|20|21)\\d\\d)-Q([1-4])");

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field
    static Quarter of(String field, String text) {
        Matcher matcher = TEXT.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw Problems.invalid(field, "must be a quarter like 2026-Q1");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    String code() {
        return yearCode() + "-" + shortCode();
    }

    String yearCode() {
        return "%04d".formatted(year);
    }

    String shortCode() {
        return "Q" + number;
    }

    /// The quarters of its year up to and including this one.
    List<Quarter> soFar() {
        return IntStream.rangeClosed(1, number).mapToObj(n -> new Quarter(year, n)).toList();
    }

    Instant from(ZoneId zone) {
        return LocalDate.of(year, 1 + MONTHS * (number - 1), 1).atStartOfDay(zone).toInstant();
    }

    /// The first instant after it.
    Instant until(ZoneId zone) {
        return number == LAST ? new Quarter(year + 1, 1).from(zone) : new Quarter(year, number + 1).from(zone);
    }
}
