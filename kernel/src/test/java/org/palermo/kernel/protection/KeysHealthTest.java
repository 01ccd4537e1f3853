package org.palermo.kernel.protection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether a service is ready, and the reason when it is not; never a part of the file.
class KeysHealthTest {

    @TempDir
    Path folder;
    private final KeyedHashes hashes = new KeyedHashes();

    @Test
    void not_ready_without_a_usable_file() throws Exception {
        Path file = folder.resolve("keyset.json");
        assertEquals(Map.of("file", "not-configured"), down(Optional.empty()));
        assertEquals(Map.of("file", "missing"), down(Optional.of(file)));
        Files.writeString(file, Keysets.fresh().replace("AesGcmKey", "NoSuchKey"));
        assertEquals(Map.of("file", "damaged-keyset"), down(Optional.of(file)));
    }

    @Test
    void not_ready_with_a_file_that_has_not_opened_this_database() throws Exception {
        Path file = folder.resolve("keyset.json");
        Files.writeString(file, Keysets.fresh());
        assertTrue(down(Optional.of(file)).containsKey("reason"));
        hashes.use(new byte[32]);
        assertEquals(Status.UP, health(Optional.of(file)).getStatus());
    }

    private Map<String, Object> down(Optional<Path> file) {
        HealthCheckResponse health = health(file);
        assertEquals(Status.DOWN, health.getStatus());
        return health.getData().orElseThrow();
    }

    private HealthCheckResponse health(Optional<Path> file) {
        MasterKeys keys = new MasterKeys(new FileOfKeys(file));
        keys.start(null);
        return new KeysHealth(keys, hashes).call();
    }
}
