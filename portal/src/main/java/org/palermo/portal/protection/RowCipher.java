package org.palermo.portal.protection;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256-GCM with a key of the portal. A value that was sealed for one row does not open in another.
public final class RowCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    RowCipher(SecretKey key) {
        this.key = key;
    }

    /// @param row identifies exactly one row
    public byte[] seal(byte[] plain, byte[] row) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, row, plain, 0);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    /// @throws IllegalStateException when the value was not sealed for this row with this key
    public byte[] open(byte[] sealed, byte[] row) {
        return run(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), row, sealed, NONCE_BYTES);
    }

    private byte[] run(int mode, byte[] nonce, byte[] row, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row);
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The content of a row can't be sealed or opened", e);
        }
    }
}
