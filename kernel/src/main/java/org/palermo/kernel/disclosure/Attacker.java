package org.palermo.kernel.disclosure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tries to undo disclosure control with what everybody has: the releases, their sums, and that nothing is below zero.
///
/// Shares no code with the control but the published form, so that an error there is not repeated here.
/// Recovery is exact but for one chance in 2^61 per number ([Elimination] calculates modulo a prime); bounds are those of
/// real numbers, rounded inwards, so they are never narrower than the truth and may be wider than what whole numbers allow.
public final class Attacker {
    /// Unknowns up to which a block is attacked by linear programming.
    public static final int LINEAR_PROGRAMMING_LIMIT = 2_000;

    private Attacker() {}

    /// @param releases of one series, oldest first
    public static Attack attack(List<Release> releases, Knowledge knowledge) {
        return attack(releases, knowledge, LINEAR_PROGRAMMING_LIMIT);
    }

    static Attack attack(List<Release> releases, Knowledge knowledge, int limit) {
        Equations equations = new Equations(releases, knowledge);
        Map<Place, Long> recovered = new TreeMap<>(equations.plain());
        Map<Place, Interval> bounds = new TreeMap<>();
        recovered.forEach((place, value) -> bounds.put(place, new Interval(value, value)));
        List<AttackedBlock> attacked = equations.blocks();
        List<Attack.Block> blocks = attacked.parallelStream().map(block -> block.attack(limit)).toList();
        for (AttackedBlock block : attacked) {
            for (int i = 0; i < block.size(); i++) {
                Place place = equations.place(block.unknown(i));
                Interval interval = block.interval(i);
                bounds.put(place, interval);
                if (interval.isExact()) {
                    recovered.put(place, interval.low());
                }
            }
        }
        return new Attack(new TreeMap<>(recovered), new TreeMap<>(bounds), blocks);
    }
}
