package org.palermo.referral.onward;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.caserecord.protection.Consent;
import org.palermo.referral.caserecord.protection.WithdrawalNotices;

/// Notifies the organisations to which a need was referred, and which have accepted or may still answer, that the person has withdrawn
/// consent to share it. A notice contains only the reference of the referral, and only the organisations concerned get one.
@ApplicationScoped
class WithdrawnConsents implements WithdrawalNotices {
    private static final String NOTICE = "CONSENT_WITHDRAWN";
    private static final Set<OnwardState> SHARED = EnumSet.of(OnwardState.PENDING, OnwardState.ACCEPTED);

    private final VisibleCases cases;
    private final OnwardStore store;
    private final SealedNeeds sealed;
    private final Notices notices;
    private final TransactionTime time;

    WithdrawnConsents(VisibleCases cases, OnwardStore store, SealedNeeds sealed, Notices notices, TransactionTime time) {
        this.cases = cases;
        this.store = store;
        this.sealed = sealed;
        this.notices = notices;
        this.time = time;
    }

    /// Takes the lock of {@link OnwardStore#lockCase} after the withdrawal was written: a concurrent referral either sees the withdrawal or
    /// is seen here.
    @Override
    public Uni<Void> tellWithdrawn(UUID caseFile, List<Consent.Scope> scope) {
        return store.lockCase(caseFile).chain(() -> cases.key(caseFile)).flatMap(key -> store.all(caseFile)
                        .flatMap(referrals -> Multi.createFrom().iterable(referrals)
                                .filter(referral -> SHARED.contains(referral.at(time.now())) && concerns(key, referral, scope))
                                .onItem().transformToUniAndConcatenate(referral ->
                                        notices.tellAgency(referral.addressee, NOTICE, referral.id, referral.reference))
                                .collect().last()))
                .replaceWithVoid();
    }

    private boolean concerns(Optional<DataKey> key, OnwardReferral referral, List<Consent.Scope> scope) {
        return referral.kind == OnwardKind.SERVICE_REFERRAL
                && Consent.Scope.of(sealed.open(key, referral).category()).filter(scope::contains).isPresent();
    }
}
