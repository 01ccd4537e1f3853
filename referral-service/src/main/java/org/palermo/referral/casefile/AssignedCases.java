package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// The worklist of a case coordinator.
@ApplicationScoped
public class AssignedCases {
    private final WorklistStore store;
    private final Terms terms;
    private final TransactionTime time;
    private final Audit audit;

    AssignedCases(WorklistStore store, Terms terms, TransactionTime time, Audit audit) {
        this.store = store;
        this.terms = terms;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<Page<CaseFileItem>> page(Actor actor, String due, Concern with, String sort, String cursor, int limit) {
        DueFilter filter = DueFilter.parse(due);
        WorklistSort sorted = WorklistSort.of(sort, filter);
        return store.assigned(actor.subject(), new WorklistStore.Wanted(null, filter, with, sorted), terms.windows(time.now()), sorted.parse(cursor), limit)
                .map(items -> Page.of(items, limit, sorted::last))
                .call(page -> audit.record(actor, "LIST", CaseFiles.KIND, page.items().stream().map(CaseFileItem::id).toList()));
    }
}
