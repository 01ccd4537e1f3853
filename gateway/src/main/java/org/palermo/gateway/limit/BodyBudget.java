package org.palermo.gateway.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.config.GatewayConfig;
import org.palermo.gateway.problem.Problem;
import org.palermo.gateway.problem.Problems;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/// Limits the heap for bodies that are held here: in total, and for one caller (a subject, or an address where nobody is
/// signed in). So one caller can't use all of it.
@Singleton
public class BodyBudget {

    /// The least that any body counts, in bytes: the measured cost of waiting for one, with some room.
    private static final long LEAST = 8_192;

    private final long all;
    private final long perSubject;
    private final long perAddress;
    private final AtomicLong held = new AtomicLong();
    private final Map<String, Long> subjects = new ConcurrentHashMap<>();
    private final Map<String, Long> addresses = new ConcurrentHashMap<>();

    @Inject
    BodyBudget(GatewayConfig config, MeterRegistry metrics) {
        this(config.bodies().all().asLongValue(), config.bodies().perSubject().asLongValue(), config.bodies().perAddress().asLongValue());
        Gauge.builder("palermo.gateway.bodies.bytes", held, AtomicLong::get).register(metrics);
    }

    BodyBudget(long all, long perSubject, long perAddress) {
        this.all = all;
        this.perSubject = perSubject;
        this.perAddress = perAddress;
    }

    public Share ofSubject(String subject) {
        return new Share(subjects, subject, perSubject);
    }

    public Share ofAddress(String network) {
        return new Share(addresses, network, perAddress);
    }

    long held() {
        return held.get();
    }

    /// What one body takes of the budget. Used by one event loop only.
    public final class Share {

        private final Map<String, Long> callers;
        private final String caller;
        private final long most;
        private long taken;

        private Share(Map<String, Long> callers, String caller, long most) {
            this.callers = callers;
            this.caller = caller;
            this.most = most;
        }

        /// @param bytes the size of the body so far
        /// @return the refusal, or null when there is room
        public Problem take(long bytes) {
            var needed = Math.max(LEAST, bytes < 2 ? bytes : Long.highestOneBit(bytes - 1) << 1);
            var more = needed - taken;
            if (more <= 0) {
                return null;
            }
            taken = needed;
            if (held.addAndGet(more) > all) {
                callers.merge(caller, more, Long::sum);
                giveBack();
                return Problems.TOO_MANY_BODIES;
            }
            if (callers.merge(caller, more, Long::sum) > most) {
                giveBack();
                return Problems.TOO_MANY_BODIES_OF_ONE;
            }
            return null;
        }

        public void giveBack() {
            if (taken > 0) {
                held.addAndGet(-taken);
                callers.computeIfPresent(caller, (who, sum) -> sum == taken ? null : Long.valueOf(sum - taken));
                taken = 0;
            }
        }
    }
}
