package org.palermo.kernel.problem;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/// Replaces, in a native image, the problem library's own answer to a missing or refused token, which reads a field of
/// Quarkus' challenge that no longer exists. On a JVM nothing reaches that class, because [Unauthorised] comes first; an
/// image is linked as a whole and could not be built.
@Substitute
@TargetClass(className = "io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils")
final class UnauthorisedInImage {

    @Substitute
    static Uni<HttpProblem> toProblem(RoutingContext request, Exception refusal) {
        return Uni.createFrom().item(Unauthorised.problem(refusal));
    }
}
