package org.palermo.referral.caserecord;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.palermo.kernel.problem.Problems;

/// Checks of dates that may be null.
public final class DateChecks {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    /// The time zone in which a day begins first.
    private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

    private DateChecks() {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    public static void past(String field, Instant at, Instant now) {
        if (at != null && (at.isAfter(now) || at.isBefore(EARLIEST))) {
            throw Problems.invalid(field, "must not be in the future and not before 1900");
        }
    }

    /// Checks that the date has been reached, at least somewhere in the world.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    public static void past(String field, LocalDate on, Instant now) {
        if (on != null && on.isAfter(LocalDate.ofInstant(now, EASTERNMOST))) {
            throw Problems.invalid(field, "must not be in the future");
        }
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    public static <T extends Comparable<? super T>> void inOrder(String field, T first, T second) {
        if (second != null && (first == null || second.compareTo(first) < 0)) {
            throw Problems.invalid(field, "must not be before the date that it follows, and that date must be given");
        }
    }
}
