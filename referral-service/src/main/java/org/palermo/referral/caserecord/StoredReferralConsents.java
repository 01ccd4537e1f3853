package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.referral.ConsentHow;
import org.palermo.referral.casefile.referral.ReferralConsents;

/// Stores an adult's consent to the referral as a consent record of the case.
@ApplicationScoped
class StoredReferralConsents implements ReferralConsents {
    private final CaseRecordStore store;
    private final SealedParticulars sealed;
    private final ConsentAnswers consents;
    private final Audit audit;

    StoredReferralConsents(CaseRecordStore store, SealedParticulars sealed, ConsentAnswers consents, Audit audit) {
        this.store = store;
        this.sealed = sealed;
        this.consents = consents;
        this.audit = audit;
    }

    @Override
    public Uni<Void> given(Actor actor, VisibleCase file, UUID sender, DataKey key, ConsentHow how, Instant at) {
        Consent said = new Consent(Consent.Matter.REFERRAL, List.of(), at, Consent.By.HERSELF, how, null, null, null, null);
        CaseRecord record = CaseRecord.withReferral(actor, sender, file, said, at);
        record.particulars = sealed.seal(key, record.id, record.edition, said);
        return store.add(record)
                .chain(() -> audit.record(actor, "RECORD", CaseRecords.KIND, record.id))
                .chain(() -> audit.record(actor, "RECORD_" + record.kind, CaseRecords.CASE, record.caseFile));
    }

    @Override
    public Uni<Optional<Instant>> takenBackAt(UUID caseFile) {
        return consents.takenBackAt(caseFile, consent -> consent.about() == Consent.Matter.REFERRAL);
    }
}
