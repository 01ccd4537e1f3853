package org.palermo.inspection.wage.calculation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The days to which a payment can belong: those of a span of work, and up to two days between two spans, such as a weekend. A payment for
/// another day could not be credited, and the claim would be too large.
public final class CoveredDays {
    private static final int MOST_BETWEEN = 2;

    private final NavigableMap<LocalDate, ClaimFacts.Work> byStart = new TreeMap<>();

    CoveredDays(List<ClaimFacts.Work> work) {
        work.forEach(span -> byStart.put(span.from(), span));
    }

    /// The days of payments that are not covered, in spans of days, earliest first.
    public static List<Completeness.Span> missing(ClaimFacts facts) {
        CoveredDays covered = new CoveredDays(facts.work());
        SortedSet<LocalDate> days = new TreeSet<>();
        for (ClaimFacts.Pay pay : facts.pay()) {
            for (LocalDate day = pay.from(); !day.isAfter(pay.until()); day = day.plusDays(1)) {
                if (!covered.contains(day)) {
                    days.add(day);
                }
            }
        }
        List<Completeness.Span> spans = new ArrayList<>();
        for (LocalDate day : days) {
            boolean follows = !spans.isEmpty() && spans.getLast().until().plusDays(1).equals(day);
            spans.add(new Completeness.Span(follows ? spans.removeLast().from() : day, day));
        }
        return spans;
    }

    boolean contains(LocalDate day) {
        Map.Entry<LocalDate, ClaimFacts.Work> before = byStart.floorEntry(day);
        if (before == null) {
            return false;
        }
        LocalDate end = before.getValue().until();
        if (!end.isBefore(day)) {
            return true;
        }
        LocalDate next = byStart.higherKey(day);
        return next != null && ChronoUnit.DAYS.between(end, next) - 1 <= MOST_BETWEEN;
    }
}
