package org.palermo.kernel.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Quarters of a year with the year's total: each release carries over the earlier quarters, and sometimes counts them
/// again. A failure names its seed. `-Dpalermo.test.all=true` runs ten times as many.
class CarriedOverFiguresTest {
    private static final int BATCH = 20;

    static LongStream batches() {
        return LongStream.range(0, Boolean.getBoolean("palermo.test.all") ? 50 : 5);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void no_count_of_a_quarter_is_recovered_from_the_releases_of_its_year(long batch) {
        for (long seed = batch * BATCH; seed < (batch + 1) * BATCH; seed++) {
            new Year(seed).run();
        }
    }

    @Test
    void a_number_declared_as_carried_over_must_not_have_changed() {
        DisclosureRule rule = DisclosureRule.suppress(5, true, 1);
        ControlledTable first = Disclosure.control(cube(20), rule, List.of());
        assertThrows(IllegalArgumentException.class, () -> Disclosure.control(cube(21), rule, List.of(first), (release, key) -> true));
        assertEquals(first.release(), Disclosure.control(cube(20), rule, List.of(first), (release, key) -> true).release());
    }

    private static Cube cube(long people) {
        return Cube.ofCounts(List.of(Dimension.withTotal("age", "ALL", "ADULT", "CHILD"))).count(CellKey.of("ADULT"), people).count(CellKey.of("CHILD"), 7).build();
    }

    private static final class Year {
        private final long seed;
        private final Random random;
        private final Map<CellKey, Long> people = new HashMap<>();
        private final List<Integer> quartersOf = new ArrayList<>();
        private final Attempt attempt;
        private final int mean;

        Year(long seed) {
            this.seed = seed;
            random = new Random(seed);
            mean = 2 + random.nextInt(20);
            attempt = new Attempt("seed " + seed, DisclosureRule.suppress(3 + random.nextInt(9), random.nextInt(4) > 0, 1 + random.nextInt(3)))
                    .carrying((release, key) -> quartersOf.get(release - 1) > quartersOf.get(release - 2) && !key.codes().getFirst().equals("YEAR")
                            && Integer.parseInt(key.codes().getFirst()) <= quartersOf.get(release - 2));
        }

        void run() {
            for (int quarter = 1; quarter <= 4; quarter++) {
                add(quarter, true);
                release(quarter);
                if (random.nextInt(4) == 0) {
                    for (int again = 1; again <= quarter; again++) {
                        add(again, false);
                    }
                    release(quarter);
                }
            }
        }

        private void add(int quarter, boolean first) {
            for (String age : List.of("ADULT", "CHILD", "UNSURE")) {
                for (String outcome : List.of("POSITIVE", "NEGATIVE")) {
                    if (first || random.nextInt(6) == 0) {
                        people.merge(CellKey.of("" + quarter, age, outcome), (long) (-mean * Math.log(1 - random.nextDouble())), Long::sum);
                    }
                }
            }
        }

        private void release(int quarters) {
            quartersOf.add(quarters);
            String[] codes = LongStream.rangeClosed(1, quarters).mapToObj(Long::toString).toArray(String[]::new);
            Cube.Builder cube = Cube.ofCounts(List.of(Dimension.withTotal("quarter", "YEAR", codes),
                    Dimension.withTotal("age", "ALL", "ADULT", "CHILD", "UNSURE"), Dimension.withTotal("outcome", "ALL", "POSITIVE", "NEGATIVE")));
            people.forEach(cube::count);
            attempt.release(cube.build()).protectsAll().isSafeFromReaders();
        }
    }
}
