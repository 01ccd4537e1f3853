package org.palermo.kernel.idempotency;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.palermo.kernel.problem.Problems;

/// Refuses a blank key, which is a mistake of the caller. The framework would pass on null, and the request would run
/// without being remembered.
class BlankKey {

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request) {
        String key = request.getHeaderString(Idempotency.HEADER);
        if (key != null && key.isBlank()) {
            throw Problems.invalid(Idempotency.HEADER, "must have 1 to 255 characters");
        }
    }
}
