package org.palermo.inspection.team;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// Tells other components, in the same transaction, that a conflict of interest was declared.
@ApplicationScoped
class ConflictListeners {
    private final Instance<ConflictListener> following;

    ConflictListeners(@Any Instance<ConflictListener> following) {
        this.following = following;
    }

    /// @param inspector subject of the inspector
    Uni<Void> declared(Actor actor, String inspector, UUID workplace) {
        return Multi.createFrom().iterable(following.stream().toList())
                .onItem().transformToUniAndConcatenate(one -> one.declared(actor, inspector, workplace).replaceWith(true))
                .collect().last().replaceWithVoid();
    }
}
