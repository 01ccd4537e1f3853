package org.palermo.kernel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// The clock of the service under test, which reads it for each transaction.
public final class TestClock {
    private static final Path FILE = Path.of("target", "clock").toAbsolutePath();

    private TestClock() {}

    /// Sets the clock to real time plus this, from the next transaction on. The file is replaced as a whole: an empty file
    /// would mean real time, and background work could use it.
    public static void ahead(Duration ahead) {
        try {
            Files.createDirectories(FILE.getParent());
            Path beside = Files.writeString(FILE.resolveSibling("clock.new"), ahead.toString());
            Files.move(beside, FILE, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file() {
        ahead(Duration.ZERO);
        return FILE;
    }
}
