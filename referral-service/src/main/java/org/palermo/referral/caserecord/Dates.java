package org.palermo.referral.caserecord;

import java.time.Instant;
import java.time.chrono.ChronoLocalDate;
import org.palermo.kernel.problem.Problems;

/// What has to hold of dates that may be missing.
final class Dates {
    private Dates() {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    static void past(String field, Instant at, Instant now) {
        if (at != null && at.isAfter(now)) {
            throw Problems.invalid(field, "is not in the future");
        }
    }

    static void inOrder(String field, Instant first, Instant second) {
        require(field, first == null ? null : first.toEpochMilli(), second == null ? null : second.toEpochMilli());
    }

    static void inOrder(String field, ChronoLocalDate first, ChronoLocalDate second) {
        require(field, first == null ? null : first.toEpochDay(), second == null ? null : second.toEpochDay());
    }

    private static void require(String field, Long first, Long second) {
        if (second != null && (first == null || second < first)) {
            throw Problems.invalid(field, "is not before what it follows");
        }
    }
}
