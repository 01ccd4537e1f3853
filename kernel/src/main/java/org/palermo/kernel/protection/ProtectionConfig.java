package org.palermo.kernel.protection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the master keys are, and how quickly old ones are replaced.
@ConfigMapping(prefix = "palermo.keys")
interface ProtectionConfig {

    /// A Tink keyset as JSON, of AES-256-GCM keys with Tink's prefix. Without it the service is not ready.
    Optional<Path> file();

    /// How often to check whether the file has changed. Read by the scheduler, which looks once a second.
    @WithDefault("2s")
    Duration look();

    /// How often to look for data keys that depend on an old master key, and for a missing key file. Read by the scheduler,
    /// which looks once a second.
    @WithDefault("5s")
    Duration rewrap();

    /// How many data keys are wrapped again in one transaction.
    @WithDefault("500")
    int batch();
}
