package org.palermo.kernel.bodies;

import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/// Who brings a file just now: few at once in an instance, and nobody two. Somebody whose answer has ended, or whose connection
/// has closed, brings none, whether this was told of it or not.
@ApplicationScoped
class LargeBodies {
    private static final int AT_ONCE = 3;

    private final Map<String, HttpServerResponse> answers = new HashMap<>();

    /// @param answer to her who brings it
    /// @return false when she brings one already, or as many are brought as there may be
    synchronized boolean admit(String subject, HttpServerResponse answer) {
        answers.values().removeIf(one -> one.ended() || one.closed());
        return answers.size() < AT_ONCE && answers.putIfAbsent(subject, answer) == null;
    }

    synchronized void left(String subject, HttpServerResponse answer) {
        answers.remove(subject, answer);
    }
}
