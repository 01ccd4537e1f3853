package org.palermo.inspection.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MechanismKeysTest {

    @Test
    void the_first_key_for_encryption_is_sealed_to() throws JoseException {
        String set = set(key("signing", "sig"), key("new", "enc"), key("old", "enc"));
        assertEquals("new", MechanismKeys.choose(set).getKeyId());
    }

    @Test
    void a_set_without_one_is_none() throws JoseException {
        String set = set(key("signing", "sig"));
        assertThrows(IllegalStateException.class, () -> MechanismKeys.choose(set));
    }

    @Test
    void a_rotation_is_seen_and_a_broken_file_keeps_the_last_key(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("intake.jwks");
        MechanismKeys keys = new MechanismKeys(Optional.of(file));
        keys.read();
        assertTrue(keys.current().isEmpty());
        Files.writeString(file, set(key("one", "enc")));
        keys.read();
        assertEquals("one", keys.current().orElseThrow().getKeyId());
        Files.writeString(file, set(key("two", "enc"), key("one", "enc")));
        keys.read();
        assertEquals("two", keys.current().orElseThrow().getKeyId());
        Files.writeString(file, "{");
        keys.read();
        assertEquals("two", keys.current().orElseThrow().getKeyId());
    }

    @Test
    void unavailable_503_without_a_key() {
        ReferralEncryption seal = new ReferralEncryption(new MechanismKeys(Optional.empty()), null);
        assertEquals(503, assertThrows(HttpProblem.class, () -> seal.seal(null)).getStatusCode());
    }

    private static String set(EllipticCurveJsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private static EllipticCurveJsonWebKey key(String id, String use) throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        key.setUse(use);
        return key;
    }
}
