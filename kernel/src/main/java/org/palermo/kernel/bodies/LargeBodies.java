package org.palermo.kernel.bodies;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The callers who are sending a file: few at once in an instance, and one file each. Nothing asks a connection while
/// holding this object's lock, because a connection that ends holds its own lock while it reports the end.
@ApplicationScoped
class LargeBodies {
    private static final int AT_ONCE = 3;

    private final Vertx vertx;
    private final Map<String, LargeBody> bodies = new HashMap<>();

    LargeBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @param answered whether the caller's request has its whole answer
    /// @return empty when the caller is already sending a file, or the limit of files is reached
    Optional<LargeBody> admit(String subject, BooleanSupplier answered) {
        LargeBody body = new LargeBody(vertx, answered);
        if (!add(subject, body)) {
            // A caller who has the answer may return before the earlier request has ended here.
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
