package org.palermo.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Runs no measurement and depends on no time.
class ResultTest {

    @Test
    void percentiles_are_values_that_were_measured() {
        var times = new Times();
        LongStream.rangeClosed(1, 200).forEach(times::add);
        assertEquals(100, times.median());
        assertEquals(198, times.percentile(99));
        assertEquals(200, times.percentile(100));
        assertEquals(100.5, times.mean());
    }

    @Test
    void pairs_are_taken_in_turns_and_both_orders_occur() throws Exception {
        var order = new ArrayList<String>();
        var pairs = Pairs.of(100, () -> {
            order.add("a");
            return 3;
        }, () -> {
            order.add("b");
            return 2;
        });
        assertEquals(100, pairs.first().count());
        assertEquals(1.5, pairs.ratioOfMedians());
        var firsts = new ArrayList<String>();
        for (int i = 0; i < order.size(); i += 2) {
            assertNotEquals(order.get(i), order.get(i + 1));
            firsts.add(order.get(i));
        }
        assertTrue(firsts.contains("a") && firsts.contains("b"));
    }

    @Test
    void ratios_and_times_have_their_own_format() {
        assertEquals("1.05", Table.shown(1.049));
        assertEquals("2.50 ms", Table.shown(2_500_000L));
    }
}
