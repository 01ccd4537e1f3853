package org.palermo.kernel.bodies;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/// Who brings a file just now: few at once in an instance, and nobody two. Nothing of a connection is asked in here: a connection
/// that ends holds its own lock while it says so.
@ApplicationScoped
class LargeBodies {
    private static final int AT_ONCE = 3;

    private final Map<String, Object> requests = new HashMap<>();

    /// @param request by which she brings it
    /// @return false when she brings one already, or as many are brought as there may be
    synchronized boolean admit(String subject, Object request) {
        return requests.size() < AT_ONCE && requests.putIfAbsent(subject, request) == null;
    }

    synchronized void left(String subject, Object request) {
        requests.remove(subject, request);
    }
}
