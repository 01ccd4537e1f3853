package org.palermo.referral.people;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// The work of a person who leaves, which somebody else must continue. Implemented by the package that stores the work.
public interface LeaversWork {

    /// Hands over all of this work, in the caller's transaction. Both people belong to one organisation, which the actor administers.
    Uni<Void> handOver(Actor actor, UUID from, UUID to);

    /// Called in the caller's transaction when the person leaves and nobody takes over the work. By default the work stays with the person,
    /// to be handed over later.
    default Uni<Void> leave(Actor actor, UUID leaver) {
        return Uni.createFrom().voidItem();
    }
}
