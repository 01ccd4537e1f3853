package org.palermo.kernel.test.attack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palermo.kernel.disclosure.AttackerKnowledge;
import org.palermo.kernel.disclosure.Interval;
import org.palermo.kernel.disclosure.Place;
import org.palermo.kernel.disclosure.Release;

/// Tries to undo disclosure control with public knowledge: the releases, their sums, and that no number is below zero.
///
/// It shares only the published form with the control, so that an error there is not repeated here. Recovery is exact
/// except for a chance of one in 2^61 per number ([Elimination] calculates modulo a prime). Bounds are never narrower than
/// the truth; except for the numbers that a block counts as unsettled, they are exactly what whole numbers allow.
public final class Attacker {
    /// The largest block, in unknowns, that is attacked by linear programming.
    public static final int LINEAR_PROGRAMMING_LIMIT = 2_000;

    private Attacker() {}

    /// @param releases of one series, oldest first
    public static Attack attack(List<Release> releases, AttackerKnowledge knowledge) {
        return attack(releases, knowledge, LINEAR_PROGRAMMING_LIMIT);
    }

    /// Looks for disclosed numbers, and stops at a number once whole tables were found that are this far apart in it. It
    /// finds the same numbers as [#attack] in a fraction of the time, and leaves the bounds of the others wide.
    ///
    /// @param enough at least 1
    public static Attack search(List<Release> releases, AttackerKnowledge knowledge, int enough) {
        return attack(releases, knowledge, LINEAR_PROGRAMMING_LIMIT, enough);
    }

    static Attack attack(List<Release> releases, AttackerKnowledge knowledge, int limit) {
        return attack(releases, knowledge, limit, Long.MAX_VALUE);
    }

    private static Attack attack(List<Release> releases, AttackerKnowledge knowledge, int limit, long enough) {
        Equations equations = new Equations(releases, knowledge);
        Map<Place, Long> recovered = new TreeMap<>(equations.plain());
        Map<Place, Interval> bounds = new TreeMap<>();
        recovered.forEach((place, value) -> bounds.put(place, new Interval(value, value)));
        Map<Place, Interval> reached = new TreeMap<>(bounds);
        List<AttackedBlock> attacked = equations.blocks();
        List<Attack.Block> blocks = attacked.parallelStream().map(block -> block.attack(limit, enough)).toList();
        for (AttackedBlock block : attacked) {
            for (int i = 0; i < block.size(); i++) {
                Place place = equations.place(block.unknown(i));
                Interval interval = block.interval(i);
                bounds.put(place, interval);
                reached.put(place, block.reached(i));
                if (interval.isExact()) {
                    recovered.put(place, interval.low());
                }
            }
        }
        return new Attack(new TreeMap<>(recovered), new TreeMap<>(bounds), new TreeMap<>(reached), blocks);
    }
}
