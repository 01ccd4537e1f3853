package org.palermo.gateway.limit;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.config.GatewayConfig;
import org.palermo.gateway.problem.Problem;
import org.palermo.gateway.problem.Problems;
import org.palermo.gateway.route.RateClass;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// Limits the requests of one caller. Each gateway process counts for itself: two replicas allow twice as much. That is
/// simpler than a shared counter for every request, and the services have their own protection.
@Singleton
public class RateLimits {

    private static final int CALLERS = 10_000;
    private static final double SECOND = 1e9;

    private final GatewayConfig.Limits limits;
    private final Map<RateClass, Buckets> classes = new EnumMap<>(RateClass.class);
    private final Map<RateClass, Counter> refused = new EnumMap<>(RateClass.class);

    @Inject
    RateLimits(GatewayConfig config, MeterRegistry metrics) {
        this(config.limits(), TimeMeter.SYSTEM_NANOTIME, metrics);
    }

    RateLimits(GatewayConfig.Limits limits, TimeMeter clock, MeterRegistry metrics) {
        this.limits = limits;
        for (var rateClass : RateClass.values()) {
            var rate = rateClass.of(limits);
            var buckets = new Buckets(CALLERS, () -> bucket(rate, clock));
            classes.put(rateClass, buckets);
            refused.put(rateClass, metrics.counter("palermo.gateway.limit.refused", "limit", rateClass.label()));
            Gauge.builder("palermo.gateway.limit.callers", buckets, Buckets::size).tag("limit", rateClass.label()).register(metrics);
        }
    }

    /// Counts one request.
    ///
    /// @return the refusal, when the caller has used up its limit
    public Optional<Problem> count(RateClass rateClass, String caller) {
        var probe = classes.get(rateClass).of(caller).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        refused.get(rateClass).increment();
        return Optional.of(Problems.tooMany(rateClass, rateClass.of(limits).burst(), seconds(probe.getNanosToWaitForRefill())));
    }

    /// Whole seconds, at least one.
    public static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
    }

    private static Bucket bucket(GatewayConfig.Rate rate, TimeMeter clock) {
        var interval = Duration.ofNanos(Math.max(1, Math.round(SECOND / rate.perSecond())));
        return Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(1, interval))
                .build();
    }
}
