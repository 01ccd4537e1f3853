package org.palermo.kernel.outbox;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The configuration of a sender with one receiver, where nobody listens.
record OneSubscriber(Duration longestRound) implements SubscriberConfig {
    @Override
    public Map<String, Subscriber> subscriber() {
        return Map.of("referral", new Subscriber() {
            @Override
            public URI url() {
                return URI.create("http://localhost:1/events");
            }

            @Override
            public Optional<String> client() {
                return Optional.of("default");
            }
        });
    }

    @Override
    public String source() {
        return "/test";
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration poll() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration longestPause() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration refusalPause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int refusalsBeforeParking() {
        return 5;
    }
}
