package org.palermo.inspection.report;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/// The public keys of the mechanism's intake, from a JWK set file (RFC 7517). Referrals are encrypted to the first key of the set
/// that is for encryption. To rotate, put the new key first; the mechanism still decrypts what was encrypted to the old one, by its
/// key id. The file is read again every 30 seconds, so that a rotation needs no restart.
@ApplicationScoped
class MechanismKeys {
    private static final Logger LOG = Logger.getLogger(MechanismKeys.class);
    private static final String EVERY = "30s";

    private final Optional<Path> file;
    private volatile EllipticCurveJsonWebKey key;

    MechanismKeys(@ConfigProperty(name = "palermo.mechanism.keys-file") Optional<Path> file) {
        this.file = file;
    }

    void start(@Observes StartupEvent event) {
        read();
    }

    /// The key to encrypt to; empty while no key set has been read.
    Optional<EllipticCurveJsonWebKey> current() {
        return Optional.ofNullable(key);
    }

    /// Reads the file. After a failure the last key stays in use.
    @Scheduled(identity = "mechanism-keys", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    void read() {
        try {
            if (file.isPresent()) {
                key = choose(Files.readString(file.get()));
            } else {
                LOG.error("palermo.mechanism.keys-file is not set: no suspected victim can be referred");
            }
        } catch (IOException | JoseException | IllegalStateException unreadable) {
            LOG.errorf("The mechanism's key set can't be read (%s); %s", unreadable.getClass().getSimpleName(),
                    key == null ? "no suspected victim can be referred" : "the last one stays in use");
        }
    }

    /// @param jwks a JWK set as JSON
    /// @return the first elliptic-curve key that has a key id and is for encryption or for any use
    /// @throws IllegalStateException when the set has no such key
    static EllipticCurveJsonWebKey choose(String jwks) throws JoseException {
        return new JsonWebKeySet(jwks).getJsonWebKeys().stream()
                .filter(EllipticCurveJsonWebKey.class::isInstance)
                .map(EllipticCurveJsonWebKey.class::cast)
                .filter(candidate -> candidate.getUse() == null || candidate.getUse().equals("enc"))
                .filter(candidate -> candidate.getKeyId() != null)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key for encryption"));
    }
}
