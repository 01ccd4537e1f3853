package org.palermo.inspection.report;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Tells an inspector whether the mechanism has received a report.
@ApplicationScoped
public class Reports {
    private final ReportStore store;
    private final Audit audit;

    Reports(ReportStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such report, or it belongs to another inspectorate
    @Scoped
    @WithTransaction
    public Uni<ReportView> get(Actor actor, UUID id) {
        return store.inScope(id, actor)
                .map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> audit.record(actor, "READ", "suspected_victim_report", id));
    }
}
