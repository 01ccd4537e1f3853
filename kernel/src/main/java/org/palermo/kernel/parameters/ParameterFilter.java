package org.palermo.kernel.parameters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.palermo.kernel.problem.Problems;

/// Refuses unknown query parameters by name. Their values, which the caller wrote, are not repeated.
@ApplicationScoped
class ParameterFilter {
    private static final String A_WORD = "[A-Za-z][A-Za-z0-9_]{0,39}";

    private final DeclaredParameters declared;

    ParameterFilter(DeclaredParameters declared) {
        this.declared = declared;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each unknown parameter
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    public void refuseUnknown(ResteasyReactiveContainerRequestContext request) {
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        Collection<String> sent = context.serverRequest().queryParamNames();
        if (sent.isEmpty()) {
            return;
        }
        RuntimeResource operation = context.getTarget();
        Set<String> known = declared.of(operation.getHttpMethod(), operation.getClassPath().template, operation.getPath().template);
        List<Problems.Violation> unknown = new TreeSet<>(sent).stream().filter(name -> !known.contains(name))
                .map(name -> name.matches(A_WORD) ? name : "(unknown)").distinct()
                .map(name -> new Problems.Violation(name, said(known)))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problems.invalid(unknown);
        }
    }

    private static String said(Set<String> known) {
        return known.isEmpty()
                ? "must be left out: there are no parameters here"
                : "must be one of the parameters of this operation: " + String.join(", ", new TreeSet<>(known));
    }
}
