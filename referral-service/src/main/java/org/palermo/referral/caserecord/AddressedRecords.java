package org.palermo.referral.caserecord;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.VisibleCases;

/// Records as shown to the organisation that takes part in one: a guardian, an adviser, a prosecutor. It sees nothing else of the case.
@ApplicationScoped
public class AddressedRecords {
    private final VisibleCases cases;
    private final CaseRecordStore store;
    private final SealedParticulars sealed;
    private final Audit audit;

    AddressedRecords(VisibleCases cases, CaseRecordStore store, SealedParticulars sealed, Audit audit) {
        this.cases = cases;
        this.store = store;
        this.sealed = sealed;
        this.audit = audit;
    }

    @Scoped
    public Uni<Page<RecordReceipt>> page(Actor actor, Cursor after, int limit) {
        return store.addressed(actor.agency(), RecordKind.addressedTo(actor.roles()), after, limit)
                .map(found -> Page.of(found.stream().map(RecordReceipt::addressed).toList(), limit, item -> new Cursor(item.recordedAt(), item.id())))
                .call(page -> audit.record(actor, "LIST", CaseRecords.KIND, page.items().stream().map(RecordReceipt::id).toList()));
    }

    @Scoped
    public Uni<CaseRecordView<Particulars>> get(Actor actor, UUID id) {
        return store.addressed(actor.agency(), RecordKind.addressedTo(actor.roles()), id)
                .call(record -> audit.record(actor, "READ", CaseRecords.KIND, id))
                .call(record -> audit.record(actor, "READ_" + record.kind, CaseRecords.CASE, record.caseFile))
                .flatMap(record -> cases.key(record.caseFile)
                        .map(key -> CaseRecordView.addressed(record, sealed.open(key.orElseThrow(Problems::notFound), record))));
    }
}
