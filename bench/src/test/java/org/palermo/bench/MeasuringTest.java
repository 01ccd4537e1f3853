package org.palermo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Tests the parts of the measurements. It runs no measurement and depends on no time.
class MeasuringTest {

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
    void ids_that_a_request_created_are_replaced_the_same_way_everywhere() {
        var fresh = "01a210d2-3a21-7e2d-b1f4-f1bfbf5eff38";
        var old = "01900000-0000-7000-8000-000000000001";
        var marker = "5a5a5a5a-0000-4000-8000-000000000001";
        var renewed = FreshStatements.all(List.of(
                new Statement("insert into case_file values ($1, $2, $3)", List.of("'" + fresh + "'", "'H74K-TMHT-0'", "'" + old + "'")),
                new Statement("insert into audit_entry values ($1, $2)", List.of("'" + fresh + "'", "'" + marker + "'"))), 0x01a210d23a21L, marker);
        var file = renewed.getFirst().values();
        assertNotEquals("'" + fresh + "'", file.getFirst());
        assertEquals(file.getFirst(), renewed.getLast().values().getFirst());
        assertTrue(file.get(1).matches("'\\d{4}-TMHT-0'"), file::toString);
        assertEquals("'" + old + "'", file.getLast());
        assertNotEquals("'" + marker + "'", renewed.getLast().values().getLast());
    }

    @Test
    void statements_of_the_audit_are_recognised() {
        assertTrue(new Statement("insert into audit_entry (id)\nvalues ($1)", List.of()).isOfTheAudit());
        assertTrue(new Statement("insert into feed_pending (feed, entry) values ($1, $2)", List.of()).isOfTheAudit());
        assertFalse(new Statement("select id from audit_entry", List.of()).isOfTheAudit());
        assertFalse(new Statement("insert into case_file (id) values ($1)", List.of()).isOfTheAudit());
    }

    @Test
    void ratios_and_times_have_their_own_format() {
        assertEquals("1.05", Table.shown(1.049));
        assertEquals("2.50 ms", Table.shown(2_500_000L));
    }
}
