package org.palermo.kernel.file;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Settings for the tests of this package.
record GivenFiles(Optional<Path> directory, Optional<URI> scan, Duration scanTimeout) implements FilesConfig {

    static GivenFiles in(Path directory) {
        return new GivenFiles(Optional.of(directory), Optional.empty(), Duration.ofSeconds(1));
    }

    GivenFiles scannedAt(String address) {
        return new GivenFiles(directory, Optional.of(URI.create(address)), scanTimeout);
    }
}
