package org.palermo.inspection.upload;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.palermo.kernel.problem.Problems;

/// The version of tus, which each request and each answer names.
class TusAnswers {
    static final String HEADER = "Tus-Resumable";
    static final String VERSION = "1.0.0";
    private static final String PATH = "/api/inspection/v1/uploads";

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 412 for another version, or none
    static void require(String version) {
        if (!VERSION.equals(version)) {
            throw Problems.anotherVersion("upload", "version", "Tus-Resumable must be 1.0.0.", "Tus-Version", VERSION);
        }
    }

    @ServerResponseFilter
    public void name(ContainerRequestContext request, ContainerResponseContext answer) {
        if (request.getUriInfo().getPath().startsWith(PATH)) {
            answer.getHeaders().putSingle(HEADER, VERSION);
        }
    }
}
