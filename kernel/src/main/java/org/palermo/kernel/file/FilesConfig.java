package org.palermo.kernel.file;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where files are kept, and who scans them.
@ConfigMapping(prefix = "palermo.files")
interface FilesConfig {

    /// A directory that all instances of the service share. Without it no file is taken (503).
    Optional<Path> directory();

    /// How much room stays free where the files are: while there is less, no file is taken (503). `0` for no limit.
    @WithDefault("1G")
    MemorySize reserve();

    /// A virus scanner that speaks ICAP, as `icap://host:port/service`. Without it files are not scanned, and each says so.
    Optional<URI> scan();

    /// How long the scanner may take to connect, to take the next bytes, and to answer.
    @WithDefault("30s")
    Duration scanTimeout();
}
