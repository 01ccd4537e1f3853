package org.palermo.inspection.workplace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OsIdTest {

    /// The ID of a real facility, as the API of the Open Supply Hub returns it.
    @Test
    void a_published_id_is_valid() {
        assertEquals(Optional.of("CN2021250D1DTN7"), OsId.parse("CN2021250D1DTN7"));
        assertEquals(Optional.of("CN2021250D1DTN7"), OsId.parse("cn-2021250-d1dtn 7"));
    }

    @Test
    void every_single_wrong_character_is_noticed() {
        String id = "CN2021250D1DTN7";
        for (int i = 2; i < id.length(); i++) {
            char other = id.charAt(i) == '3' ? '4' : '3';
            assertTrue(OsId.parse(id.substring(0, i) + other + id.substring(i + 1)).isEmpty(), "position " + i);
        }
        assertTrue(OsId.parse("").isEmpty());
        assertTrue(OsId.parse("CN2021250D1DTN").isEmpty());
    }
}
