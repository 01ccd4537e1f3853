package org.palermo.kernel.bodies;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/// Who brings a file just now: few at once in an instance, and nobody two.
@ApplicationScoped
class LargeBodies {
    private static final int AT_ONCE = 3;

    private final Set<String> subjects = new HashSet<>();

    /// @return false when she brings one already, or as many are brought as there may be
    synchronized boolean admit(String subject) {
        return subjects.size() < AT_ONCE && subjects.add(subject);
    }

    synchronized void left(String subject) {
        subjects.remove(subject);
    }
}
