package org.palermo.inspection.workplace;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// Who may write nothing about which workplace, in the caller's transaction. The component that keeps conflicts of interest implements it.
public interface WorkplaceConflicts {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the actor has a conflict of interest with the workplace
    Uni<Void> requireFree(Actor actor, UUID workplace);
}
