package org.palermo.kernel.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Where events go, and how often delivery is tried.
@ConfigMapping(prefix = "palermo.outbox")
interface SubscriberConfig {

    /// The subscribers by name.
    Map<String, Subscriber> subscriber();

    /// The `source` of this service's events, e.g. `/labour-inspection-service`.
    @WithDefault("/palermo")
    String source();

    /// How long a stream belongs to this relay after its last delivery, before another relay may take it; must be longer
    /// than a delivery may take. After a crash an event waits no longer than this.
    @WithDefault("10s")
    Duration lease();

    /// How often the relay looks without a wake-up, in case one is lost. Read by the scheduler, which looks once a second.
    @WithDefault("1s")
    Duration poll();

    /// The longest pause between two attempts.
    @WithDefault("10s")
    Duration longestPause();

    /// After so many refusals (answers of 4xx) a stream is parked until an operator acts. A receiver that is away never
    /// counts as a refusal.
    @WithDefault("5")
    int refusalsBeforeParking();

    interface Subscriber {
        /// The subscriber's events resource, e.g. `http://referral-service:8080/events`.
        URI url();

        /// The client whose token is sent: `default` is this service's own, for receivers that accept it as the sender of
        /// these events; otherwise the name of another client under `quarkus.oidc-client`. No token is sent when none is
        /// named.
        Optional<String> client();
    }
}
