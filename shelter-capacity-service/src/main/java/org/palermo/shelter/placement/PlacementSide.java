package org.palermo.shelter.placement;

import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// The two that a placement concerns.
public enum PlacementSide {
    SHELTER("operatorAgency"),
    ASKER("askingAgency");

    /// The field of a placement that says which organisation it is.
    final String agency;

    PlacementSide(String agency) {
        this.agency = agency;
    }

    /// The one that she means who does not say it; an organisation may be both.
    static PlacementSide of(Actor actor) {
        return actor.has(Role.SHELTER_MANAGER) ? SHELTER : ASKER;
    }
}
