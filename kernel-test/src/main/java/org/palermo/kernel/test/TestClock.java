package org.palermo.kernel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The clock of decisions of the service that is tested: read anew with each of its transactions.
public final class TestClock {
    private static final Path FILE = Path.of("target", "clock").toAbsolutePath();

    private TestClock() {}

    /// Real time and this, from the next transaction on.
    public static void ahead(Duration ahead) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, ahead.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file() {
        ahead(Duration.ZERO);
        return FILE;
    }
}
