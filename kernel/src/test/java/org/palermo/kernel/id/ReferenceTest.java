package org.palermo.kernel.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
    private static final long SEED = 20_260_101L;
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void case_hyphens_and_look_alikes_do_not_matter() {
        for (int i = 0; i < 1000; i++) {
            String written = Reference.random(40);
            assertEquals(Optional.of(written), Reference.parse(written));
            assertEquals(Optional.of(written), Reference.parse(written.toLowerCase().replace("-", " ").replace('1', 'l').replace('0', 'o')));
        }
    }

    @Test
    void it_is_made_of_letters_and_digits_that_nobody_confuses() {
        for (int i = 0; i < 1000; i++) {
            String written = Reference.random(40);
            assertTrue(written.matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}"), written);
        }
        assertEquals(22, Reference.random(100).replace("-", "").length());
        assertNotEquals(Reference.random(100), Reference.random(100));
    }

    @Test
    void the_reference_of_an_id_is_always_the_same_and_has_the_usual_form() {
        assertEquals("0000-0000-00", Reference.of(UUID.fromString("01a216d3-038f-7d2b-921b-e00000000000")));
        for (int i = 0; i < 1000; i++) {
            UUID id = Ids.next();
            String written = Reference.of(id);
            assertEquals(Reference.random(40).length(), written.length());
            assertEquals(Optional.of(written), Reference.parse(written));
            assertEquals(written, Reference.of(UUID.fromString(id.toString())));
            for (int bit = 0; bit < 45; bit++) {
                UUID other = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1L << bit);
                assertNotEquals(written, Reference.of(other), "bit " + bit);
            }
        }
    }

    @Test
    void every_wrong_character_is_noticed() {
        for (int i = 0; i < 200; i++) {
            String plain = Reference.random(100).replace("-", "");
            for (int at = 0; at < plain.length(); at++) {
                char other = DIGITS.charAt(random.nextInt(32));
                if (other != plain.charAt(at)) {
                    assertEquals(Optional.empty(), Reference.parse(plain.substring(0, at) + other + plain.substring(at + 1)), "seed " + SEED);
                }
            }
        }
    }

    @Test
    void any_two_swapped_characters_are_noticed() {
        for (int i = 0; i < 200; i++) {
            char[] plain = Reference.random(100).replace("-", "").toCharArray();
            for (int at = 0; at < plain.length; at++) {
                int with = random.nextInt(plain.length);
                char[] swapped = plain.clone();
                swapped[at] = plain[with];
                swapped[with] = plain[at];
                if (plain[at] != plain[with]) {
                    assertEquals(Optional.empty(), Reference.parse(new String(swapped)), "seed " + SEED);
                }
            }
        }
    }

    /// The check of the earlier references is Crockford's, modulo 37.
    @ParameterizedTest
    @ValueSource(strings = {"7ZPK-3M0Q-5T1V-8XWE-2RGH-$", "QBE5-16CB-H", "7ZPK-3M0Q-R"})
    void earlier_references_are_read_by_their_own_check(String written) {
        assertEquals(Optional.of(written), Reference.parse(written));
        assertEquals(Optional.of(written), Reference.parse(written.toLowerCase().replace("-", "")));
        assertEquals(Optional.empty(), Reference.parse("Z" + written.substring(1)));
    }

    @Test
    void garbage_is_not_a_reference() {
        for (String garbage : new String[] {"", "A", "AB", "ABC", "ÄÖÜ'; drop table", "U".repeat(10), "2".repeat(33), "2".repeat(1000), "0".repeat(32)}) {
            assertEquals(Optional.empty(), Reference.parse(garbage), garbage);
        }
    }
}
