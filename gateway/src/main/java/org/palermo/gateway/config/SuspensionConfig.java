package org.palermo.gateway.config;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How the list of suspended accounts is fetched. `PALERMO_SUSPENSIONS_KEY`.
@ConfigMapping(prefix = "palermo.suspensions")
public interface SuspensionConfig {

    /// The secret by which this gateway proves itself to referral-service.
    Optional<String> key();

    /// Tokens of a suspended subject are accepted for at most two such intervals.
    @WithDefault("1s")
    Duration every();
}
