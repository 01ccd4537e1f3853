package org.palermo.inspection.tip;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.palermo.inspection.recruitment.AgencyDays;
import org.palermo.inspection.recruitment.offer.SafeLines;
import org.palermo.inspection.triage.TriageNotices;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;

/// Takes in a tip of the public, in the name of a part of the system that may add tips and read none. The audit has that part of the
/// system and the tip: nothing is kept about the sender but what she writes.
@ApplicationScoped
class PublicTipIntake {
    static final Actor PUBLIC = Actor.system("tips");

    private final TipStore store;
    private final AgencyDays days;
    private final SafeLines lines;
    private final CurrentOperation operation;
    private final TriageNotices triage;

    PublicTipIntake(TipStore store, AgencyDays days, SafeLines lines, CurrentOperation operation, TriageNotices triage) {
        this.store = store;
        this.days = days;
        this.lines = lines;
        this.operation = operation;
        this.triage = triage;
    }

    @Scoped
    Uni<TipReceipt> take(Actor actor, SendTip said) {
        LocalDate today = days.today(said.country());
        TipRules.requireSeen("seenOn", said.seenOn(), today);
        TipConcern concern = said.concern() == null ? TipConcern.OTHER : said.concern();
        RecordTip tip = new RecordTip(null, TipChannel.ONLINE, said.country(), today, concern, said.content());
        return store.insert(null, null, tip, operation.now())
                .call(taken -> operation.record(actor, "RECORD", "tip", taken.id()))
                .call(() -> triage.tell(said.country(), null))
                .map(taken -> new TipReceipt(taken.reference(), operation.now(), said.saysDanger() ? lines.inDanger(said.country())
                        : null));
    }
}
