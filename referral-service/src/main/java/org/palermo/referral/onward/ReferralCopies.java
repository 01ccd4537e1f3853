package org.palermo.referral.onward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.caserecord.rights.CopiedReferrals;
import org.palermo.referral.caserecord.rights.PersonCopy;

/// The organisations to which needs of a case, or the case, were given, for the person's own copy.
@ApplicationScoped
class ReferralCopies implements CopiedReferrals {
    private final VisibleCases cases;
    private final OnwardStore store;
    private final CurrentOperation operation;

    ReferralCopies(VisibleCases cases, OnwardStore store, CurrentOperation operation) {
        this.cases = cases;
        this.store = store;
        this.operation = operation;
    }

    @Override
    @Scoped
    public Uni<List<PersonCopy.Referral>> of(Actor actor, UUID caseFile) {
        return cases.followed(actor, caseFile)
                .chain(() -> store.all(caseFile))
                .call(found -> operation.record(actor, "COPY", OnwardReferrals.KIND, found.stream().map(referral -> referral.id).toList()))
                .map(found -> found.stream().map(referral -> copy(referral, operation.now())).toList());
    }

    private static PersonCopy.Referral copy(OnwardReferral r, Instant now) {
        return new PersonCopy.Referral(r.kind.name(), r.sender, r.addressee, r.need, r.at(now).name(),
                r.reason == null ? null : r.reason.name(), r.sentAt, r.answeredAt);
    }
}
