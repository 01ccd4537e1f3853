package org.palermo.kernel.test.upgrade;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.palermo.kernel.test.TestClock;

/// Starts the service on the database of a release that was brought to the present version, with the release's keys, at the
/// time of the release. It comes after `Palermo` and replaces its database and keys.
public class UpgradedPalermo implements QuarkusTestResourceLifecycleManager {
    /// The init argument that names the release.
    public static final String RELEASE = "release";
    private Release release;

    @Override
    public void init(Map<String, String> arguments) {
        release = new Release(arguments.get(RELEASE));
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        String database = ReleasedDatabase.atHead(release);
        TestClock.ahead(Duration.between(Instant.now(), release.reads().at()));
        return Map.of("quarkus.datasource.reactive.url", database, "palermo.keys.file", keys().toString());
    }

    @Override
    public void stop() {
        TestClock.ahead(Duration.ZERO);
    }

    private Path keys() {
        try {
            Path file = Files.createTempFile("palermo-released", ".keyset.json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, release.keyset());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
