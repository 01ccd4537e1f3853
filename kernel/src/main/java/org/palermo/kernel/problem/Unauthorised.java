package org.palermo.kernel.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.palermo.token.KeysUnreachable;

/// 401 for a missing and for a refused token alike, and 503 for a token that can't be verified now. It comes before the
/// problem library's own mappers, which read a field of Quarkus' challenge that no longer exists.
class Unauthorised {
    private static final int BEFORE_THE_LIBRARY = Priorities.USER - 2;

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_THE_LIBRARY)
    public Response missing(UnauthorizedException e) {
        return problem(e).toResponse();
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_THE_LIBRARY)
    public Response refused(AuthenticationFailedException e) {
        return problem(e).toResponse();
    }

    static HttpProblem problem(Exception refusal) {
        return refusal.getCause() instanceof KeysUnreachable keys ? unjudged(keys) : Problems.unauthorised();
    }

    private static HttpProblem unjudged(KeysUnreachable keys) {
        return Problems.unavailable("identity", "signing-keys", "Tokens can't be checked now. Nothing was done: ask again.",
                Math.toIntExact(keys.retryAfterSeconds()));
    }
}
