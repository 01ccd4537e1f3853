package org.palermo.inspection.wage;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// A component that changes its own records when a payment of a claim is recorded or withdrawn.
public interface RepaymentListener {

    /// Runs in the transaction that records the payment, after it.
    Uni<Void> repaid(Actor actor, UUID claim);

    /// Runs in the transaction that withdraws a payment that was recorded by mistake.
    Uni<Void> withdrawn(Actor actor, UUID claim);
}
