package org.palermo.kernel.bodies;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Who brings a file just now: few at once in an instance, and nobody two. Nothing of a connection is asked under the lock of this: a connection
/// that ends holds its own while it says so.
@ApplicationScoped
class LargeBodies {
    private static final int AT_ONCE = 3;

    private final Vertx vertx;
    private final Map<String, LargeBody> bodies = new HashMap<>();

    LargeBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @param answered whether her request has its whole answer
    /// @return empty when she brings one already, or as many are brought as there may be
    Optional<LargeBody> admit(String subject, BooleanSupplier answered) {
        LargeBody body = new LargeBody(vertx, answered);
        if (!add(subject, body)) {
            // Somebody who has her answer may be back before her request has ended here.
            present().forEach(LargeBody::leaveIfAnswered);
            if (!add(subject, body)) {
                return Optional.empty();
            }
        }
        body.whenOver(() -> remove(subject, body));
        return Optional.of(body);
    }

    private synchronized boolean add(String subject, LargeBody body) {
        // Another thread may be about to remove one.
        bodies.values().removeIf(LargeBody::isOver);
        return bodies.size() < AT_ONCE && bodies.putIfAbsent(subject, body) == null;
    }

    private synchronized List<LargeBody> present() {
        return List.copyOf(bodies.values());
    }

    private synchronized void remove(String subject, LargeBody body) {
        bodies.remove(subject, body);
    }
}
