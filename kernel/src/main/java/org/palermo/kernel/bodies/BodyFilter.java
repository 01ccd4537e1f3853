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

/// Stands between the right to call and the first byte of a body. What is taken as something else than JSON is a file.
@ApplicationScoped
class BodyFilter {
    /// Of JSON: the gateway takes half of it, events of other services come on the inside.
    private static final long MOST_OF_JSON = 256 * 1024;
    private static final int LATER_SECONDS = 2;

    private final LargeBodies bodies;
    private final SecurityIdentity identity;

    BodyFilter(LargeBodies bodies, SecurityIdentity identity) {
        this.bodies = bodies;
        this.identity = identity;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413 for JSON that is too large, 429 for a file while others are brought
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 2)
    public void admit(ResteasyReactiveContainerRequestContext request) {
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        RoutingContext exchange = context.serverRequest().unwrap(RoutingContext.class);
        exchange.addEndHandler(over -> passOver(exchange.request()));
        if (isFile(context.getTarget().getConsumes())) {
            admitFile(exchange);
        } else {
            limit(exchange);
        }
    }

    private void admitFile(RoutingContext exchange) {
        String subject = identity.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : identity.getPrincipal().getName();
        LargeBody body = bodies.admit(subject, exchange.response()::ended).orElseThrow(() ->
                Problems.tooMany("request", "large-body", "You bring a file already, or others bring as many as can be taken at once.", LATER_SECONDS));
        exchange.put(CurrentBody.KEY, body);
        exchange.addEndHandler(over -> body.left());
        // An answer that streams does not say that its connection broke.
        exchange.request().connection().closeHandler(broken -> body.left());
    }

    /// Who was answered before she had sent everything goes on sending: it is let go as it comes.
    private static void passOver(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(null);
            request.resume();
        }
    }

    /// A body that does not say how long it is, is counted as it is read.
    private static void limit(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > MOST_OF_JSON) {
            throw Problems.tooLarge("JSON has at most 256 KiB here.");
        }
        exchange.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST_OF_JSON);
    }

    private static boolean isFile(List<MediaType> taken) {
        return taken != null && taken.stream().anyMatch(type -> !type.getSubtype().equals("json") && !type.getSubtype().endsWith("+json"));
    }
}
