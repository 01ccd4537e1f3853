package org.palermo.kernel.problem;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/// What stands in a native image for the problem library's own answer to a missing or refused token. That one reads a field of
/// Quarkus' challenge that is no longer there. On a JVM nobody comes to it, since [Unauthorised] stands before it; an image is
/// linked whole and could not be built.
@Substitute
@TargetClass(className = "io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils")
final class UnauthorisedInImage {

    @Substitute
    static Uni<HttpProblem> toProblem(RoutingContext request, Exception refusal) {
        return Uni.createFrom().item(Unauthorised.problem(refusal));
    }
}
