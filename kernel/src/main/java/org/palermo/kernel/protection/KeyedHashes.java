package org.palermo.kernel.protection;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Recognises a value without storing it: HMAC-SHA256 under a key that the database contains only wrapped. Each domain has
/// a key of its own, derived from that one, so hashes of different domains can't be compared. The same value has the same
/// hash for the life of the database, even when the master key changes.
@ApplicationScoped
public class KeyedHashes {
    private static final String HMAC = "HmacSHA256";

    private volatile byte[] key;

    /// @param domain the kind of value, e.g. `national.identifier`; with a domain of its own for each organisation that
    ///     must not find another's values, e.g. `agency.<uuid>.name`
    /// @param value already normalised for comparison
    /// @return 32 bytes
    /// @throws KeysUnavailable before the key was opened
    public byte[] hash(String domain, String value) {
        return hash(domain, value.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] hash(String domain, byte[] value) {
        if (key == null) {
            throw new KeysUnavailable(KeysUnavailable.Reason.NO_HASH_KEY);
        }
        return hmac(hmac(key, domain.getBytes(StandardCharsets.UTF_8)), value);
    }

    boolean areReady() {
        return key != null;
    }

    void use(byte[] opened) {
        key = opened;
    }

    private static byte[] hmac(byte[] key, byte[] value) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }
}
