package org.palermo.kernel.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Where events go, and how hard to try.
@ConfigMapping(prefix = "palermo.outbox")
interface SubscriberConfig {

    /// The subscribers by name.
    Map<String, Subscriber> subscriber();

    /// The `source` of this service's events, e.g. `/labour-inspection-service`.
    @WithDefault("/palermo")
    String source();

    /// How long a stream is this relay's before another may take it, from the last delivery on; longer than a delivery
    /// may take. After a crash a report waits no longer than this.
    @WithDefault("10s")
    Duration lease();

    /// How often the relay looks by itself, should a wake-up be lost.
    @WithDefault("1s")
    Duration poll();

    /// The longest pause between two attempts.
    @WithDefault("10s")
    Duration longestPause();

    /// After so many refusals (answers of 4xx) a stream is parked until an operator acts. A receiver that is away is
    /// never a refusal.
    @WithDefault("5")
    int refusalsBeforeParking();

    interface Subscriber {
        /// The subscriber's events resource, e.g. `http://referral-service:8080/events`.
        URI url();

        /// With whose token it is told: `default`, this service's own, which all that take it for the sender of these events
        /// take; or the name of another client under `quarkus.oidc-client`. Without a token where none is named.
        Optional<String> client();
    }
}
