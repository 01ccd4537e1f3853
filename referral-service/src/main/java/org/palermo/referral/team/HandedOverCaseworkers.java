package org.palermo.referral.team;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.people.LeaversWork;

/// The cases that a leaver has as a person of an authority. When nobody takes them over, they are nobody's and found as such in the
/// worklist.
@ApplicationScoped
class HandedOverCaseworkers implements LeaversWork {
    private final CaseworkerStore store;
    private final TransactionTime time;
    private final Audit audit;

    HandedOverCaseworkers(CaseworkerStore store, TransactionTime time, Audit audit) {
        this.store = store;
        this.time = time;
        this.audit = audit;
    }

    @Override
    public Uni<Void> handOver(Actor actor, UUID from, UUID to) {
        return store.lock(from)
                .chain(() -> store.handOver(from, to, time.now()))
                .chain(cases -> cases.isEmpty() ? Uni.createFrom().voidItem()
                        : audit.record(actor, "HAND_OVER_CASEWORK", Caseworkers.KIND, cases));
    }

    @Override
    public Uni<Void> leave(Actor actor, UUID leaver) {
        return handOver(actor, leaver, null);
    }
}
