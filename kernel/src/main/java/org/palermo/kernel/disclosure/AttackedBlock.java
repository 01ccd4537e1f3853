package org.palermo.kernel.disclosure;

import java.util.List;

/// Unknowns that hang together by sums, and what is known of each.
final class AttackedBlock {
    private final List<Integer> unknowns;
    private final List<Equation> equations;
    private final Interval[] intervals;

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

    Attack.Block attack(int limit) {
        Elimination elimination = new Elimination(size(), equations);
        for (int i = 0; i < size(); i++) {
            if (elimination.isDetermined(i)) {
                intervals[i] = new Interval(elimination.value(i), elimination.value(i));
            }
        }
        new Propagation(equations, intervals).run();
        boolean small = size() <= limit;
        if (small) {
            new LinearBounds(elimination.independent(), intervals).tighten();
        }
        return new Attack.Block(size(), equations.size(),
                small ? Attack.Method.LINEAR_PROGRAMMING : Attack.Method.INTERVAL_PROPAGATION);
    }
}
