package org.palermo.kernel.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.palermo.kernel.test.attack.Attack;
import org.palermo.kernel.test.attack.Attacker;

/// Compares the attacker with trying every table. `-Dpalermo.test.all=true` runs twenty times as many.
class AttackerAgainstEveryTableTest {
    private static final int BATCH = 50;

    static LongStream batches() {
        return LongStream.range(0, Boolean.getBoolean("palermo.test.all") ? 100 : 5);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void finds_exactly_what_the_tables_that_fit_have_in_common(long batch) {
        int tried = 0;
        for (long seed = batch * BATCH; seed < (batch + 1) * BATCH; seed++) {
            SmallReleases small = new SmallReleases(seed);
            EveryTable every = new EveryTable(small.releases, small.knowledge);
            if (!every.isTooLarge()) {
                tried++;
                bounds(small, every, "seed " + seed);
                search(small, every, 1 + (int) (seed % 3), "seed " + seed);
            }
        }
        assertTrue(tried > BATCH / 2, tried + " small enough");
    }

    private static boolean isSettled(Attack attack) {
        return attack.blocks().stream().allMatch(block -> block.unsettled() == 0);
    }

    private static void bounds(SmallReleases small, EveryTable every, String label) {
        Attack attack = Attacker.attack(small.releases, small.knowledge);
        boolean settled = isSettled(attack);
        attack.bounds().forEach((place, bounds) -> {
            Interval range = every.ranges.get(place);
            assertTrue(bounds.contains(range.low()) && bounds.contains(range.high()), label + " " + place);
            assertEquals(bounds.isExact(), attack.recovered().containsKey(place), label + " " + place);
            if (settled) {
                assertEquals(range, bounds, label + " " + place);
                assertEquals(range, attack.reached().get(place), label + " " + place);
            }
        });
    }

    private static void search(SmallReleases small, EveryTable every, int enough, String label) {
        Attack attack = Attacker.search(small.releases, small.knowledge, enough);
        boolean settled = isSettled(attack);
        attack.reached().forEach((place, reached) -> {
            Interval range = every.ranges.get(place);
            assertTrue(range.contains(reached.low()) && range.contains(reached.high()), label + " " + place + ": " + reached + " of " + range);
            if (attack.recovered().containsKey(place)) {
                assertTrue(range.isExact(), label + " " + place);
            }
            if (settled) {
                assertEquals(range.isExact(), attack.recovered().containsKey(place), label + " " + place);
                assertTrue(reached.width() >= Math.min(enough, range.width()), label + " " + place + ": " + reached + " of " + range);
            }
        });
    }
}
