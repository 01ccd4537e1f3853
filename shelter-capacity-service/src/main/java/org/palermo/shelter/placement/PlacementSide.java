package org.palermo.shelter.placement;

import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// The two sides of a placement.
public enum PlacementSide {
    SHELTER("operatorAgency"),
    ASKER("askingAgency");

    /// The field of a placement that holds the organisation of this side.
    final String agency;

    PlacementSide(String agency) {
        this.agency = agency;
    }

    /// The default side when a caller names none; an organisation may be on both sides.
    static PlacementSide of(Actor actor) {
        return actor.has(Role.SHELTER_MANAGER) ? SHELTER : ASKER;
    }
}
