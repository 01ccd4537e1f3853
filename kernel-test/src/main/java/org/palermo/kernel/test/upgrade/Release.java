package org.palermo.kernel.test.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a service keeps of a release, in `src/test/resources/releases`: `0.1.0.migrations` are its migrations with their
/// checksums, `0.1.0.sql` is the data of a small database, `0.1.0.keyset.json` the test keys under which its data is
/// sealed, and `0.1.0.reads.json` what callers saw.
record Release(String name) {
    private static final Path KEPT = Path.of("src", "test", "resources", "releases");

    List<ReleasedMigration> migrations() {
        return text("migrations").lines().map(ReleasedMigration::of).toList();
    }

    String data() {
        return text("sql");
    }

    String keyset() {
        return text("keyset.json");
    }

    KeptReads reads() {
        return KeptReads.of(text("reads.json"));
    }

    void keep(String what, String content) {
        try {
            Files.createDirectories(KEPT);
            Files.writeString(KEPT.resolve(name + "." + what), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String what) {
        String file = "releases/" + name + "." + what;
        try (InputStream found = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (found == null) {
                throw new IllegalStateException(file + " must be in src/test/resources (docs/guides/deploy.md says how to keep a release)");
            }
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
