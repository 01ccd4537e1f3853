package org.palermo.kernel.test.attack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.palermo.kernel.disclosure.Interval;

/// Unknowns that are connected by sums, and what is known of each.
final class AttackedBlock {
    private final List<Integer> unknowns;
    private final List<Equation> equations;
    private final Interval[] intervals;
    private Interval[] reached;

    AttackedBlock(List<Integer> unknowns, List<Equation> equations, Interval[] intervals) {
        this.unknowns = unknowns;
        this.equations = equations;
        this.intervals = intervals;
    }

    int size() {
        return intervals.length;
    }

    int unknown(int i) {
        return unknowns.get(i);
    }

    Interval interval(int i) {
        return intervals[i];
    }

    Interval reached(int i) {
        return reached[i];
    }

    /// @param limit of unknowns for linear programming
    /// @param enough the width of values seen to fit at which the search for a number stops
    /// @throws IllegalStateException when no table fits
    Attack.Block attack(int limit, long enough) {
        Elimination elimination = new Elimination(size(), equations);
        for (int i = 0; i < size(); i++) {
            if (elimination.isDetermined(i)) {
                intervals[i] = new Interval(elimination.value(i), elimination.value(i));
            }
        }
        new Propagation(equations, intervals).run();
        if (Arrays.stream(intervals).anyMatch(interval -> interval.low() > interval.high())) {
            throw new IllegalStateException("no table fits these releases");
        }
        if (size() <= limit) {
            return new Attack.Block(size(), equations.size(), program(elimination, enough), Attack.Method.LINEAR_PROGRAMMING);
        }
        reached = intervals;
        int unsettled = (int) Arrays.stream(intervals).filter(interval -> !interval.isExact()).count();
        return new Attack.Block(size(), equations.size(), unsettled, Attack.Method.INTERVAL_PROPAGATION);
    }

    /// Whole numbers first, which are exact; real ones for the numbers that remain unsettled.
    ///
    /// @return numbers that stay unsettled
    private int program(Elimination elimination, long enough) {
        LinearSystem system = new LinearSystem(elimination.independent(), intervals);
        int[] open = system.open;
        WholeBounds whole = WholeBounds.of(system, IntStream.of(open).mapToObj(i -> intervals[i]).toArray(Interval[]::new), enough);
        List<Integer> left = IntStream.range(0, open.length).filter(i -> whole == null || !whole.settle(i)).boxed().toList();
        for (int i = 0; whole != null && i < open.length; i++) {
            intervals[open[i]] = whole.bounds(i);
        }
        if (!left.isEmpty()) {
            new LinearBounds(system, intervals).tighten(left);
        }
        reached = intervals.clone();
        for (int i = 0; whole != null && i < open.length; i++) {
            reached[open[i]] = whole.seen(i);
        }
        return (int) left.stream()
                .map(i -> open[i])
                .filter(i -> whole == null ? !intervals[i].isExact() : !reached[i].equals(intervals[i]))
                .count();
    }
}
