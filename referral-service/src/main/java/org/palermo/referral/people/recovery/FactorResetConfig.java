package org.palermo.referral.people.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long a lost second factor may take.
@ConfigMapping(prefix = "palermo.factor-resets")
interface FactorResetConfig {

    /// A request ends after this if nobody decides.
    @WithDefault("24h")
    Duration open();

    /// For how long a mail to the person that failed is tried again.
    @WithDefault("24h")
    Duration mailed();

    /// How long one attempt to mail may take before another one begins.
    @WithDefault("1m")
    Duration mailAgain();
}
