package org.palermo.kernel.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The master keys of a keyset file, as they were read; immutable.
final class MasterKeyset {
    /// Tink's prefix of a ciphertext: one byte of version, four of the key's id.
    private static final int PREFIX = 5;
    private static final int AES_256 = 32;

    private final long primary;
    private final Map<Long, Aead> keys;

    private MasterKeyset(long primary, Map<Long, Aead> keys) {
        this.primary = primary;
        this.keys = keys;
    }

    /// @throws KeysUnavailable when it is not a keyset of enabled AES-256-GCM keys; the cause is dropped, because it may
    ///     contain parts of the file
    static MasterKeyset parse(String json) {
        try {
            AeadConfig.register();
            KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
            Map<Long, Aead> keys = new HashMap<>();
            for (int i = 0; i < handle.size(); i++) {
                KeysetHandle.Entry entry = handle.getAt(i);
                if (entry.getStatus() == KeyStatus.ENABLED) {
                    keys.put(Integer.toUnsignedLong(entry.getId()), AesGcmJce.create(aes256(entry)));
                }
            }
            return new MasterKeyset(Integer.toUnsignedLong(handle.getPrimary().getId()), Map.copyOf(keys));
        } catch (GeneralSecurityException | RuntimeException notAKeyset) {
            throw new KeysUnavailable(KeysUnavailable.Reason.DAMAGED);
        }
    }

    private static AesGcmKey aes256(KeysetHandle.Entry entry) throws GeneralSecurityException {
        if (entry.getKey() instanceof AesGcmKey key && key.getParameters().getKeySizeBytes() == AES_256
                && key.getParameters().getVariant() == AesGcmParameters.Variant.TINK) {
            return key;
        }
        throw new GeneralSecurityException("a key of another kind");
    }

    long primary() {
        return primary;
    }

    Set<Long> ids() {
        return keys.keySet();
    }

    byte[] wrap(byte[] key, byte[] bound) {
        try {
            return keys.get(primary).encrypt(key, bound);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key can't be wrapped");
        }
    }

    byte[] unwrap(byte[] wrapped, byte[] bound) {
        try {
            return keys.get(keyOf(wrapped)).decrypt(wrapped, bound);
        } catch (GeneralSecurityException e) {
            throw new SealedDataDamaged("A wrapped key");
        }
    }

    static long keyOf(byte[] wrapped) {
        if (wrapped.length <= PREFIX || wrapped[0] != 1) {
            throw new SealedDataDamaged("A wrapped key");
        }
        return Integer.toUnsignedLong(ByteBuffer.wrap(wrapped).getInt(1));
    }
}
