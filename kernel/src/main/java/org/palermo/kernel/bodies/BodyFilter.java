package org.palermo.kernel.bodies;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.palermo.kernel.problem.Problems;

/// Runs after the access check and before the first byte of a body is read. A body of another type than JSON is a file.
@ApplicationScoped
class BodyFilter {
    /// The limit for JSON. Callers at the gateway may send half of it; only events of other services, on the internal
    /// network, may be larger.
    private static final long MOST_OF_JSON = 256 * 1024;
    private static final int LATER_SECONDS = 2;

    private final LargeBodies bodies;
    private final SecurityIdentity identity;

    BodyFilter(LargeBodies bodies, SecurityIdentity identity) {
        this.bodies = bodies;
        this.identity = identity;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413 for JSON that is too large, 429 for a file while too many
    /// others are being sent
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 2)
    public void admit(ResteasyReactiveContainerRequestContext request) {
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        RoutingContext exchange = context.serverRequest().unwrap(RoutingContext.class);
        exchange.addEndHandler(over -> passOver(exchange.request()));
        List<MediaType> taken = context.getTarget().getConsumes();
        if (isFile(taken)) {
            admitFile(exchange, kind(taken));
        } else {
            limit(exchange);
        }
    }

    private void admitFile(RoutingContext exchange, LargeBodies.Kind kind) {
        String subject = identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : identity.getPrincipal().getName();
        LargeBody body = bodies.admit(kind, subject, exchange.response()::ended).orElseThrow(() ->
                Problems.tooMany("request", "large-body",
                        "You are already sending a file, or too many files are being sent at once.", LATER_SECONDS));
        exchange.put(CurrentBody.KEY, body);
        exchange.addEndHandler(over -> body.left());
        // A streaming answer does not report that its connection broke.
        exchange.request().connection().closeHandler(broken -> body.left());
    }

    /// A caller who was answered early may go on sending: the rest is read and dropped.
    private static void passOver(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(null);
            request.resume();
        }
    }

    /// A body without a length is counted as it is read.
    private static void limit(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > MOST_OF_JSON) {
            throw Problems.tooLarge("JSON must be at most 256 KiB here.");
        }
        exchange.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST_OF_JSON);
    }

    /// A piece of a resumable upload, or a form with files, is read and kept a bit at a time.
    private static LargeBodies.Kind kind(List<MediaType> taken) {
        if (taken.stream().allMatch(type -> type.getSubtype().equals("offset+octet-stream"))) {
            return LargeBodies.Kind.PIECE;
        }
        return taken.stream().allMatch(type -> type.getSubtype().equals("form-data")) ? LargeBodies.Kind.FORM : LargeBodies.Kind.FILE;
    }

    private static boolean isFile(List<MediaType> taken) {
        return taken != null && taken.stream().anyMatch(type -> !type.getSubtype().equals("json") && !type.getSubtype().endsWith("+json"));
    }
}
