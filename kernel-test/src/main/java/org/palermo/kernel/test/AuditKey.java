package org.palermo.kernel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import org.palermo.audit.SigningKey;

/// The key that signs checkpoints of the audit in the tests of this process.
public final class AuditKey {
    private static final KeyPair PAIR = SigningKey.make();
    private static final Path FILE = write();

    private AuditKey() {}

    public static PublicKey verifying() {
        return PAIR.getPublic();
    }

    static Path file() {
        return FILE;
    }

    private static Path write() {
        try {
            Path file = Files.createTempFile("palermo-test-audit", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, SigningKey.pem(PAIR.getPrivate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
