package org.palermo.kernel.protection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A configuration that names this file, and nothing else of interest.
record FileOfKeys(Optional<Path> file) implements ProtectionConfig {

    @Override
    public Duration look() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration rewrap() {
        return Duration.ofSeconds(1);
    }

    @Override
    public int batch() {
        return 10;
    }
}
