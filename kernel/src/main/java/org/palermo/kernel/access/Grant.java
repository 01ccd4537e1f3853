package org.palermo.kernel.access;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.Set;

/// The operation for which the present request was admitted.
///
/// @param roles that the caller holds
/// @param request under which its answer may be remembered
public record Grant(Operation operation, Set<String> roles, RequestName request) {
    private static final String KEY = "palermo.grant";

    /// Empty outside of a request, e.g. in jobs and in the relay.
    public static Optional<Grant> current() {
        return VertxContext.isOnDuplicatedContext() ? Optional.ofNullable(Vertx.currentContext().getLocal(KEY)) : Optional.empty();
    }

    /// @throws IllegalStateException outside of a request
    public static Grant required() {
        return current().orElseThrow(() -> new IllegalStateException("No request is open here"));
    }

    boolean holdsAnyOf(Set<String> those) {
        return those.stream().anyMatch(roles::contains);
    }

    void take() {
        Vertx.currentContext().putLocal(KEY, this);
    }
}
