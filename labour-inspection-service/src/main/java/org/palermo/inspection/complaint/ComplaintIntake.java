package org.palermo.inspection.complaint;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Seals a complaint of the public, as a part of the system that may only add complaints and reads none.
@ApplicationScoped
class ComplaintIntake {
    static final Actor PUBLIC = Actor.system("complaints");

    private final ComplaintStore store;
    private final TransactionTime time;

    ComplaintIntake(ComplaintStore store, TransactionTime time) {
        this.store = store;
        this.time = time;
    }

    @Scoped
    Uni<ComplaintReceipt> seal(Actor actor, SendComplaint said) {
        ComplaintReceipt receipt = new ComplaintReceipt(Complaints.reference(), time.now());
        return store.add(receipt.reference(), null, null, ComplaintChannel.PAGE, said.country(), null, said.language(),
                new ComplaintText(said.place(), said.what(), said.from(), said.contact())).replaceWith(receipt);
    }
}
