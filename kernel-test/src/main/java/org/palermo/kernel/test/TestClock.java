package org.palermo.kernel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/// The clock of decisions of the service that is tested: read anew with each of its transactions.
public final class TestClock {
    private static final Path FILE = Path.of("target", "clock").toAbsolutePath();

    private TestClock() {}

    /// Real time and this, from the next transaction on. Nobody reads an empty file, which is real time: what runs in the background would
    /// decide by another time.
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
