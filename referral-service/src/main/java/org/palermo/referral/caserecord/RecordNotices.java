package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.referral.casefile.CaseParties;
import org.palermo.referral.casefile.SeenCase;
import org.palermo.referral.casefile.SeenCases;

/// Tells everybody who has a case: its sender, unless that is an immigration body; the organisations that work on it; its authority.
/// By the case's reference alone. A withdrawal of consent is told as well to those to whom something of it was given.
@ApplicationScoped
class RecordNotices {
    private final SeenCases cases;
    private final Notices notices;
    private final SharedOnward shared;

    RecordNotices(SeenCases cases, Notices notices, SharedOnward shared) {
        this.cases = cases;
        this.notices = notices;
        this.shared = shared;
    }

    /// @param before where it stood, or null when it is new
    Uni<Void> tell(SeenCase file, Particulars said, RecordState before) {
        return said.notice(before)
                .map(told -> cases.parties(file.id()).flatMap(parties -> tell(file, told, parties)).chain(() -> tellThoseWhoShare(file, said)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> tellThoseWhoShare(SeenCase file, Particulars said) {
        return said instanceof Consent consent && consent.about() == Consent.Matter.SHARING ? shared.tellWithdrawn(file.id(), consent.scope()) : Uni.createFrom().voidItem();
    }

    private Uni<Void> tell(SeenCase file, String kind, CaseParties parties) {
        Uni<Void> told = notices.tellRole(Role.COMPETENT_AUTHORITY, file.region(), kind, file.id(), parties.reference());
        for (UUID agency : parties.agencies()) {
            told = told.chain(() -> notices.tellAgency(agency, kind, file.id(), parties.reference()));
        }
        return told;
    }
}
