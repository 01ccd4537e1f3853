package org.palermo.kernel.test.attack;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.palermo.kernel.disclosure.Interval;
import org.palermo.kernel.disclosure.Place;

/// What an attacker found out.
///
/// @param recovered hidden numbers for which only one value fits
/// @param bounds the range of every hidden number, the recovered ones included; no narrower than the truth
/// @param reached smallest and largest value of each such number in the fitting tables of whole numbers that were found;
///     its bounds where none was looked for ([Method#INTERVAL_PROPAGATION]) or found
/// @param blocks how each group of connected numbers was attacked
public record Attack(SortedMap<Place, Long> recovered, SortedMap<Place, Interval> bounds,
        SortedMap<Place, Interval> reached, List<Block> blocks) {
    public enum Method {
        /// Elimination over all sums, then the smallest and largest value of each number by linear programming: in whole
        /// numbers, which is exact, and in real ones where that does not finish.
        LINEAR_PROGRAMMING,
        /// Elimination over all sums, then ranges narrowed sum by sum: weaker, used above the limit of unknowns.
        INTERVAL_PROPAGATION
    }

    /// @param unknowns hidden numbers
    /// @param sums equations between them
    /// @param unsettled numbers for which tables were found neither at both bounds nor as far apart as the attacker asked
    public record Block(int unknowns, int sums, int unsettled, Method method) {}

    public Attack {
        recovered = Collections.unmodifiableSortedMap(new TreeMap<>(recovered));
        bounds = Collections.unmodifiableSortedMap(new TreeMap<>(bounds));
        reached = Collections.unmodifiableSortedMap(new TreeMap<>(reached));
        blocks = List.copyOf(blocks);
    }
}
