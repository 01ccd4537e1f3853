package org.palermo.shelter.availability;

import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Who may look for places and hold them, beyond the role. Bodies that enforce immigration rules may not: a survivor who
/// fears them would stay away, and they have no need of a shelter's place.
public final class Searchers {
    private static final String IMMIGRATION = "IMMIGRATION";

    private Searchers() {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403
    public static void require(Actor actor) {
        if (IMMIGRATION.equals(actor.agencyKind())) {
            throw Problems.forbidden("availability", "immigration", "Bodies that enforce immigration rules don't see shelter places.");
        }
        if (actor.agency() == null) {
            throw Problems.forbidden("availability", "no-agency", "Places are held for an organisation, and your token names none.");
        }
    }
}
