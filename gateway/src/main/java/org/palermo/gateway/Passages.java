package org.palermo.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;

/// Opens a [Passage] for a call, unless its origin is left alone or its body says that it is too long.
@Singleton
class Passages {

    private final Vertx vertx;
    private final Origins origins;
    private final SuspendedSubjects suspended;
    private final Refusals refusals;
    private final Watch watch;
    private final GatewayConfig config;

    @Inject
    Passages(Vertx vertx, Origins origins, SuspendedSubjects suspended, Refusals refusals, Watch watch, GatewayConfig config) {
        this.vertx = vertx;
        this.origins = origins;
        this.suspended = suspended;
        this.refusals = refusals;
        this.watch = watch;
        this.config = config;
    }

    /// @param bearer null where no token is asked for
    void open(Call call, Bearer bearer) {
        var limit = limit(call.route().body());
        var length = call.request().getHeader("Content-Length");
        if (length != null && Long.parseLong(length) > limit) {
            refusals.send(call, Problems.TOO_LARGE);
            return;
        }
        var origin = origins.of(call.route().origin());
        if (!origin.breaker().permits()) {
            refusals.send(call, Problems.resting(origin.breaker().restSeconds()));
            return;
        }
        new Passage(vertx, call, bearer, suspended, origin, refusals, watch, times(call), limit).start();
    }

    private long limit(Route.Body body) {
        return switch (body) {
            case ORDINARY -> config.bodyLimit().asLongValue();
            case IMPORT -> config.importLimit().asLongValue();
        };
    }

    private Passage.Times times(Call call) {
        return new Passage.Times(config.connect().toMillis(), config.idle().toNanos(),
                call.streams() ? Long.MAX_VALUE : config.deadline().toNanos(), config.slowest());
    }
}
