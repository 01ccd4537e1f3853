package org.palermo.kernel.test.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.disclosure.Interval;

/// Real and whole numbers, separately, on the same sums.
class LinearBoundsTest {
    private static final int SIZE = 4;

    /// A 4 × 4 table whose row and column sums are shown, with ranges of different width for its numbers.
    private static List<Equation> sums(long[] table) {
        List<Equation> sums = new ArrayList<>();
        int[] ones = IntStream.range(0, SIZE).map(_ -> 1).toArray();
        for (int line = 0; line < SIZE; line++) {
            int[] row = IntStream.range(SIZE * line, SIZE * line + SIZE).toArray();
            int[] column = IntStream.iterate(line, cell -> cell + SIZE).limit(SIZE).toArray();
            sums.add(new Equation(row, ones, IntStream.of(row).mapToLong(cell -> table[cell]).sum()));
            sums.add(new Equation(column, ones, IntStream.of(column).mapToLong(cell -> table[cell]).sum()));
        }
        return sums;
    }

    private static Interval range(Random random, long value) {
        return switch (random.nextInt(4)) {
            case 0 -> Interval.NOT_NEGATIVE;
            case 1 -> Interval.ANY;
            default -> new Interval(value - random.nextInt(3), value + random.nextInt(3));
        };
    }

    private static Interval[] byRealNumbers(List<Equation> sums, Interval[] ranges) {
        Interval[] bounds = ranges.clone();
        LinearSystem system = new LinearSystem(sums, bounds);
        new LinearBounds(system, bounds).tighten(IntStream.range(0, system.open.length).boxed().toList());
        return bounds;
    }

    private static Interval[] byWholeNumbers(List<Equation> sums, Interval[] ranges) {
        Interval[] bounds = ranges.clone();
        LinearSystem system = new LinearSystem(sums, bounds);
        WholeBounds whole = WholeBounds.of(system, IntStream.of(system.open).mapToObj(i -> ranges[i]).toArray(Interval[]::new), Long.MAX_VALUE);
        assertNotNull(whole);
        for (int i = 0; i < system.open.length; i++) {
            assertTrue(whole.settle(i));
            bounds[system.open[i]] = whole.bounds(i);
        }
        return bounds;
    }

    @Test
    void agree_where_corners_are_whole() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            long[] table = random.longs(SIZE * SIZE, 0, 9).toArray();
            Interval[] ranges = Arrays.stream(table).mapToObj(value -> range(random, value)).toArray(Interval[]::new);
            assertArrayEquals(byRealNumbers(sums(table), ranges), byWholeNumbers(sums(table), ranges), "seed " + seed);
        }
    }
}
