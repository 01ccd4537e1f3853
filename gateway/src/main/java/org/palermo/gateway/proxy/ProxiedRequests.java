package org.palermo.gateway.proxy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.authentication.Bearer;
import org.palermo.gateway.config.GatewayConfig;
import org.palermo.gateway.limit.BodyBudget;
import org.palermo.gateway.origin.OriginServer;
import org.palermo.gateway.origin.Origins;
import org.palermo.gateway.problem.Problems;
import org.palermo.gateway.problem.Refusal;
import org.palermo.gateway.problem.Refusals;
import org.palermo.gateway.problem.Telemetry;
import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.Route;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;

/// Starts a [ProxiedRequest] for a call once its body has been read, unless the origin's breaker is open or the body is
/// too long, too slow or over the budget. Only the body of an import or of a file streams, once its origin is connected.
@Singleton
public class ProxiedRequests {

    /// How much longer a request waits for a connection than the gateway tries to open one.
    private static final long LONGER_MILLIS = 1_000;

    private final Vertx vertx;
    private final Origins origins;
    private final BodyBudget budget;
    private final SuspendedSubjects suspended;
    private final UnreadAnswers unread;
    private final Refusals refusals;
    private final Telemetry telemetry;
    private final GatewayConfig config;
    private final TimeLimits.Rule ordinary;
    private final TimeLimits.Rule streams;

    @Inject
    ProxiedRequests(Vertx vertx, Origins origins, BodyBudget budget, SuspendedSubjects suspended, Refusals refusals,
            Telemetry telemetry, GatewayConfig config) {
        this.vertx = vertx;
        this.origins = origins;
        this.budget = budget;
        this.suspended = suspended;
        this.unread = new UnreadAnswers(vertx.nettyEventLoopGroup(), config.pool().unread().toNanos(), System::nanoTime);
        this.refusals = refusals;
        this.telemetry = telemetry;
        this.config = config;
        this.ordinary = rule(config, config.deadline().toNanos());
        this.streams = rule(config, Long.MAX_VALUE);
    }

    /// @param bearer null where no token is needed
    public void open(Call call, Bearer bearer) {
        var request = call.request();
        if (request.response().closed()) {
            // The caller left while the token was checked.
            return;
        }
        var origin = origins.of(call.route().origin());
        var limit = limit(call.route().body());
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > limit) {
            refusals.send(call, Problems.TOO_LARGE);
        } else if (origin.breaker().rests()) {
            refusals.send(call, Problems.resting(origin.breaker().restSeconds()));
        } else if (call.route().body() != Route.Body.ORDINARY) {
            pass(call, bearer, origin, SentBody.streaming(limit));
        } else if (IncomingBody.mayCome(request)) {
            read(call, bearer, origin, limit);
        } else {
            request.resume();
            pass(call, bearer, origin, SentBody.NONE);
        }
    }

    private void read(Call call, Bearer bearer, OriginServer origin, long limit) {
        var share = bearer != null ? budget.ofSubject(bearer.subject()) : budget.ofAddress(call.caller().network());
        new IncomingBody(call.request(), share, limit).read(vertx, config.deadline().toNanos())
                .onSuccess(body -> passRead(call, bearer, origin, SentBody.read(body, share)))
                .onFailure(failure -> {
                    // Any other failure means that the caller left.
                    if (failure instanceof Refusal refusal) {
                        refusals.send(call, refusal.problem());
                    }
                });
    }

    /// Some time has passed since the caller was admitted, so suspension is checked again.
    private void passRead(Call call, Bearer bearer, OriginServer origin, SentBody sent) {
        if (bearer != null && suspended.refuse(bearer)) {
            sent.done();
            refusals.send(call, Problems.SUSPENDED);
        } else {
            pass(call, bearer, origin, sent);
        }
    }

    private void pass(Call call, Bearer bearer, OriginServer origin, SentBody sent) {
        if (origin.breaker().permits()) {
            var rule = call.streams() ? streams : ordinary;
            new ProxiedRequest(vertx, call, bearer, suspended, unread, origin, refusals, telemetry, rule, sent).start();
        } else {
            sent.done();
            refusals.send(call, Problems.resting(origin.breaker().restSeconds()));
        }
    }

    private long limit(Route.Body body) {
        return switch (body) {
            case ORDINARY -> config.bodyLimit().asLongValue();
            case IMPORT -> config.importLimit().asLongValue();
            case PIECE -> config.pieceLimit().asLongValue();
            case SUBMISSION -> config.submissionLimit().asLongValue();
            case FILE -> config.fileLimit().asLongValue();
            case LIST -> config.listLimit().asLongValue();
            case FORM_FILE -> config.formFileLimit().asLongValue();
        };
    }

    private static TimeLimits.Rule rule(GatewayConfig config, long totalNanos) {
        return new TimeLimits.Rule(config.connect().toMillis() + LONGER_MILLIS, config.idle().toNanos(), totalNanos, config.slowest());
    }
}
