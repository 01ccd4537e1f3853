package org.palermo.referral.people;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// What somebody works on, as far as it has to go on when she leaves. Implemented by who keeps the work.
public interface LeaversWork {

    /// All of it, in the caller's transaction. Both are people of one organisation, which the actor administers.
    Uni<Void> handOver(Actor actor, UUID from, UUID to);
}
