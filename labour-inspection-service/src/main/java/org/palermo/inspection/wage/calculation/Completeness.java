package org.palermo.inspection.wage.calculation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How complete the records are that the employer showed, for the time of the employment. Each kind of record has a weight; a kind gets
/// its weight times the share of the days for which the employer showed it. The score is the sum, from 0 to 100, rounded down.
public final class Completeness {
    private static final int MOST_DAYS = 40 * 366;

    private Completeness() {}

    /// Records that an employer keeps and shows.
    public enum WageRecord {
        HOURS(30), PAY(30), PAYSLIP(20), REST_DAYS(20);

        private final int weight;

        WageRecord(int weight) {
            this.weight = weight;
        }

        public int weight() {
            return weight;
        }
    }

    /// A span of days for which the employer showed records.
    public record Covered(LocalDate from, LocalDate until, Set<WageRecord> records) {}

    /// @param days for which the employer showed it
    /// @param ofDays of the employment
    /// @param points times `ofDays` is weight times days, before rounding
    /// @param missing the spans of days without it
    public record Kind(WageRecord record, int weight, long days, long ofDays, BigDecimal points, List<Span> missing) {}

    public record Span(LocalDate from, LocalDate until) {}

    public record Score(int score, List<Kind> kinds) {}

    /// @param from the first day of the employment
    /// @param until the last day
    /// @throws IllegalArgumentException when it ends before it begins, or is longer than forty years
    public static Score of(LocalDate from, LocalDate until, List<Covered> shown) {
        long days = ChronoUnit.DAYS.between(from, until) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("an employment of " + days + " days");
        }
        Map<WageRecord, BitSet> covered = new EnumMap<>(WageRecord.class);
        for (WageRecord record : EnumSet.allOf(WageRecord.class)) {
            covered.put(record, new BitSet((int) days));
        }
        for (Covered one : shown) {
            int first = (int) Math.clamp(ChronoUnit.DAYS.between(from, one.from()), 0, days);
            int end = (int) Math.clamp(ChronoUnit.DAYS.between(from, one.until()) + 1, 0, days);
            if (first < end) {
                one.records().forEach(record -> covered.get(record).set(first, end));
            }
        }
        Fraction sum = Fraction.ZERO;
        List<Kind> kinds = new ArrayList<>();
        for (WageRecord record : WageRecord.values()) {
            BitSet bits = covered.get(record);
            Fraction points = Fraction.of((long) record.weight() * bits.cardinality(), days);
            sum = sum.plus(points);
            kinds.add(new Kind(record, record.weight(), bits.cardinality(), days, points.rounded(1), missing(bits, from, (int) days)));
        }
        return new Score(sum.over().divide(sum.under()).intValue(), kinds);
    }

    private static List<Span> missing(BitSet bits, LocalDate from, int days) {
        List<Span> missing = new ArrayList<>();
        int start = bits.nextClearBit(0);
        while (start < days) {
            int next = bits.nextSetBit(start);
            int end = next < 0 ? days : next;
            missing.add(new Span(from.plusDays(start), from.plusDays(end - 1L)));
            start = bits.nextClearBit(end);
        }
        return missing;
    }
}
