package org.palermo.kernel.disclosure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tries to undo disclosure control with what everybody has: the releases, their sums, and that nothing is below zero.
///
/// Shares no code with the control but the published form, so that an error there is not repeated here.
/// Recovery is exact but for one chance in 2^61 per number ([Elimination] calculates modulo a prime). Bounds are never narrower
/// than the truth; they are exactly what whole numbers allow but for those that a block counts as unsettled.
public final class Attacker {
    /// Unknowns up to which a block is attacked by linear programming.
    public static final int LINEAR_PROGRAMMING_LIMIT = 2_000;

    private Attacker() {}

    /// @param releases of one series, oldest first
    public static Attack attack(List<Release> releases, Knowledge knowledge) {
        return attack(releases, knowledge, LINEAR_PROGRAMMING_LIMIT);
    }

    /// Looks for what is disclosed, and no further at a number that whole tables were found to have this far apart. Finds the same
    /// numbers as [#attack], in a fraction of the time, and leaves the bounds of the others wide.
    ///
    /// @param enough at least 1
    public static Attack search(List<Release> releases, Knowledge knowledge, int enough) {
        return attack(releases, knowledge, LINEAR_PROGRAMMING_LIMIT, enough);
    }

    static Attack attack(List<Release> releases, Knowledge knowledge, int limit) {
        return attack(releases, knowledge, limit, Long.MAX_VALUE);
    }

    private static Attack attack(List<Release> releases, Knowledge knowledge, int limit, long enough) {
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
