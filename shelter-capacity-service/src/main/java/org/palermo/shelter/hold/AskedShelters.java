package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// What was asked of a shelter on a hold. Holds know of it no more than this: the component that asks shelters goes on from
/// holds, and not the other way round.
public interface AskedShelters {

    /// What the shelter was asked and answered, or null.
    Uni<HoldView.Asked> on(UUID hold);

    /// An answer has until the new end of the hold.
    Uni<HoldView.Asked> untilNewEnd(UUID hold, Instant end);

    /// The hold is given back: whoever was asked is told, and has nothing to answer any more.
    Uni<Void> withdraw(Actor actor, UUID hold);
}
