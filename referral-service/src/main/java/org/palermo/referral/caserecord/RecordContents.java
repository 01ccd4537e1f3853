package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.VisibleCases;
import org.palermo.referral.caserecord.protection.Consent;

/// The contents of records of one kind, for rules about that kind. Call it inside a scoped transaction.
@ApplicationScoped
public class RecordContents {
    private static final int ALL = Integer.MAX_VALUE - 1;

    private final VisibleCases cases;
    private final CaseRecordStore store;
    private final SealedParticulars sealed;
    private final Audit audit;

    RecordContents(VisibleCases cases, CaseRecordStore store, SealedParticulars sealed, Audit audit) {
        this.cases = cases;
        this.store = store;
        this.sealed = sealed;
        this.audit = audit;
    }

    /// Empty when it is not a record of this kind and case, when the actor does not see it, or when the person was erased.
    public <P extends Particulars> Uni<Optional<P>> find(UUID caseFile, Class<P> type, UUID id) {
        RecordKind kind = RecordKind.of(type);
        return store.find(id).flatMap(found -> found.filter(record -> record.kind == kind && record.caseFile.equals(caseFile))
                .map(record -> cases.key(caseFile).map(key -> key.map(own -> type.cast(sealed.open(own, record)))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /// All of a case, latest first; empty when the person was erased.
    public <P extends Particulars> Uni<List<P>> all(UUID caseFile, Class<P> type) {
        return cases.key(caseFile).flatMap(key -> store.page(caseFile, RecordKind.of(type), Cursor.LATEST, ALL)
                .map(found -> key.map(own -> found.stream().map(record -> type.cast(sealed.open(own, record))).toList())
                        .orElse(List.of())));
    }

    /// Opens what a function of the database has shown of a record.
    ///
    /// @param particulars sealed
    public <P extends Particulars> P open(DataKey key, Class<P> type, UUID record, int edition, byte[] particulars) {
        return type.cast(sealed.open(key, RecordKind.of(type), record, edition, particulars));
    }

    /// Adds the consent that an adult gave to the referral, recorded by the organisation that asked.
    ///
    /// @param key the person's key
    public Uni<Void> addWithReferral(Actor actor, UUID sender, VisibleCase file, DataKey key, Consent said, Instant at) {
        CaseRecord record = CaseRecord.withReferral(actor, sender, file, said, at);
        record.particulars = sealed.seal(key, record.id, record.edition, said);
        return store.add(record)
                .chain(() -> audit.record(actor, "RECORD", CaseRecords.KIND, record.id))
                .chain(() -> audit.record(actor, "RECORD_" + record.kind, CaseRecords.CASE, record.caseFile));
    }
}
