package org.palermo.kernel.file;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Settings for the tests of this package.
record GivenFiles(Optional<Path> directory, MemorySize reserve, Optional<URI> scan, Duration scanTimeout) implements FilesConfig {

    static GivenFiles in(Path directory) {
        return new GivenFiles(Optional.of(directory), new MemorySize(BigInteger.ZERO), Optional.empty(), Duration.ofSeconds(1));
    }

    GivenFiles reserving(BigInteger bytes) {
        return new GivenFiles(directory, new MemorySize(bytes), scan, scanTimeout);
    }

    GivenFiles scannedAt(String address) {
        return new GivenFiles(directory, reserve, Optional.of(URI.create(address)), scanTimeout);
    }
}
