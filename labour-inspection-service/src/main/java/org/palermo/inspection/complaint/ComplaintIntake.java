package org.palermo.inspection.complaint;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.inspection.triage.TriageNotices;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Seals a complaint of the public, as a part of the system that may only add complaints and reads none.
@ApplicationScoped
class ComplaintIntake {
    static final Actor PUBLIC = Actor.system("complaints");

    private final ComplaintStore store;
    private final TransactionTime time;
    private final TriageNotices triage;

    ComplaintIntake(ComplaintStore store, TransactionTime time, TriageNotices triage) {
        this.store = store;
        this.time = time;
        this.triage = triage;
    }

    @Scoped
    Uni<ComplaintReceipt> seal(Actor actor, SendComplaint said) {
        ComplaintReceipt receipt = new ComplaintReceipt(Complaints.reference(), time.now());
        return store.add(receipt.reference(), null, null, ComplaintChannel.PAGE, said.country(), null, said.language(),
                        new ComplaintText(said.place(), said.what(), said.from(), said.contact()))
                .chain(() -> triage.tell(said.country(), null))
                .replaceWith(receipt);
    }
}
