package org.palermo.kernel.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final long SEED = 20_260_101L;
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void crockfords_own_example() {
        assertEquals("16JD", Reference.write(BigInteger.valueOf(1234), 3).replace("-", ""));
    }

    @Test
    void case_hyphens_and_look_alikes_do_not_matter() {
        for (int i = 0; i < 1000; i++) {
            String written = Reference.random(40);
            assertEquals(Optional.of(written), Reference.parse(written));
            assertEquals(Optional.of(written), Reference.parse(written.toLowerCase().replace("-", " ")));
        }
        String ones = Reference.write(new BigInteger("00100", 32), 5);
        assertEquals(Optional.of(ones), Reference.parse(ones.substring(0, 5).replace('1', 'l').replace('0', 'o') + ones.substring(5)));
    }

    @Test
    void one_wrong_character_is_noticed() {
        for (int i = 0; i < 2000; i++) {
            char[] plain = Reference.random(100).replace("-", "").toCharArray();
            int at = random.nextInt(plain.length - 1);
            char other = DIGITS.charAt(random.nextInt(32));
            if (other != plain[at]) {
                plain[at] = other;
                assertEquals(Optional.empty(), Reference.parse(new String(plain)), "seed " + SEED);
            }
        }
    }

    @Test
    void two_swapped_neighbours_are_noticed() {
        for (int i = 0; i < 2000; i++) {
            char[] plain = Reference.random(100).replace("-", "").toCharArray();
            int at = random.nextInt(plain.length - 2);
            if (plain[at] != plain[at + 1]) {
                char swap = plain[at];
                plain[at] = plain[at + 1];
                plain[at + 1] = swap;
                assertEquals(Optional.empty(), Reference.parse(new String(plain)), "seed " + SEED);
            }
        }
    }

    @Test
    void garbage_is_not_a_reference() {
        assertEquals(Optional.empty(), Reference.parse(""));
        assertEquals(Optional.empty(), Reference.parse("A"));
        assertEquals(Optional.empty(), Reference.parse("ÄÖÜ'; drop table"));
    }

    @Test
    void a_hundred_bits_are_not_given_twice() {
        assertNotEquals(Reference.random(100), Reference.random(100));
        assertTrue(Reference.random(100).replace("-", "").length() == 21);
    }
}
