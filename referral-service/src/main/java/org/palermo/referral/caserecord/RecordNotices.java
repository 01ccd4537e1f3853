package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.referral.casefile.CaseNotices;

/// Tells everybody who has a case, its authority as well, what a record of it says that they must know. A withdrawal of consent is told as well
/// to those to whom something of the case was given.
@ApplicationScoped
class RecordNotices {
    private final CaseNotices notices;
    private final SharedOnward shared;

    RecordNotices(CaseNotices notices, SharedOnward shared) {
        this.notices = notices;
        this.shared = shared;
    }

    /// @param before where it stood, or null when it is new
    Uni<Void> tell(UUID caseFile, Particulars said, RecordState before) {
        return said.notice(before)
                .map(told -> notices.tellAll(caseFile, told).chain(() -> tellThoseWhoShare(caseFile, said)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> tellThoseWhoShare(UUID caseFile, Particulars said) {
        return said instanceof Consent consent && consent.about() == Consent.Matter.SHARING ? shared.tellWithdrawn(caseFile, consent.scope()) : Uni.createFrom().voidItem();
    }
}
