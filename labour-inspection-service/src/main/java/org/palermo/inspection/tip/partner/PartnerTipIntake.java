package org.palermo.inspection.tip.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import org.palermo.inspection.recruitment.AgencyDays;
import org.palermo.inspection.tip.RecordTip;
import org.palermo.inspection.tip.TipChannel;
import org.palermo.inspection.tip.TipReceipt;
import org.palermo.inspection.tip.TipRules;
import org.palermo.inspection.tip.TipStore;
import org.palermo.inspection.triage.TriageNotices;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.Scoped;

/// Takes in a tip that a partner's software sends, in the name of a part of the system that may add tips and read none. The audit has that
/// part of the system and the tip, not the partner: only the chief inspector sees who gave a tip.
@ApplicationScoped
class PartnerTipIntake {
    static final Actor PARTNERS = Actor.system("partner-tips");
    /// More tips of one partner than people can read in a day.
    static final int MOST_A_DAY = 1_000;
    private static final Duration DAY = Duration.ofHours(24);
    private static final long AGAIN_AFTER = Duration.ofHours(1).toSeconds();
    private static final String OWN = "partner-tip.id";
    private static final String BODY = "partner-tip.body";

    private final TipStore tips;
    private final PartnerTipStore sent;
    private final KeyedHashes hashes;
    private final AgencyDays days;
    private final CurrentOperation operation;
    private final TriageNotices triage;
    private final ObjectMapper json;

    PartnerTipIntake(TipStore tips, PartnerTipStore sent, KeyedHashes hashes, AgencyDays days, CurrentOperation operation,
            TriageNotices triage, ObjectMapper json) {
        this.tips = tips;
        this.sent = sent;
        this.hashes = hashes;
        this.days = days;
        this.operation = operation;
        this.triage = triage;
        this.json = json;
    }

    @Scoped
    Uni<TipReceipt> take(Actor actor, SignedInPartner partner, SendPartnerTip said) {
        byte[] own = hashes.hash(OWN, partner.agreement() + "\n" + said.id());
        byte[] body = hashes.hash(BODY, write(said));
        return sent.lock(partner.agreement(), own)
                .invoke(mine -> {
                    if (!mine) {
                        throw Problems.busy("request", "still-running", "The same request is being carried out. Ask again.", 1);
                    }
                })
                .chain(() -> sent.find(partner.agreement(), own))
                .flatMap(before -> before.map(one -> repeated(one, body)).orElseGet(() -> fresh(actor, partner, said, own, body)));
    }

    private static Uni<TipReceipt> repeated(PartnerTipStore.Sent before, byte[] body) {
        if (!Arrays.equals(before.bodyHash(), body)) {
            throw Problems.conflict("tip", "another-body",
                    "A different tip was already sent under this id. Send this tip under another id.");
        }
        return Uni.createFrom().item(new TipReceipt(before.reference(), before.takenAt(), null));
    }

    private Uni<TipReceipt> fresh(Actor actor, SignedInPartner partner, SendPartnerTip said, byte[] own, byte[] body) {
        LocalDate today = days.today(said.country());
        if (!partner.countsOn(today)) {
            throw Problems.conflict("tip", "agreement-over",
                    "The agreement with this partner is not in force on the day on which the tip came in.");
        }
        TipRules.requireSeen("content.seenOn", said.content().seenOn(), today);
        RecordTip tip = new RecordTip(partner.agreement(), TipChannel.PARTNER, said.country(), today, said.concern(), said.content());
        return sent.lately(partner.agreement(), operation.now().minus(DAY), MOST_A_DAY)
                .invoke(lately -> {
                    if (lately >= MOST_A_DAY) {
                        throw Problems.tooMany("tip", "too-many",
                                "A partner can send at most 1,000 tips within 24 hours.", AGAIN_AFTER);
                    }
                })
                .chain(() -> tips.insert(partner.agency(), null, tip, operation.now()))
                .call(taken -> sent.add(partner.agreement(), own, body, taken, operation.now()))
                .call(taken -> operation.record(actor, "RECORD", "tip", taken.id()))
                .call(() -> triage.tell(said.country(), partner.agency()))
                .map(taken -> new TipReceipt(taken.reference(), operation.now(), null));
    }

    private String write(SendPartnerTip said) {
        try {
            return json.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tip can't be written");
        }
    }
}
