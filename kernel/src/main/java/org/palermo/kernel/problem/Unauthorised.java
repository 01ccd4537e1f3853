package org.palermo.kernel.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// 401 for a missing and for a refused token alike. Stands before the problem library's own mappers, which read a
/// field of Quarkus' challenge that is no longer there.
class Unauthorised {
    private static final int BEFORE_THE_LIBRARY = Priorities.USER - 2;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_THE_LIBRARY)
    public Response missing(UnauthorizedException e) {
        return answer();
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_THE_LIBRARY)
    public Response refused(AuthenticationFailedException e) {
        return answer();
    }

    private static Response answer() {
        return Problems.unauthorised().toResponse();
    }
}
