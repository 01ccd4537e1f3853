package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.referral.casefile.SeenCases;

/// The needs of a support plan, for who refers them to an organisation. To be asked inside a scoped transaction.
@ApplicationScoped
public class CaseNeeds {
    private final SeenCases cases;
    private final CaseRecordStore store;
    private final SealedParticulars sealed;

    CaseNeeds(SeenCases cases, CaseRecordStore store, SealedParticulars sealed) {
        this.cases = cases;
        this.store = store;
        this.sealed = sealed;
    }

    /// One as it stands now; empty when it is none of this case, or none that the actor sees.
    public Uni<Optional<Need>> find(UUID caseFile, UUID need) {
        return store.find(need).flatMap(found -> found.filter(record -> record.kind == RecordKind.NEED && record.caseFile.equals(caseFile))
                .map(record -> cases.key(caseFile).map(key -> key.map(own -> (Need) sealed.open(own, record))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }
}
