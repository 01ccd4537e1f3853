package org.palermo.kernel.protection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeyedHashesTest {

    @Test
    void theSameValueHasTheSameHashInItsDomainOnly() {
        KeyedHashes hashes = new KeyedHashes();
        hashes.use(new byte[32]);
        byte[] hash = hashes.hash("national.identifier", "AB123456");
        assertEquals(32, hash.length);
        assertArrayEquals(hash, hashes.hash("national.identifier", "AB123456"));
        assertFalse(Arrays.equals(hash, hashes.hash("national.passport", "AB123456")));
        // A character can't move from one part to the other: the boundary between domain and value is part of the hash.
        assertFalse(Arrays.equals(hash, hashes.hash("national.identifierA", "B123456")));
    }

    @Test
    void anotherKeyHasOtherHashes() {
        KeyedHashes one = new KeyedHashes();
        KeyedHashes other = new KeyedHashes();
        one.use(new byte[32]);
        byte[] key = new byte[32];
        key[31] = 1;
        other.use(key);
        assertFalse(Arrays.equals(one.hash("a", "b"), other.hash("a", "b")));
    }

    @Test
    void thereIsNoHashWithoutAKey() {
        assertEquals(KeysUnavailable.Reason.NO_HASH_KEY,
                assertThrows(KeysUnavailable.class, () -> new KeyedHashes().hash("a", "b")).reason());
    }
}
