package org.palermo.referral.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The daily digest for agencies.
@ConfigMapping(prefix = "palermo.digest")
interface DigestConfig {

    /// The time of the digest, counted from midnight in the country's time zone.
    @WithDefault("7h")
    Duration after();

    /// How long digest notices are kept.
    @WithDefault("30d")
    Duration keep();

    /// How often to check whether a digest is due in a country. Read by the scheduler, which looks once a second.
    @WithDefault("5m")
    Duration every();
}
