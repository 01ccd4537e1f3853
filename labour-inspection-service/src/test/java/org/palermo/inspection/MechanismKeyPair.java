package org.palermo.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// The mechanism's key pairs for tests: a new one and, as in a rotation, the one before.
public class MechanismKeyPair implements QuarkusTestResourceLifecycleManager {
    public static final EllipticCurveJsonWebKey NEW = key("2026-2");
    private static final EllipticCurveJsonWebKey OLD = key("2026-1");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Map<String, String> start() {
        try {
            Path file = Files.createTempFile("mechanism", ".jwks");
            file.toFile().deleteOnExit();
            Files.writeString(file, new JsonWebKeySet(NEW, OLD).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
            return Map.of("palermo.mechanism.keys-file", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    public static JsonWebEncryption opened(String jwe) {
        try {
            JsonWebEncryption encryption = new JsonWebEncryption();
            encryption.setCompactSerialization(jwe);
            encryption.setKey(NEW.getPrivateKey());
            encryption.getPayload();
            return encryption;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode claims(String jwe) {
        try {
            return JSON.readTree(opened(jwe).getPayload());
        } catch (JoseException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EllipticCurveJsonWebKey key(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            key.setUse("enc");
            key.setAlgorithm("ECDH-ES+A256KW");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
