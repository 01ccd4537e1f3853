package org.palermo.kernel.access;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.Set;

/// What the present request was let in for.
///
/// @param roles that the caller holds
public record Grant(Operation operation, Set<String> roles) {
    private static final String KEY = "palermo.grant";

    /// Empty outside of a request: jobs, the relay, whatever starts by itself.
    public static Optional<Grant> current() {
        return VertxContext.isOnDuplicatedContext() ? Optional.ofNullable(Vertx.currentContext().getLocal(KEY)) : Optional.empty();
    }

    boolean shows(Limit limit) {
        return limit.roles().stream().anyMatch(roles::contains);
    }

    void take() {
        Vertx.currentContext().putLocal(KEY, this);
    }
}
