package org.palermo.inspection.report;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Tells an inspectorate which of its reports the mechanism has received.
@ApplicationScoped
public class Reports {
    private final ReportStore store;
    private final Audit audit;

    Reports(ReportStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /// @param state null for every state
    @Scoped
    public Uni<Page<ReportView>> page(Actor actor, ReportView.DeliveryState state, Cursor after, int limit) {
        return store.page(actor, state, after, limit + 1)
                .map(rows -> Page.of(rows, limit, report -> new Cursor(report.recordedAt(), report.id())))
                .call(page -> audit.record(actor, "LIST", "suspected_victim_report", page.items().stream().map(ReportView::id).toList()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such report, or it belongs to another inspectorate
    @Scoped
    public Uni<ReportView> get(Actor actor, UUID id) {
        return store.inScope(id, actor)
                .map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> audit.record(actor, "READ", "suspected_victim_report", id));
    }
}
