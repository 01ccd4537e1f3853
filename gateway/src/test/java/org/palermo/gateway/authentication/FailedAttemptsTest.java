package org.palermo.gateway.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.palermo.gateway.authentication.FailedAttempts.Kind;
import org.palermo.gateway.config.GatewayConfig;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// In these tests three failures are allowed, and one is forgotten after ten seconds.
class FailedAttemptsTest {

    private static final String ADDRESS = "203.0.113.9";

    private final AtomicLong nanos = new AtomicLong();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final FailedAttempts attempts = new FailedAttempts(new Same(3, Duration.ofSeconds(10)), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }, metrics);

    @Test
    void after_three_failures_none_until_one_is_forgotten() {
        for (int i = 0; i < 3; i++) {
            assertTrue(attempts.begin(Kind.TOKEN, ADDRESS).isEmpty());
        }
        var refused = attempts.begin(Kind.TOKEN, ADDRESS).orElseThrow();
        assertEquals(429, refused.status());
        assertEquals("10", refused.headers().get("Retry-After"));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertTrue(attempts.begin(Kind.TOKEN, ADDRESS).isEmpty());
        assertTrue(attempts.begin(Kind.TOKEN, ADDRESS).isPresent());
    }

    @Test
    void right_attempts_are_not_limited() {
        for (int i = 0; i < 1_000; i++) {
            assertTrue(attempts.begin(Kind.TOKEN, ADDRESS).isEmpty());
            attempts.succeeded(Kind.TOKEN, ADDRESS, 1);
        }
    }

    /// Attempts that are given back never add up to more than the allowance.
    @Test
    void being_right_earns_no_more_guesses() {
        attempts.succeeded(Kind.SIGN_IN, ADDRESS, 2);
        for (int i = 0; i < 3; i++) {
            assertTrue(attempts.begin(Kind.SIGN_IN, ADDRESS).isEmpty());
        }
        assertTrue(attempts.begin(Kind.SIGN_IN, ADDRESS).isPresent());
    }

    @Test
    void each_address_and_each_kind_by_itself() {
        for (int i = 0; i < 4; i++) {
            attempts.begin(Kind.TOKEN, ADDRESS);
        }
        assertTrue(attempts.begin(Kind.TOKEN, ADDRESS).isPresent());
        assertTrue(attempts.begin(Kind.SIGN_IN, ADDRESS).isEmpty());
        assertTrue(attempts.begin(Kind.TOKEN, "203.0.113.10").isEmpty());
    }

    @Test
    void a_hundred_thousand_addresses_do_not_fill_the_memory() {
        for (int i = 0; i < 100_000; i++) {
            attempts.begin(Kind.TOKEN, "address-" + i);
        }
        assertTrue(metrics.get("palermo.gateway.attempts.addresses").tag("kind", "token").gauge().value() <= 20_001);
    }

    private record Same(int allowed, Duration forgottenAfter) implements GatewayConfig.Failures, GatewayConfig.Allowance {

        @Override
        public GatewayConfig.Allowance token() {
            return this;
        }

        @Override
        public GatewayConfig.Allowance signIn() {
            return this;
        }
    }
}
