package org.palermo.referral.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.referral.people.LeaversWork;

/// The cases that a leaver has as a person of an authority. When nobody takes them over, they are nobody's and found as such in the
/// worklist.
@ApplicationScoped
class HandedOverCaseworkers implements LeaversWork {
    private final CaseworkerStore store;
    private final CurrentOperation operation;

    HandedOverCaseworkers(CaseworkerStore store, CurrentOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    @Override
    public Uni<Void> handOver(Actor actor, UUID from, UUID to) {
        return store.lock(from)
                .chain(() -> store.handOver(from, to, operation.now()))
                .chain(cases -> cases.isEmpty() ? Uni.createFrom().voidItem()
                        : operation.record(actor, "HAND_OVER_CASEWORK", Caseworkers.KIND, cases));
    }

    @Override
    public Uni<Void> leave(Actor actor, UUID leaver) {
        return handOver(actor, leaver, null);
    }
}
