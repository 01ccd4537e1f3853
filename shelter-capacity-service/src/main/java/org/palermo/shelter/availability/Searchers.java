package org.palermo.shelter.availability;

import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Who may search for places and hold them, in addition to the role. Bodies that enforce immigration rules may not, because
/// survivors who fear them would stay away; that is checked when the transaction opens.
public final class Searchers {
    private Searchers() {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403
    public static void require(Actor actor) {
        if (actor.agency() == null) {
            throw Problems.forbidden("availability", "no-agency", "Places are held for an organisation, and your token names none.");
        }
    }
}
