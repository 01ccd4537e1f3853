package org.palermo.kernel.breakglass;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.palermo.kernel.problem.Problems;

/// The accesses that one person has open now or opened in the last day, and whether a second person has approved more.
///
/// @param opened opening times in the last day, the earliest first
/// @param openUntil ends of the open accesses, the earliest first
record BreakGlassOfPerson(List<Instant> opened, List<Instant> openUntil, boolean approved) {
    static final Duration DAY = Duration.ofDays(1);

    /// Checked before any record is looked for, so that a refusal reveals nothing about one.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 429 when the person has opened as many as allowed
    void requireRoom(BreakGlassLimits limits, Instant now) {
        int open = approved ? limits.approvedOpen() : limits.open();
        int perDay = approved ? limits.approvedPerDay() : limits.perDay();
        if (openUntil.size() >= open) {
            throw openAtOnce(secondsUntil(openUntil.getFirst(), now));
        }
        if (opened.size() >= perDay) {
            throw openedToday(secondsUntil(opened.get(opened.size() - perDay).plus(DAY), now));
        }
    }

    private HttpProblem openAtOnce(long seconds) {
        return approved
                ? Problems.tooMany("break-glass", "open-at-once",
                        "You have as many records open as one person may. End one access.", seconds)
                : Problems.tooMany("break-glass", "open-at-once",
                        "You have as many records open as one person may. End one access, or ask a second person to approve "
                                + "more.", seconds);
    }

    private HttpProblem openedToday(long seconds) {
        return approved
                ? Problems.tooMany("break-glass", "opened-today", "You have opened as many records today as one person may.", seconds)
                : Problems.tooMany("break-glass", "opened-today",
                        "You have opened as many records today as one person may. A second person can approve more.", seconds);
    }

    /// Whether an access that is opened now is not the first of the day.
    boolean isAnother() {
        return !opened.isEmpty();
    }

    private static long secondsUntil(Instant then, Instant now) {
        return Math.max(1, Duration.between(now, then).plusSeconds(1).toSeconds());
    }
}
