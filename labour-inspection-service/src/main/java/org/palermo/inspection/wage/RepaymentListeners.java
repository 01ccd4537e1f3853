package org.palermo.inspection.wage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.function.Function;

/// Tells other components, in the same transaction, that a payment of a claim was recorded or withdrawn.
@ApplicationScoped
class RepaymentListeners {
    private final Instance<RepaymentListener> following;

    RepaymentListeners(@Any Instance<RepaymentListener> following) {
        this.following = following;
    }

    Uni<Void> tell(Function<RepaymentListener, Uni<Void>> what) {
        return Multi.createFrom().iterable(following.stream().toList())
                .onItem().transformToUniAndConcatenate(one -> what.apply(one).replaceWith(true))
                .collect().last().replaceWithVoid();
    }
}
