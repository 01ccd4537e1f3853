package org.palermo.kernel.test.attack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.palermo.kernel.disclosure.Interval;

/// Narrows ranges sum by sum: a part is at most the total minus the minimum of the other parts, and so on until nothing
/// changes.
final class Propagation {
    /// Narrowing by one unit at a time can take very long for large numbers; ranges that are not narrowed to the end are
    /// still true.
    private static final int VISITS_PER_EQUATION = 200;

    private final List<Equation> equations;
    private final Interval[] intervals;
    private final List<List<Integer>> uses = new ArrayList<>();

    Propagation(List<Equation> equations, Interval[] intervals) {
        this.equations = equations;
        this.intervals = intervals;
        for (int i = 0; i < intervals.length; i++) {
            uses.add(new ArrayList<>());
        }
        for (int e = 0; e < equations.size(); e++) {
            for (int unknown : equations.get(e).unknowns()) {
                uses.get(unknown).add(e);
            }
        }
    }

    void run() {
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        boolean[] queued = new boolean[equations.size()];
        int[] visits = new int[equations.size()];
        for (int e = 0; e < equations.size(); e++) {
            waiting.add(e);
            queued[e] = true;
        }
        while (!waiting.isEmpty()) {
            int e = waiting.poll();
            queued[e] = false;
            for (int changed : narrow(equations.get(e))) {
                for (int other : uses.get(changed)) {
                    if (!queued[other] && ++visits[other] < VISITS_PER_EQUATION) {
                        queued[other] = true;
                        waiting.add(other);
                    }
                }
            }
        }
    }

    /// @return the unknowns whose range became narrower
    private List<Integer> narrow(Equation equation) {
        List<Integer> changed = new ArrayList<>();
        long least = 0;
        long most = 0;
        int endlessBelow = 0;
        int endlessAbove = 0;
        for (int i = 0; i < equation.unknowns().length; i++) {
            Interval term = term(equation, i);
            endlessBelow += term.low() == Interval.NONE_BELOW ? 1 : 0;
            endlessAbove += term.high() == Interval.NONE_ABOVE ? 1 : 0;
            least += term.low() == Interval.NONE_BELOW ? 0 : term.low();
            most += term.high() == Interval.NONE_ABOVE ? 0 : term.high();
        }
        for (int i = 0; i < equation.unknowns().length; i++) {
            Interval term = term(equation, i);
            long low = term.low();
            long high = term.high();
            if (endlessBelow == (low == Interval.NONE_BELOW ? 1 : 0)) {
                high = Math.min(high, equation.constant() - (least - (low == Interval.NONE_BELOW ? 0 : low)));
            }
            if (endlessAbove == (term.high() == Interval.NONE_ABOVE ? 1 : 0)) {
                low = Math.max(low, equation.constant() - (most - (term.high() == Interval.NONE_ABOVE ? 0 : term.high())));
            }
            if (low > term.low() || high < term.high()) {
                int unknown = equation.unknowns()[i];
                intervals[unknown] = equation.coefficients()[i] > 0 ? new Interval(low, high) : negated(new Interval(low, high));
                changed.add(unknown);
                least += (low == Interval.NONE_BELOW ? 0 : low) - (term.low() == Interval.NONE_BELOW ? 0 : term.low());
                most += (high == Interval.NONE_ABOVE ? 0 : high) - (term.high() == Interval.NONE_ABOVE ? 0 : term.high());
                endlessBelow -= term.low() == Interval.NONE_BELOW && low != Interval.NONE_BELOW ? 1 : 0;
                endlessAbove -= term.high() == Interval.NONE_ABOVE && high != Interval.NONE_ABOVE ? 1 : 0;
            }
        }
        return changed;
    }

    private Interval term(Equation equation, int i) {
        Interval interval = intervals[equation.unknowns()[i]];
        return equation.coefficients()[i] > 0 ? interval : negated(interval);
    }

    private static Interval negated(Interval interval) {
        return new Interval(interval.high() == Interval.NONE_ABOVE ? Interval.NONE_BELOW : -interval.high(),
                interval.low() == Interval.NONE_BELOW ? Interval.NONE_ABOVE : -interval.low());
    }
}
