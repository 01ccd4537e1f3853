package org.palermo.kernel.protection;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;

/// The key of one record for one purpose. It seals texts with AES-256-GCM; purpose, owner and field are authenticated with
/// each text, so that a sealed text opens only in its own place.
///
/// Sealed: one byte of format, 12 of nonce, the text's bytes in UTF-8, 16 of tag. The length of the text is visible.
public final class DataKey {
    static final int BYTES = 32;
    /// How many bytes longer a sealed value is than the value itself.
    public static final int OVERHEAD = 1 + 12 + 16;
    private static final byte FORMAT = 1;

    private final UUID owner;
    private final String purpose;
    private final byte[] wrapped;
    private final Aead aead;

    DataKey(UUID owner, String purpose, byte[] wrapped, byte[] key) {
        this.owner = owner;
        this.purpose = purpose;
        this.wrapped = wrapped;
        try {
            this.aead = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new SealedDataDamaged("A data key");
        }
    }

    public UUID owner() {
        return owner;
    }

    public String purpose() {
        return purpose;
    }

    /// The key as it is stored in its row.
    public byte[] wrapped() {
        return wrapped;
    }

    /// @param field the column or the path in the record, always the same for the same place
    /// @return null for null
    public byte[] seal(String field, String clear) {
        return clear == null ? null : sealBytes(field, clear.getBytes(StandardCharsets.UTF_8));
    }

    /// Like {@link #seal}, for bytes.
    public byte[] sealBytes(String field, byte[] clear) {
        try {
            byte[] sealed = aead.encrypt(clear, place(field));
            return ByteBuffer.allocate(1 + sealed.length).put(FORMAT).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A text can't be sealed");
        }
    }

    /// @return null for null
    /// @throws Damaged when it was not sealed by this key for this field, or was changed
    public String open(String field, byte[] sealed) {
        return sealed == null ? null : new String(openBytes(field, sealed), StandardCharsets.UTF_8);
    }

    /// Like {@link #open}, for bytes.
    public byte[] openBytes(String field, byte[] sealed) {
        try {
            if (sealed.length == 0 || sealed[0] != FORMAT) {
                throw new SealedDataDamaged("A sealed text");
            }
            return aead.decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), place(field));
        } catch (GeneralSecurityException e) {
            throw new SealedDataDamaged("A sealed text");
        }
    }

    private byte[] place(String field) {
        return place(owner, purpose, field);
    }

    /// Each part is preceded by its length, so that no two places give the same bytes.
    static byte[] place(UUID owner, String purpose, String field) {
        byte[] purposeBytes = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] fieldBytes = field.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + 4 + purposeBytes.length + 4 + fieldBytes.length)
                .putLong(owner.getMostSignificantBits()).putLong(owner.getLeastSignificantBits())
                .putInt(purposeBytes.length).put(purposeBytes)
                .putInt(fieldBytes.length).put(fieldBytes)
                .array();
    }

    /// Names the key, and never contains it.
    @Override
    public String toString() {
        return purpose + " key of " + owner;
    }
}
