package org.palermo.referral.people;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// The work of a person who leaves, which somebody else must continue. Implemented by the package that stores the work.
public interface LeaversWork {

    /// Hands over all of this work, in the caller's transaction. Both people belong to one organisation, which the actor administers.
    Uni<Void> handOver(Actor actor, UUID from, UUID to);

    /// What becomes of the work when the person leaves and nobody takes it over, in the caller's transaction. By default it stays the
    /// person's, to be handed over later.
    default Uni<Void> leave(Actor actor, UUID leaver) {
        return Uni.createFrom().voidItem();
    }
}
