package org.palermo.gateway.authentication;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.config.GatewayConfig;
import org.palermo.gateway.limit.Buckets;
import org.palermo.gateway.limit.RateLimits;
import org.palermo.gateway.problem.Problem;
import org.palermo.gateway.problem.Problems;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// Limits guesses of tokens, passwords, codes and secrets. An attempt takes one of its address's allowed failures
/// beforehand, so that a thousand attempts at once are limited too, and gives it back when it was right. Failures are
/// forgotten one by one over time. An address with none left is refused before anything is verified.
///
/// It counts by address and never by the name that was tried: otherwise anyone could lock out an inspector by sending wrong
/// passwords for the inspector's account. Keycloak itself protects names: it slows one account down.
@Singleton
class FailedAttempts {

    enum Kind {
        TOKEN(GatewayConfig.Failures::token),
        SIGN_IN(GatewayConfig.Failures::signIn);

        private final Function<GatewayConfig.Failures, GatewayConfig.Allowance> allowance;

        Kind(Function<GatewayConfig.Failures, GatewayConfig.Allowance> allowance) {
            this.allowance = allowance;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final int ADDRESSES = 10_000;

    private final Map<Kind, Buckets> left = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> failed = new EnumMap<>(Kind.class);

    @Inject
    FailedAttempts(GatewayConfig config, MeterRegistry metrics) {
        this(config.failures(), TimeMeter.SYSTEM_NANOTIME, metrics);
    }

    FailedAttempts(GatewayConfig.Failures failures, TimeMeter clock, MeterRegistry metrics) {
        for (var kind : Kind.values()) {
            var buckets = new Buckets(ADDRESSES, () -> bucket(kind.allowance.apply(failures), clock));
            left.put(kind, buckets);
            failed.put(kind, metrics.counter("palermo.gateway.attempts.failed", "kind", kind.label()));
            Gauge.builder("palermo.gateway.attempts.addresses", buckets, Buckets::size).tag("kind", kind.label()).register(metrics);
        }
    }

    /// @return the refusal, when the address has failed too often
    Optional<Problem> begin(Kind kind, String network) {
        var probe = left.get(kind).of(network).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Problems.tooManyFailures(RateLimits.seconds(probe.getNanosToWaitForRefill())));
    }

    void failed(Kind kind) {
        failed.get(kind).increment();
    }

    /// @param steps that have begun and did not fail
    void succeeded(Kind kind, String network, int steps) {
        left.get(kind).of(network).addTokens(steps);
    }

    private static Bucket bucket(GatewayConfig.Allowance allowance, TimeMeter clock) {
        return Bucket.builder().withCustomTimePrecision(clock)
                .addLimit(limit -> limit.capacity(allowance.allowed())
                        .refillGreedy(1, Duration.ofNanos(allowance.forgottenAfter().toNanos())))
                .build();
    }
}
