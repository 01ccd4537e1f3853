package org.palermo.kernel.parameters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerHttpRequest;
import org.palermo.kernel.problem.Problems;

/// Refuses query parameters that are unknown or whose value is not of their type, by name. Their values, which the caller
/// wrote, are not repeated.
@ApplicationScoped
class ParameterFilter {
    private static final String A_WORD = "[A-Za-z][A-Za-z0-9_]{0,39}";

    private final DeclaredParameters declared;

    ParameterFilter(DeclaredParameters declared) {
        this.declared = declared;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each parameter that is unknown or of another type
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION + 1)
    public void refuseWrong(ResteasyReactiveContainerRequestContext request) {
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        ServerHttpRequest sent = context.serverRequest();
        if (sent.queryParamNames().isEmpty()) {
            return;
        }
        RuntimeResource operation = context.getTarget();
        Map<String, ParameterType> known = declared.of(operation.getHttpMethod(), operation.getClassPath().template,
                operation.getPath().template);
        List<Problems.Violation> wrong = new TreeSet<>(sent.queryParamNames()).stream()
                .flatMap(name -> violation(name, sent.getAllQueryParams(name), known).stream()).distinct().toList();
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong);
        }
    }

    private static Optional<Problems.Violation> violation(String name, List<String> values, Map<String, ParameterType> known) {
        ParameterType type = known.get(name);
        if (type == null) {
            return Optional.of(new Problems.Violation(name.matches(A_WORD) ? name : "(unknown)", said(known.keySet())));
        }
        return values.stream().allMatch(type.accepts()) ? Optional.empty() : Optional.of(new Problems.Violation(name, type.must()));
    }

    private static String said(Collection<String> known) {
        return known.isEmpty()
                ? "must be left out: there are no parameters here"
                : "must be one of the parameters of this operation: " + String.join(", ", known);
    }
}
