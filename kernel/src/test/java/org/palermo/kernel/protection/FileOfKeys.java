package org.palermo.kernel.protection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A configuration with this file and defaults.
record FileOfKeys(Optional<Path> file) implements ProtectionConfig {

    @Override
    public Duration look() {
        return Duration.ofSeconds(1);
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
