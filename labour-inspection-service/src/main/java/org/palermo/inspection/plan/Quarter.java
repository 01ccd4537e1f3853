package org.palermo.inspection.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palermo.kernel.problem.Problems;

/// A quarter of a year, written `2026-Q4`.
///
/// @param number 1 to 4
record Quarter(int year, int number) {
    private static final Pattern WRITTEN = Pattern.compile("(20[0-9]{2})-Q([1-4])");

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    static Quarter parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw Problems.invalid("quarter", "must be a quarter such as 2026-Q4");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    LocalDate first() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    LocalDate last() {
        return first().plusMonths(3).minusDays(1);
    }

    /// Weeks of the quarter, rounded.
    int weeks() {
        return Math.round((ChronoUnit.DAYS.between(first(), last()) + 1) / 7f);
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
