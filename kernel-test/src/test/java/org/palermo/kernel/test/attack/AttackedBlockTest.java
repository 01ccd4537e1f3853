package org.palermo.kernel.test.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.disclosure.Interval;

/// Sums for which real numbers allow more than whole ones: of x, y and z, any two add up to at most 1. So with whole
/// numbers only one of the three can be 1, but with real numbers all three can be one half.
class AttackedBlockTest {
    private static final int TRIPLE = 6;

    private static Equation sum(long constant, int... unknowns) {
        return new Equation(unknowns, IntStream.of(unknowns).map(_ -> 1).toArray(), constant);
    }

    /// The last unknown is the sum of all triples.
    private static AttackedBlock triples(int triples) {
        List<Equation> sums = new ArrayList<>();
        int total = triples * TRIPLE;
        int[] members = new int[3 * triples + 1];
        int[] signs = new int[members.length];
        Arrays.fill(signs, 1);
        members[3 * triples] = total;
        signs[3 * triples] = -1;
        for (int triple = 0; triple < triples; triple++) {
            int x = triple * TRIPLE;
            sums.addAll(List.of(sum(1, x, x + 1, x + 3), sum(1, x + 1, x + 2, x + 4), sum(1, x + 2, x, x + 5)));
            for (int i = 0; i < 3; i++) {
                members[3 * triple + i] = x + i;
            }
        }
        sums.add(new Equation(members, signs, 0));
        Interval[] ranges = IntStream.rangeClosed(0, total).mapToObj(_ -> Interval.NOT_NEGATIVE).toArray(Interval[]::new);
        return new AttackedBlock(IntStream.rangeClosed(0, total).boxed().toList(), sums, ranges);
    }

    @Test
    void a_half_is_rounded_away() {
        AttackedBlock block = triples(1);
        assertEquals(0, block.attack(100, Long.MAX_VALUE).unsettled());
        assertEquals(new Interval(0, 1), block.interval(TRIPLE));
    }

    @Test
    void values_that_only_real_numbers_allow_are_counted() {
        AttackedBlock block = triples(2);
        assertEquals(1, block.attack(100, Long.MAX_VALUE).unsettled());
        assertEquals(new Interval(0, 3), block.interval(2 * TRIPLE));
        assertEquals(new Interval(0, 2), block.reached(2 * TRIPLE));
    }

    @Test
    void nothing_stays_unsettled_when_less_is_asked() {
        AttackedBlock block = triples(2);
        assertEquals(0, block.attack(100, 2).unsettled());
    }
}
