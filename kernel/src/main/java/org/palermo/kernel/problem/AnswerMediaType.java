package org.palermo.kernel.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.stream.Stream;

/// Makes sure that the service decides the media type of an answer. For an operation that declares only an object, the
/// framework would take it from `Accept`, and so repeat the caller's text. It reads `Accept` from the request itself, so
/// the filter corrects it there.
@ApplicationScoped
class AnswerMediaType {
    private static final Set<String> KNOWN = Set.of("*/*", "application/*", "application/json", "application/problem+json",
            "application/x-ndjson", "text/csv", "text/event-stream", "text/html", "application/octet-stream");
    private static final int EARLY = 90;

    void register(@Observes Filters filters) {
        filters.register(AnswerMediaType::forgetUnknown, EARLY);
    }

    private static void forgetUnknown(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        if (accept != null && !Stream.of(accept.split(",")).map(AnswerMediaType::withoutParameters).allMatch(KNOWN::contains)) {
            request.request().headers().set(HttpHeaders.ACCEPT, "*/*");
        }
        request.next();
    }

    private static String withoutParameters(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip();
    }
}
