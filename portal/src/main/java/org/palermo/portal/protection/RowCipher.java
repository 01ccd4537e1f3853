package org.palermo.portal.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// AES-256-GCM under a key of the portal; what was sealed for one row does not open in another.
@ApplicationScoped
class TokenCipher {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "palermo portal session tokens 1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /// @param encoded at least 256 random bits in Base64, either alphabet
    TokenCipher(@ConfigProperty(name = "palermo.portal.encryption-key") String encoded) {
        byte[] secret = decode(encoded);
        if (secret.length < KEY_BYTES) {
            throw new IllegalArgumentException("PALERMO_PORTAL_ENCRYPTION_KEY needs 32 random bytes in Base64");
        }
        this.key = derive(secret);
    }

    byte[] seal(byte[] plain, byte[] row) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, row, plain, 0);
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return all;
    }

    /// @throws IllegalStateException when it was not sealed for this row under this key
    byte[] open(byte[] sealed, byte[] row) {
        return run(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), row, sealed, NONCE_BYTES);
    }

    private byte[] run(int mode, byte[] nonce, byte[] row, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row);
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The tokens of a session can't be sealed or opened", e);
        }
    }

    /// The configured key signs form tokens too, so each use has a key of its own.
    private static SecretKey derive(byte[] secret) {
        try {
            var parameters = HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(PURPOSE, KEY_BYTES);
            return new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(parameters), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HKDF-SHA256", e);
        }
    }

    private static byte[] decode(String encoded) {
        return Base64.getUrlDecoder().decode(encoded.strip().replace('+', '-').replace('/', '_').replace("=", ""));
    }
}
