package org.palermo.shelter.availability;

import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Who may look for places and hold them, beyond the role. That a body which enforces immigration rules may not, since a
/// survivor who fears it would stay away, is decided as the transaction opens.
public final class Searchers {
    private Searchers() {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403
    public static void require(Actor actor) {
        if (actor.agency() == null) {
            throw Problems.forbidden("availability", "no-agency", "Places are held for an organisation, and your token names none.");
        }
    }
}
