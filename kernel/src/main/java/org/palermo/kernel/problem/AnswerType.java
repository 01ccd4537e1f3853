package org.palermo.kernel.problem;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What an answer is called is the service's word. An operation that only says that it answers an object would call it
/// whatever the caller's `Accept` says, and so repeat it.
class AnswerType {
    private static final Set<String> OURS = Set.of("application/json", "application/problem+json", "application/x-ndjson", "text/event-stream", "text/csv", "text/html",
            "application/octet-stream");

    @ServerResponseFilter
    public void name(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (type != null && !OURS.contains(type.getType() + "/" + type.getSubtype())) {
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
