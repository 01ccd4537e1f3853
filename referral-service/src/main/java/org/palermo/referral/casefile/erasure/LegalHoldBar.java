package org.palermo.referral.casefile.erasure;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.retention.LegalHolds;

/// A legal hold on the case file also bars an erasure on request (Regulation (EU) 2016/679, article 17(3)(e), or the same exception
/// elsewhere).
@ApplicationScoped
class LegalHoldBar implements ErasureBar {
    private final LegalHolds holds;

    LegalHoldBar(LegalHolds holds) {
        this.holds = holds;
    }

    @Override
    public Uni<Void> refuse(Actor actor, UUID caseFile) {
        return holds.isHeld(CaseFileRetention.KIND, caseFile).invoke(held -> {
            if (held) {
                throw Problems.conflict("retention", "legal-hold",
                        "There is a legal hold on the case file. It can be erased once the hold is lifted.");
            }
        }).replaceWithVoid();
    }
}
