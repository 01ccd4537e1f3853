package org.palermo.kernel.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Controls and attacks random cubes. A failure names its seed. `-Dpalermo.test.all=true` runs ten times as many.
class DisclosurePropertyTest {
    /// Each batch holds forty seeds, so that the report of a run stays short.
    private static final int BATCH = 40;

    static LongStream batches() {
        return LongStream.range(0, Boolean.getBoolean("palermo.test.all") ? 50 : 5);
    }

    private interface Check {
        void run(long seed, Random random);
    }

    private static void each(long batch, Check check) {
        for (long seed = batch * BATCH; seed < (batch + 1) * BATCH; seed++) {
            check.run(seed, random(seed));
        }
    }

    private static Random random(long seed) {
        return new Random(seed ^ 0x5DEECE66DL);
    }

    private static DisclosureRule suppress(Random random) {
        return DisclosureRule.suppress(3 + random.nextInt(9), random.nextInt(4) > 0, 1 + random.nextInt(3));
    }

    @ParameterizedTest
    @MethodSource("batches")
    void no_suppressed_count_is_recovered(long batch) {
        each(batch, (seed, random) -> new Attempt("seed " + seed, suppress(random)).release(new RandomCube(seed).counts())
                .protectsAll().isSafeFromReaders().isSafeFromInsiders());
    }

    @ParameterizedTest
    @MethodSource("batches")
    void no_small_rounded_count_is_recovered(long batch) {
        each(batch, this::rounded);
    }

    /// In each of these a small number is first rounded, to keep another one open, and then hidden to protect a third one.
    @ParameterizedTest
    @ValueSource(longs = {703, 1391, 1406, 1489, 1841})
    void no_rounded_count_is_recovered_by_who_is_told_that_its_neighbour_is_small(long seed) {
        rounded(seed, random(seed));
    }

    private void rounded(long seed, Random random) {
        new Attempt("seed " + seed, DisclosureRule.round(3 + random.nextInt(9), random.nextInt(4) > 0, 1 + random.nextInt(3), 3 + 2 * random.nextInt(3)))
                .release(new RandomCube(seed).counts()).protectsAll().isSafeFromReaders().isSafeFromInsiders();
    }

    @ParameterizedTest
    @MethodSource("batches")
    void subtraction_between_releases_recovers_nothing(long batch) {
        each(batch, (seed, random) -> {
            RandomCube cube = new RandomCube(seed);
            new Attempt("seed " + seed, suppress(random)).release(cube.counts()).release(cube.grow().counts())
                    .protectsAll().isSafeFromReaders().release(cube.grow().counts()).protectsAll().isSafeFromReaders().isSafeFromInsiders();
        });
    }

    @ParameterizedTest
    @MethodSource("batches")
    void a_stock_that_rises_and_falls_recovers_nothing(long batch) {
        each(batch, (seed, random) -> {
            RandomCube cube = new RandomCube(seed);
            new Attempt("seed " + seed, suppress(random)).release(cube.counts()).release(cube.fluctuate().counts())
                    .protectsAll().isSafeFromReaders().isSafeFromInsiders();
        });
    }

    @ParameterizedTest
    @MethodSource("batches")
    void no_dominated_amount_is_recovered(long batch) {
        each(batch, (seed, random) -> new Attempt("seed " + seed,
                DisclosureRule.money(3, new Dominance(1 + random.nextInt(2), 60 + random.nextInt(30)), 1_000))
                .release(new RandomCube(seed).money()).protectsAll().isSafeFromReaders());
    }

    @ParameterizedTest
    @MethodSource("batches")
    void the_same_cube_gives_the_same_release(long batch) {
        each(batch, (seed, random) -> {
            DisclosureRule rule = suppress(random);
            assertEquals(Disclosure.control(new RandomCube(seed).counts(), rule, List.of()).release(),
                    Disclosure.control(new RandomCube(seed).counts(), rule, List.of()).release(), "seed " + seed);
        });
    }
}
