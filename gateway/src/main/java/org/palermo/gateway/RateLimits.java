package org.palermo.gateway;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/// How much one caller may ask. Each gateway process counts for itself: two replicas let twice as much through, which
/// is simpler than a shared counter on the way of every request, and the services have their own protection.
@ApplicationScoped
class RateLimits {

    private static final int CALLERS = 20_000;

    private final GatewayConfig.Limits limits;
    private final Map<RateClass, Buckets> classes = new EnumMap<>(RateClass.class);

    @Inject
    RateLimits(GatewayConfig config) {
        this(config.limits(), TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(GatewayConfig.Limits limits, TimeMeter clock) {
        this.limits = limits;
        for (var rateClass : RateClass.values()) {
            var rate = rateClass.of(limits);
            classes.put(rateClass, new Buckets(CALLERS, () -> bucket(rate, clock)));
        }
    }

    /// Counts one request.
    ///
    /// @return the refusal, when the caller has used up her share
    Optional<Problem> count(RateClass rateClass, String caller) {
        var probe = classes.get(rateClass).of(caller).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        var seconds = Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds());
        return Optional.of(Problems.tooMany(rateClass, rateClass.of(limits).burst(), seconds));
    }

    private static Bucket bucket(GatewayConfig.Rate rate, TimeMeter clock) {
        return Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
