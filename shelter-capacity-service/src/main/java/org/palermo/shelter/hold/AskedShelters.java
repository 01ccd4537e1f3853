package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// What was asked of a shelter on a hold. Holds know of it no more than this: the component that asks shelters goes on from
/// holds, and not the other way round.
public interface AskedShelters {

    /// What the shelter was asked and answered, or null.
    Uni<HoldView.Asked> on(UUID hold);

    /// The same of many, by hold; one on which nobody was asked is not in it.
    Uni<Map<UUID, HoldView.Asked>> on(Collection<UUID> holds);

    /// An answer has until the new end of the hold.
    Uni<HoldView.Asked> untilNewEnd(UUID hold, Instant end);

    /// The hold is given back: whoever was asked is told, and has nothing to answer any more.
    Uni<Void> withdraw(Actor actor, UUID hold);
}
