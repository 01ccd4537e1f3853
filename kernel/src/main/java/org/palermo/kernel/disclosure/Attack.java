package org.palermo.kernel.disclosure;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an attacker found out.
///
/// @param recovered numbers that were not shown and that only one value fits
/// @param bounds range of every number not shown, the recovered ones included
/// @param blocks how each group of numbers that hang together was attacked
public record Attack(SortedMap<Place, Long> recovered, SortedMap<Place, Interval> bounds, List<Block> blocks) {
    public enum Method {
        /// Elimination over all sums, then the smallest and largest value of each number by linear programming.
        LINEAR_PROGRAMMING,
        /// Elimination over all sums, then ranges narrowed sum by sum: weaker, used beyond the limit of unknowns.
        INTERVAL_PROPAGATION
    }

    /// @param unknowns numbers not shown
    /// @param sums equations between them
    public record Block(int unknowns, int sums, Method method) {}

    public Attack {
        recovered = Collections.unmodifiableSortedMap(new TreeMap<>(recovered));
        bounds = Collections.unmodifiableSortedMap(new TreeMap<>(bounds));
        blocks = List.copyOf(blocks);
    }
}
