package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.SeenCases;
import org.palermo.referral.profile.ServiceCategory;

/// Whether she has taken back that something is shared of her. To be asked inside a scoped transaction.
@ApplicationScoped
public class SharingConsents {
    private static final int ALL = Integer.MAX_VALUE - 1;

    private final SeenCases cases;
    private final CaseRecordStore store;
    private final SealedParticulars sealed;

    SharingConsents(SeenCases cases, CaseRecordStore store, SealedParticulars sealed) {
        this.cases = cases;
        this.store = store;
        this.sealed = sealed;
    }

    /// Her last word is that nothing is shared with services of this category. Of one that no scope of a consent names she can't have said so.
    public Uni<Boolean> isWithdrawn(UUID caseFile, ServiceCategory category) {
        return Consent.Scope.of(category)
                .map(scope -> cases.key(caseFile).flatMap(key -> store.page(caseFile, RecordKind.CONSENT, Cursor.LATEST, ALL).map(found -> isWithdrawn(opened(key, found), scope))))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private List<Consent> opened(Optional<DataKey> key, List<CaseRecord> records) {
        return key.map(own -> records.stream().map(record -> (Consent) sealed.open(own, record)).toList()).orElse(List.of());
    }

    /// What she has agreed to again after she took it back stands.
    static boolean isWithdrawn(List<Consent> consents, Consent.Scope scope) {
        List<Consent> said = consents.stream().filter(consent -> consent.about() == Consent.Matter.SHARING && consent.scope().contains(scope)).toList();
        Optional<Instant> takenBack = said.stream().map(Consent::withdrawnAt).filter(at -> at != null).max(Comparator.naturalOrder());
        return takenBack.isPresent() && said.stream().noneMatch(consent -> consent.withdrawnAt() == null && consent.givenAt().isAfter(takenBack.get()));
    }
}
