package org.palermo.shelter.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The key that seals offers. It is configured, or on a single machine created once and kept in a file. All instances need the same
/// key.
@ApplicationScoped
class OfferKey {
    private static final int BYTES = 32;

    private final Optional<String> configured;
    private final String environment;
    private final Path file;
    private SecretKey key;

    /// @param configured 256 bits in Base64
    OfferKey(
            @ConfigProperty(name = "palermo.offers.key") Optional<String> configured,
            @ConfigProperty(name = "palermo.offers.key-file") Path file,
            @ConfigProperty(name = "palermo.environment", defaultValue = "local") String environment) {
        this.configured = configured;
        this.file = file;
        this.environment = environment;
    }

    void atStart(@jakarta.enterprise.event.Observes io.quarkus.runtime.StartupEvent start) {
        key = new SecretKeySpec(decoded(), "AES");
    }

    SecretKey get() {
        return key;
    }

    private byte[] decoded() {
        if (configured.isEmpty() && environment.equals("production")) {
            throw new IllegalStateException("palermo.offers.key is not set; in production every instance needs the same key.");
        }
        byte[] bytes = Base64.getDecoder().decode(configured.orElseGet(this::fromFile).strip());
        if (bytes.length != BYTES) {
            throw new IllegalStateException("palermo.offers.key must be 32 bytes in Base64.");
        }
        return bytes;
    }

    private String fromFile() {
        try {
            return Files.exists(file) ? Files.readString(file) : make();
        } catch (IOException e) {
            throw new UncheckedIOException("The key of offers can't be read or created; set palermo.offers.key.", e);
        }
    }

    private String make() throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String written = Base64.getEncoder().encodeToString(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.writeString(file, written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            return written;
        } catch (FileAlreadyExistsException anotherWasFaster) {
            return Files.readString(file);
        }
    }
}
