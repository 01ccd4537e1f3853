package org.palermo.inspection.team;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// A component that changes its own records when a conflict of interest is declared.
public interface ConflictListener {

    /// Runs in the transaction that declares the conflict, also when it was declared before.
    ///
    /// @param inspector subject of the inspector who may not visit the workplace
    Uni<Void> declared(Actor actor, String inspector, UUID workplace);
}
