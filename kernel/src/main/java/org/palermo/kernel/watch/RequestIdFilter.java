package org.palermo.kernel.watch;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Puts the request id into the logs and into the answer.
class RequestIdFilter {
    private final RequestId id;

    RequestIdFilter(RequestId id) {
        this.id = id;
    }

    @ServerRequestFilter(preMatching = true)
    public void enter() {
        MDC.put("requestId", id.value());
    }

    @ServerResponseFilter
    public void leave(ContainerResponseContext response) {
        response.getHeaders().putSingle(RequestId.HEADER, id.value());
    }
}
