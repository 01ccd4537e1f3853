package org.palermo.referral.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.palermo.kernel.problem.Problems;

/// The private keys to which other services encrypt referrals: a JWK set in a file (`PALERMO_INTAKE_KEYS_FILE`, a secret). The key id
/// selects the key, so that two keys are valid while one replaces the other. The file is read again when a key id is unknown.
@ApplicationScoped
class IntakeKeys {
    private final Optional<Path> file;
    private volatile JsonWebKeySet keys = new JsonWebKeySet();

    IntakeKeys(@ConfigProperty(name = "palermo.intake.keys-file") Optional<Path> file) {
        this.file = file;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it is not encrypted to one of these keys
    String decrypt(String compact) {
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.ECDH_ES_A256KW));
            jwe.setContentEncryptionAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT,
                    ContentEncryptionAlgorithmIdentifiers.AES_256_GCM));
            jwe.setCompactSerialization(compact);
            jwe.setKey(key(jwe.getKeyIdHeaderValue()));
            return jwe.getPayload();
        } catch (JoseException e) {
            throw undecryptable();
        }
    }

    private Key key(String id) throws JoseException {
        JsonWebKey key = find(id);
        if (key == null) {
            keys = read();
            key = find(id);
        }
        if (!(key instanceof PublicJsonWebKey pair) || pair.getPrivateKey() == null) {
            throw undecryptable();
        }
        return pair.getPrivateKey();
    }

    private JsonWebKey find(String id) {
        return keys.getJsonWebKeys().stream().filter(k -> k.getKeyId() != null && k.getKeyId().equals(id)).findFirst().orElse(null);
    }

    private JsonWebKeySet read() throws JoseException {
        if (file.isEmpty()) {
            throw new IllegalStateException("PALERMO_INTAKE_KEYS_FILE is not set");
        }
        try {
            return new JsonWebKeySet(Files.readString(file.get()));
        } catch (IOException e) {
            throw new UncheckedIOException("The intake keys can't be read", e);
        }
    }

    private static RuntimeException undecryptable() {
        return Problems.unprocessable("event", "jwe", "The payload is not encrypted to a key of this service.");
    }
}
