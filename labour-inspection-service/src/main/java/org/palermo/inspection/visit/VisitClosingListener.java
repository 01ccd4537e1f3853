package org.palermo.inspection.visit;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// A component that changes its own records when a visit is closed.
public interface VisitClosingListener {

    /// Runs in the transaction that closes the visit.
    ///
    /// @param visit id of the visit's row, which is never shown
    Uni<Void> closed(Actor actor, UUID visit);
}
