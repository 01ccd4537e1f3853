package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.Notices;
import org.palermo.referral.casefile.CaseParties;
import org.palermo.referral.casefile.SeenCase;
import org.palermo.referral.casefile.SeenCases;

/// Tells everybody who has a case: its sender, unless that is an immigration body; the organisations that work on it; its authority.
/// By the case's reference alone.
@ApplicationScoped
class RecordNotices {
    private final SeenCases cases;
    private final Notices notices;

    RecordNotices(SeenCases cases, Notices notices) {
        this.cases = cases;
        this.notices = notices;
    }

    Uni<Void> tell(SeenCase file, Optional<String> kind) {
        return kind.map(told -> cases.parties(file.id()).flatMap(parties -> tell(file, told, parties))).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(SeenCase file, String kind, CaseParties parties) {
        Uni<Void> told = notices.tellRole(Role.COMPETENT_AUTHORITY, file.region(), kind, file.id(), parties.reference());
        for (UUID agency : parties.agencies()) {
            told = told.chain(() -> notices.tellAgency(agency, kind, file.id(), parties.reference()));
        }
        return told;
    }
}
