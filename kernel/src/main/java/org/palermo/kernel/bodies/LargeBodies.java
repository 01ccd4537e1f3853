package org.palermo.kernel.bodies;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Who brings a file just now: few at once in an instance, and nobody two. Nothing of a connection is asked in here: a connection
/// that ends holds its own lock while it says so.
@ApplicationScoped
class LargeBodies {
    private static final int AT_ONCE = 3;

    private final Vertx vertx;
    private final Set<String> subjects = new HashSet<>();

    LargeBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @return empty when she brings one already, or as many are brought as there may be
    Optional<LargeBody> admit(String subject) {
        if (!add(subject)) {
            return Optional.empty();
        }
        LargeBody body = new LargeBody(vertx);
        body.whenOver(() -> remove(subject));
        return Optional.of(body);
    }

    private synchronized boolean add(String subject) {
        return subjects.size() < AT_ONCE && subjects.add(subject);
    }

    private synchronized void remove(String subject) {
        subjects.remove(subject);
    }
}
