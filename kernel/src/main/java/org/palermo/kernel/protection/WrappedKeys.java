package org.palermo.kernel.protection;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import jakarta.enterprise.context.ApplicationScoped;

/// Creates data keys and opens those in rows. Unwrapping costs less than the statement that reads the row, so no unwrapped
/// key is kept: a destroyed key is gone at once, in every instance.
@ApplicationScoped
class WrappedKeys {
    /// The field name of the key itself in its record.
    private static final String KEY = "data_key.wrapped";

    private final KeyWrapper wrapper;
    private final KeyedHashes hashes;
    private final SecureRandom random = new SecureRandom();

    WrappedKeys(KeyWrapper wrapper, KeyedHashes hashes) {
        this.wrapper = wrapper;
        this.hashes = hashes;
    }

    /// @throws KeysUnavailable before the master keys have opened the key of the hashes: with the keys of another database,
    /// nobody could open the new data key here again
    DataKey fresh(UUID owner, String purpose) {
        if (!hashes.areReady()) {
            throw new KeysUnavailable(KeysUnavailable.Reason.NO_HASH_KEY);
        }
        return first(owner, purpose);
    }

    /// Like {@link #fresh}, for the key of the hashes itself.
    DataKey first(UUID owner, String purpose) {
        byte[] key = new byte[DataKey.BYTES];
        random.nextBytes(key);
        return new DataKey(owner, purpose, wrapper.wrap(key, place(owner, purpose)), key);
    }

    DataKey open(UUID owner, String purpose, byte[] wrapped) {
        return new DataKey(owner, purpose, wrapped, raw(owner, purpose, wrapped));
    }

    byte[] raw(UUID owner, String purpose, byte[] wrapped) {
        return wrapper.unwrap(wrapped, place(owner, purpose));
    }

    byte[] rewrap(UUID owner, String purpose, byte[] wrapped) {
        byte[] key = raw(owner, purpose, wrapped);
        try {
            return wrapper.wrap(key, place(owner, purpose));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    long keyOf(byte[] wrapped) {
        return wrapper.keyOf(wrapped);
    }

    private static byte[] place(UUID owner, String purpose) {
        return DataKey.place(owner, purpose, KEY);
    }
}
