package org.palermo.inspection.visit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// Tells other components, in the same transaction, that a visit was closed.
@ApplicationScoped
public class VisitClosings {
    private final Instance<VisitClosingListener> following;

    VisitClosings(@Any Instance<VisitClosingListener> following) {
        this.following = following;
    }

    /// @param visit id of the visit's row
    public Uni<Void> closed(Actor actor, UUID visit) {
        return Multi.createFrom().iterable(following.stream().toList())
                .onItem().transformToUniAndConcatenate(one -> one.closed(actor, visit).replaceWith(true))
                .collect().last().replaceWithVoid();
    }
}
