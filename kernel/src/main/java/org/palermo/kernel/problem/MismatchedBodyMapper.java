package org.palermo.kernel.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// A body of another shape than expected (a list, a bare string). Quarkus' own mapper for this exact exception answers 400
/// without a body, and takes precedence over the problem library's mapper for its parent.
class MismatchedBodyMapper {
    private static final int BEFORE_QUARKUS = Priorities.USER - 2;

    @ServerExceptionMapper(value = MismatchedInputException.class, priority = BEFORE_QUARKUS)
    public Response answer(MismatchedInputException e) {
        return SafeProblems.fromJson(e).toResponse();
    }
}
