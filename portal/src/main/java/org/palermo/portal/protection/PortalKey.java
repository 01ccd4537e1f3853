package org.palermo.portal.protection;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The portal's secret. It also signs form tokens, so each use derives a key of its own.
@ApplicationScoped
public class PortalKey {
    private static final int KEY_BYTES = 32;

    private final byte[] secret;

    /// @param encoded at least 256 random bits in Base64, with either alphabet
    PortalKey(@ConfigProperty(name = "palermo.portal.encryption-key") Optional<String> encoded) {
        secret = Base64.getUrlDecoder().decode(encoded.orElse("").strip().replace('+', '-').replace('/', '_').replace("=", ""));
        if (secret.length < KEY_BYTES) {
            throw new IllegalArgumentException("PALERMO_PORTAL_ENCRYPTION_KEY must be 32 random bytes in Base64");
        }
    }

    /// @param use what is sealed, with a number that changes when the key must change
    public RowCipher cipher(String use) {
        try {
            var parameters = HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(use.getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
            return new RowCipher(new SecretKeySpec(KDF.getInstance("HKDF-SHA256").deriveData(parameters), "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HKDF-SHA256", e);
        }
    }
}
