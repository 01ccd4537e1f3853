package org.palermo.referral.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// A key to which a sender encrypts referrals.
final class IntakeKeyPair {
    private static final Path FILE = Path.of("target", "intake-test.jwks");
    private static final IntakeKeyPair OURS = generate("ours");

    private final EllipticCurveJsonWebKey key;

    private IntakeKeyPair(EllipticCurveJsonWebKey key) {
        this.key = key;
    }

    /// The key of the service under test; its file is written before the first event arrives.
    static IntakeKeyPair ours() {
        String set = "{\"keys\":[" + OURS.key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE) + "]}";
        try {
            Files.writeString(FILE, set);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return OURS;
    }

    static IntakeKeyPair another() {
        return generate("another");
    }

    String encrypt(String claims) {
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmHeaderValue("ECDH-ES+A256KW");
            jwe.setEncryptionMethodHeaderParameter("A256GCM");
            jwe.setKeyIdHeaderValue(key.getKeyId());
            jwe.setKey(key.getPublicKey());
            jwe.setPayload(claims);
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IntakeKeyPair generate(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return new IntakeKeyPair(key);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
