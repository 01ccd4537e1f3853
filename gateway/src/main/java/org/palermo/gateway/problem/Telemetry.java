package org.palermo.gateway.problem;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.Origin;
import org.palermo.gateway.route.Route;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/// Metrics and logs: a timer for each row and kind of status, a counter for each kind of refusal, and a log line, with the
/// request id, for each failure here or in an origin.
///
/// They contain rows and codes only: a path contains ids of cases, and a query may contain more. Quarkus' own HTTP metrics
/// are off, because they would make a meter for each path.
@Singleton
public class Telemetry {

    private static final Logger LOG = Logger.getLogger(Telemetry.class);
    private static final int KINDS = 6;

    private final MeterRegistry metrics;
    private final Timer[][] timers = new Timer[Route.values().length + 1][KINDS];

    @Inject
    Telemetry(MeterRegistry metrics) {
        this.metrics = metrics;
        for (var route : Route.values()) {
            register(route.ordinal(), route.label());
        }
        register(timers.length - 1, "none");
    }

    public void ended(Call call, int status) {
        var row = call.route() == null ? timers.length - 1 : call.route().ordinal();
        var nanos = System.nanoTime() - call.started();
        timers[row][Math.clamp(status / 100, 0, KINDS - 1)].record(nanos, TimeUnit.NANOSECONDS);
        if (LOG.isDebugEnabled()) {
            log(call, Logger.Level.DEBUG, status + " after " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
        }
    }

    void refused(Call call, Problem problem) {
        metrics.counter("palermo.gateway.refused", "what", problem.what()).increment();
        // While the breaker is open, the one line that said so is enough.
        if (problem.status() == 500 || problem.status() == 502 || problem.status() == 504) {
            log(call, Logger.Level.WARN, problem.status() + " " + problem.what());
        }
    }

    public void leftAlone(Origin origin) {
        LOG.errorf("%s has failed several times in a row and gets no requests for a moment", origin);
    }

    public void brokeOff(Call call, String why) {
        metrics.counter("palermo.gateway.broken.off", "why", why).increment();
        log(call, Logger.Level.WARN, "answer broken off: " + why);
    }

    public void unexpected(Call call, Throwable failure) {
        MDC.put("requestId", call.id());
        LOG.error("Unexpected failure", failure);
        MDC.remove("requestId");
    }

    private static void log(Call call, Logger.Level level, String what) {
        MDC.put("requestId", call.id());
        LOG.logf(level, "%s %s %s", call.request().method(), call.route() == null ? "-" : call.route().label(), what);
        MDC.remove("requestId");
    }

    private void register(int row, String label) {
        for (int kind = 0; kind < KINDS; kind++) {
            timers[row][kind] = Timer.builder("palermo.gateway.requests")
                    .tag("route", label).tag("status", kind == 0 ? "left" : kind + "xx").register(metrics);
        }
    }
}
