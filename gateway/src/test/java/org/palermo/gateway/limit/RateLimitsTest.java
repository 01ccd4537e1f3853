package org.palermo.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.palermo.gateway.config.GatewayConfig;
import org.palermo.gateway.route.RateClass;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class RateLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final TimeMeter clock = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };
    private final RateLimits limits = new RateLimits(new Same(2, 5), clock, new SimpleMeterRegistry());

    @Test
    void a_burst_and_then_the_refill_rate() {
        for (int i = 0; i < 5; i++) {
            assertTrue(limits.count(RateClass.ANONYMOUS, "203.0.113.9").isEmpty());
        }
        var refused = limits.count(RateClass.ANONYMOUS, "203.0.113.9").orElseThrow();
        assertEquals(429, refused.status());
        assertEquals("1", refused.headers().get("Retry-After"));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertTrue(limits.count(RateClass.ANONYMOUS, "203.0.113.9").isEmpty());
        assertTrue(limits.count(RateClass.ANONYMOUS, "203.0.113.9").isEmpty());
        assertTrue(limits.count(RateClass.ANONYMOUS, "203.0.113.9").isPresent());
    }

    @Test
    void less_than_one_in_a_second() {
        var slow = new RateLimits(new Same(0.1, 1), clock, new SimpleMeterRegistry());
        assertTrue(slow.count(RateClass.COMPLAINTS, "203.0.113.9").isEmpty());
        assertEquals("10", slow.count(RateClass.COMPLAINTS, "203.0.113.9").orElseThrow().headers().get("Retry-After"));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(9));
        assertTrue(slow.count(RateClass.COMPLAINTS, "203.0.113.9").isPresent());
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertTrue(slow.count(RateClass.COMPLAINTS, "203.0.113.9").isEmpty());
    }

    @Test
    void callers_and_classes_are_counted_separately() {
        for (int i = 0; i < 6; i++) {
            limits.count(RateClass.SIGN_IN, "203.0.113.9");
        }
        assertTrue(limits.count(RateClass.SIGN_IN, "203.0.113.9").isPresent());
        assertTrue(limits.count(RateClass.SIGN_IN, "203.0.113.10").isEmpty());
        assertTrue(limits.count(RateClass.PORTAL, "203.0.113.9").isEmpty());
    }

    @Test
    void a_million_addresses_neither_fill_the_memory_nor_reset_active_callers() {
        var buckets = new Buckets(1_000, () -> Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(3).refillGreedy(1, Duration.ofHours(1))).build());
        var through = 0;
        for (int i = 0; i < 100_000; i++) {
            buckets.of("address-" + i).tryConsume(1);
            through += buckets.of("greedy").tryConsume(1) ? 1 : 0;
        }
        assertEquals(3, through);
        assertTrue(buckets.size() <= 1_001, () -> buckets.size() + " are kept");
    }

    private record Same(double perSecond, int burst) implements GatewayConfig.Limits, GatewayConfig.Rate {

        @Override
        public GatewayConfig.Rate api() {
            return this;
        }

        @Override
        public GatewayConfig.Rate imports() {
            return this;
        }

        @Override
        public GatewayConfig.Rate anonymous() {
            return this;
        }

        @Override
        public GatewayConfig.Rate complaints() {
            return this;
        }

        @Override
        public GatewayConfig.Rate tips() {
            return this;
        }

        @Override
        public GatewayConfig.Rate signIn() {
            return this;
        }

        @Override
        public GatewayConfig.Rate portal() {
            return this;
        }
    }
}
