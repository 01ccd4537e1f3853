package org.palermo.referral.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When agencies are told what is due.
@ConfigMapping(prefix = "palermo.digest")
interface DigestConfig {

    /// From how long after midnight of the country's zone.
    @WithDefault("7h")
    Duration after();

    /// For how long it is kept that they were.
    @WithDefault("30d")
    Duration keep();

    /// How often to look whether the day of a country has come.
    @WithDefault("5m")
    Duration every();
}
