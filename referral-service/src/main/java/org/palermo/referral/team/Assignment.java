package org.palermo.referral.team;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;

/// An open assignment of one coordinator to one case.
///
/// @param person the id of the account, which is the subject of its tokens
/// @param region the region of the case
@RegisterForReflection
record Assignment(UUID caseFile, String region, UUID person, UUID agency, Instant assignedAt) {

    boolean mayBeEndedBy(Actor actor) {
        return actor.has(Role.COMPETENT_AUTHORITY) && actor.covers(region)
                || actor.has(Role.AGENCY_ADMINISTRATOR) && agency.equals(actor.agency());
    }

    CoordinatorView view() {
        return new CoordinatorView(person, agency, assignedAt);
    }
}
