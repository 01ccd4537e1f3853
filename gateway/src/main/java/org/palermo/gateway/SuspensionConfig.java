package org.palermo.gateway;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How the list of the suspended is fetched. `PALERMO_SUSPENSIONS_KEY`.
@ConfigMapping(prefix = "palermo.suspensions")
interface SuspensionConfig {

    /// What this gateway proves itself with to referral-service.
    Optional<String> key();

    /// Tokens of a suspended subject are accepted for two such times at most.
    @WithDefault("1s")
    Duration every();
}
