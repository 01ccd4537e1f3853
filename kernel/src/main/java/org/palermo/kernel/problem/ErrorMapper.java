package org.palermo.kernel.problem;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// An `Error` (a stack overflow, a class that could not be loaded) is answered like any other failure. The log gets its
/// kind and place; its message could repeat what was sent.
class ErrorMapper {
    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);
    private static final int FRAMES = 20;

    @ServerExceptionMapper(value = Error.class, priority = Priorities.USER - 2)
    public Response answer(Error error) {
        Throwable place = new Throwable(error.getClass().getName());
        place.setStackTrace(Arrays.stream(error.getStackTrace()).limit(FRAMES).toArray(StackTraceElement[]::new));
        LOG.error("An error ended a request", place);
        return SafeProblems.failed().toResponse();
    }
}
