package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.referral.casefile.VisibleCases;

/// The needs of a support plan, for referring them to an organisation. Call it inside a scoped transaction.
@ApplicationScoped
public class CaseNeeds {
    private final VisibleCases cases;
    private final CaseRecordStore store;
    private final SealedParticulars sealed;

    CaseNeeds(VisibleCases cases, CaseRecordStore store, SealedParticulars sealed) {
        this.cases = cases;
        this.store = store;
        this.sealed = sealed;
    }

    /// A current need; empty when it is not a need of this case or the actor does not see it.
    public Uni<Optional<Need>> find(UUID caseFile, UUID need) {
        return store.find(need).flatMap(found -> found.filter(record -> record.kind == RecordKind.NEED && record.caseFile.equals(caseFile))
                .map(record -> cases.key(caseFile).map(key -> key.map(own -> (Need) sealed.open(own, record))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
