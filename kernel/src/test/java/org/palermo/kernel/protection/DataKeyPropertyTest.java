package org.palermo.kernel.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A sealed text opens only in its place and unchanged; tested for many texts, owners and fields, by seed.
class DataKeyPropertyTest {

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void opensAsItWasSealed(long seed) {
        Random random = new Random(seed);
        DataKey key = key(new UUID(random.nextLong(), random.nextLong()), "PERSON", bytes(random));
        String text = text(random);
        byte[] sealed = key.seal("name", text);
        assertEquals(text, key.open("name", sealed));
        assertEquals(1 + 12 + text.getBytes(StandardCharsets.UTF_8).length + 16, sealed.length);
        assertFalse(Arrays.equals(sealed, key.seal("name", text)), "the same text twice must not look the same");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void opensInNoOtherPlace(long seed) {
        Random random = new Random(seed);
        UUID owner = new UUID(random.nextLong(), random.nextLong());
        byte[] raw = bytes(random);
        String text = text(random);
        byte[] sealed = key(owner, "PERSON", raw).seal("name", text);
        assertThrows(SealedDataDamaged.class, () -> key(owner, "PERSON", raw).open("nam", sealed));
        assertThrows(SealedDataDamaged.class, () -> key(owner, "PERSON", raw).open("address", sealed));
        assertThrows(SealedDataDamaged.class, () -> key(owner, "NOTE", raw).open("name", sealed));
        // A character can't move from one part to the other: the boundary between purpose and field is authenticated.
        assertThrows(SealedDataDamaged.class, () -> key(owner, "PERSONn", raw).open("ame", sealed));
        assertThrows(SealedDataDamaged.class, () -> key(new UUID(random.nextLong(), random.nextLong()), "PERSON", raw).open("name", sealed));
        assertThrows(SealedDataDamaged.class, () -> key(owner, "PERSON", bytes(random)).open("name", sealed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void opensWithNoBitChangedAndNoByteCut(long seed) {
        Random random = new Random(seed);
        DataKey key = key(new UUID(1, seed), "PERSON", bytes(random));
        byte[] sealed = key.seal("name", text(random));
        byte[] changed = sealed.clone();
        changed[random.nextInt(sealed.length)] ^= (byte) (1 << random.nextInt(8));
        assertThrows(SealedDataDamaged.class, () -> key.open("name", changed));
        assertThrows(SealedDataDamaged.class, () -> key.open("name", Arrays.copyOf(sealed, random.nextInt(sealed.length))));
        assertThrows(SealedDataDamaged.class, () -> key.open("name", Arrays.copyOf(sealed, sealed.length + 1)));
    }

    @Test
    void nothingStaysNothingAndEmptyStaysEmpty() {
        DataKey key = key(new UUID(1, 2), "PERSON", bytes(new Random(2)));
        assertNull(key.seal("name", null));
        assertNull(key.open("name", null));
        assertEquals("", key.open("name", key.seal("name", "")));
        assertThrows(SealedDataDamaged.class, () -> key.open("name", new byte[0]));
        assertNotEquals(-1, key.toString().indexOf("PERSON key of"));
    }

    private static DataKey key(UUID owner, String purpose, byte[] raw) {
        return new DataKey(owner, purpose, new byte[0], raw);
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[DataKey.BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Letters of every script that PostgreSQL can hold, up to 300 of them.
    private static String text(Random random) {
        return random.ints(random.nextInt(300), 1, Character.MAX_CODE_POINT + 1)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
