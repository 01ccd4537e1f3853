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

    /// After this time a round of deliveries is given up, for example because the database never answers; must be longer than a round may
    /// take, in which each of 50 events of a stream waits for its receiver.
    @WithDefault("10m")
    Duration longestRound();

    /// The longest pause between two attempts while the receiver is away.
    @WithDefault("10s")
    Duration longestPause();

    /// The pause after the first refusal (an answer of 4xx). It doubles with each further one, so that five refusals take about a quarter
    /// of an hour: during an update a new sender may meet a receiver that is still old and refuses what it will soon accept.
    @WithDefault("1m")
    Duration refusalPause();

    /// After so many refusals in a row a stream is parked until an operator acts. A receiver that is away never
    /// counts as a refusal.
    @WithDefault("5")
    int refusalsBeforeParking();

    interface Subscriber {
        /// The subscriber's events resource, e.g. `http://referral-service:80/events`.
        URI url();

        /// The client whose token is sent: `default` is this service's own, for receivers that accept it as the sender of
        /// these events; otherwise the name of another client under `quarkus.oidc-client`. No token is sent when none is
        /// named.
        Optional<String> client();
    }
}
