package org.palermo.referral.team;

import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// One coordinator's open assignment to one case.
///
/// @param person id of her account, the subject of her tokens
/// @param region the case's
record Assignment(UUID caseFile, String region, UUID person, UUID agency, Instant assignedAt) {

    boolean mayBeEndedBy(Actor actor) {
        return actor.has(Role.COMPETENT_AUTHORITY) && actor.covers(region)
                || actor.has(Role.AGENCY_ADMINISTRATOR) && agency.equals(actor.agency());
    }

    CoordinatorView view() {
        return new CoordinatorView(person, agency, assignedAt);
    }
}
