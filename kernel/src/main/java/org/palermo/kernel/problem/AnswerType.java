package org.palermo.kernel.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.stream.Stream;

/// What an answer is called is the service's word. An operation that only says that it answers an object would call it
/// whatever `Accept` says, and so repeat the caller's; it is read from the request itself, so it is mended there.
@ApplicationScoped
class AnswerType {
    private static final Set<String> KNOWN = Set.of("*/*", "application/*", "application/json", "application/problem+json", "application/x-ndjson", "text/csv", "text/event-stream",
            "text/html", "application/octet-stream");
    private static final int EARLY = 90;

    void register(@Observes Filters filters) {
        filters.register(AnswerType::forgetUnknown, EARLY);
    }

    private static void forgetUnknown(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && !Stream.of(accept.split(",")).map(type -> type.replaceAll(";.*", "").strip()).allMatch(KNOWN::contains)) {
            request.request().headers().set(HttpHeaders.ACCEPT, "*/*");
        }
        request.next();
    }
}
