package org.palermo.kernel.test.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A migration of a release.
///
/// @param checksum which Flyway computed of the file
record ReleasedMigration(String script, int checksum) {

    static ReleasedMigration of(String line) {
        String[] parts = line.split(" ");
        return new ReleasedMigration(parts[0], Integer.parseInt(parts[1]));
    }

    /// Copies the file from the class path.
    void copyTo(Path folder) throws IOException {
        ClassLoader classes = Thread.currentThread().getContextClassLoader();
        String place = Stream.of("db/kernel/", "db/migration/").map(location -> location + script)
                .filter(file -> classes.getResource(file) != null).findFirst()
                .orElseThrow(() -> new IllegalStateException(script + " was released and must stay as it was; it is missing"));
        try (InputStream file = classes.getResourceAsStream(place)) {
            Files.copy(file, folder.resolve(script));
        }
    }

    @Override
    public String toString() {
        return script + " " + checksum;
    }
}
