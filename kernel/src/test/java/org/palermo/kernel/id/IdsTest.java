package org.palermo.kernel.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void has_version_variant_and_time() {
        UUID id = Ids.at(0x0123_4567_89ABL, -1L, -1L);
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(0x0123_4567_89ABL, id.getMostSignificantBits() >>> 16);
        assertEquals("01234567-89ab-7fff-bfff-ffffffffffff", id.toString());
    }

    @Test
    void sorts_by_time() {
        assertTrue(Ids.at(1, -1, -1).toString().compareTo(Ids.at(2, 0, 0).toString()) < 0);
    }

    @Test
    void the_first_of_a_time_sorts_before_all_that_are_made_then() {
        String first = Ids.first(Instant.ofEpochMilli(2)).toString();
        assertTrue(Ids.at(1, -1, -1).toString().compareTo(first) < 0);
        assertTrue(first.compareTo(Ids.at(2, 0, 0).toString()) < 0);
    }

    /// A hundred thousand take only tens of milliseconds, so many are in the same millisecond.
    @Test
    void later_ids_sort_later() {
        String latest = "";
        for (int i = 0; i < 100_000; i++) {
            String next = Ids.next().toString();
            assertTrue(latest.compareTo(next) < 0, latest + " then " + next);
            latest = next;
        }
    }

    @Test
    void ids_are_unique() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(seen.add(Ids.next()));
        }
    }
}
