package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// The placements requested on holds. Holds know only this interface, because the placement component depends on holds and not the
/// other way round.
public interface HoldPlacements {

    /// The placement requested on a hold, with the shelter's answer; null when none was requested.
    Uni<HoldView.Asked> on(UUID hold);

    /// The same for many holds; a hold without a requested placement has no entry.
    Uni<Map<UUID, HoldView.Asked>> on(Collection<UUID> holds);

    /// Extends the time for an answer to the new end of the hold.
    Uni<HoldView.Asked> untilNewEnd(UUID hold, Instant end);

    /// Withdraws the placement request because the hold was released, and tells the shelter.
    Uni<Void> withdraw(Actor actor, UUID hold);
}
