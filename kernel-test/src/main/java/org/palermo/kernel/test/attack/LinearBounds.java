package org.palermo.kernel.test.attack;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.palermo.kernel.disclosure.Interval;

/// The smallest and largest value of some unknowns that all sums and ranges of a block allow, by linear programming with
/// real numbers. Used for the numbers that whole numbers ([WholeBounds]) leave unsettled.
///
/// Every table on the way to one bound shows how far the others can go at least; where that equals the known bound, no
/// further program is solved.
final class LinearBounds {
    /// Bounds are sought among whole numbers, so a value this much above a whole number counts as that number.
    private static final double TOLERANCE = 0.02;
    /// Every range is widened by up to twice this, each by a different amount; otherwise the many equal tables (degenerate
    /// corners) would keep the simplex method from progress. Wider ranges never make a bound too narrow, and rounding
    /// inwards to whole numbers removes the difference.
    private static final double WIDENING = 1e-4;

    private final Interval[] intervals;
    private final int[] open;
    private final Simplex simplex;
    private final double[] seenLow;
    private final double[] seenHigh;

    /// @param intervals of all unknowns of the block, to be narrowed
    LinearBounds(LinearSystem system, Interval[] intervals) {
        this.intervals = intervals;
        open = system.open;
        simplex = new Simplex(system.rows(), lows(), highs());
        seenLow = new double[open.length];
        seenHigh = new double[open.length];
    }

    private double[] lows() {
        Random random = new Random(7);
        return IntStream.of(open).mapToDouble(i -> intervals[i].low() == Interval.NONE_BELOW
                ? Double.NEGATIVE_INFINITY : intervals[i].low() - WIDENING * (1 + random.nextDouble())).toArray();
    }

    private double[] highs() {
        Random random = new Random(11);
        return IntStream.of(open).mapToDouble(i -> intervals[i].high() == Interval.NONE_ABOVE
                ? Double.POSITIVE_INFINITY : intervals[i].high() + WIDENING * (1 + random.nextDouble())).toArray();
    }

    /// @param unsettled open unknowns
    /// @throws IllegalStateException when no table fits: the releases contradict each other or the attacker's knowledge
    void tighten(List<Integer> unsettled) {
        if (!simplex.findTable()) {
            throw new IllegalStateException("no table fits these releases");
        }
        System.arraycopy(simplex.values(), 0, seenLow, 0, open.length);
        System.arraycopy(simplex.values(), 0, seenHigh, 0, open.length);
        unsettled.forEach(this::tighten);
    }

    private void tighten(int i) {
        Interval before = intervals[open[i]];
        long low = before.low();
        long high = before.high();
        if (low == Interval.NONE_BELOW || seenLow[i] > low + TOLERANCE) {
            double bound = simplex.smallest(i);
            look();
            low = bound == Double.NEGATIVE_INFINITY ? low : Math.max(low, (long) Math.ceil(bound - slack(bound)));
        }
        if (high == Interval.NONE_ABOVE || seenHigh[i] < high - TOLERANCE) {
            double bound = simplex.largest(i);
            look();
            high = bound == Double.POSITIVE_INFINITY ? high : Math.min(high, (long) Math.floor(bound + slack(bound)));
        }
        intervals[open[i]] = new Interval(low, high);
    }

    /// The possible size of rounding errors; larger for amounts of money than for counts.
    private static double slack(double bound) {
        return 1e-5 + Math.abs(bound) * 1e-9;
    }

    private void look() {
        double[] values = simplex.values();
        for (int i = 0; i < open.length; i++) {
            seenLow[i] = Math.min(seenLow[i], values[i]);
            seenHigh[i] = Math.max(seenHigh[i], values[i]);
        }
    }
}
