package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.referral.casefile.CaseNotices;
import org.palermo.referral.caserecord.protection.Consent;
import org.palermo.referral.caserecord.protection.WithdrawalNotices;

/// Notifies all organisations that have a case, and its authority, of important changes in a record. A withdrawal of consent is also sent
/// to the organisations with which data of the case was shared.
@ApplicationScoped
class RecordNotices {
    private final CaseNotices notices;
    private final WithdrawalNotices shared;

    RecordNotices(CaseNotices notices, WithdrawalNotices shared) {
        this.notices = notices;
        this.shared = shared;
    }

    /// @param before the previous state, or null for a new record
    Uni<Void> tell(UUID caseFile, Particulars said, RecordState before) {
        return said.notice(before)
                .map(told -> notices.tellAll(caseFile, told).chain(() -> tellThoseWhoShare(caseFile, said)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> tellThoseWhoShare(UUID caseFile, Particulars said) {
        return said instanceof Consent consent && consent.about() == Consent.Matter.SHARING ? shared.tellWithdrawn(caseFile, consent.scope()) : Uni.createFrom().voidItem();
    }
}
