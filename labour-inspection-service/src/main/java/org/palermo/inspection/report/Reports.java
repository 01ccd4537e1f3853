package org.palermo.inspection.report;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Tells an inspectorate which of its reports the mechanism has received.
@Tag(name = "Reports", description = "Whether the mechanism has received the report of a suspected victim.")
@Path("/api/inspection/v1/reports")
@Authenticated
@ApplicationScoped
public class Reports {
    private static final String OWN = "records of the caller's inspectorate";

    private final ReportStore store;
    private final CurrentOperation operation;

    Reports(ReportStore store, CurrentOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    /// @param state only reports in this state; without it, in every state
    @GET
    @Operation(operationId = "listSuspectedVictimReports", summary = "List the reports of your inspectorate, latest first",
            description = "With `state`, only those in that state: `PARKED` are the reports that the mechanism refuses.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<ReportView>> page(@RestQuery String state, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        ReportView.DeliveryState wanted = EnumParameter.of(ReportView.DeliveryState.class, "state", state);
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, wanted, after, limit + 1)
                .map(rows -> Page.of(rows, limit, report -> new Cursor(report.recordedAt(), report.id())))
                .call(page -> operation.record(actor, "LIST", "suspected_victim_report",
                        page.items().stream().map(ReportView::id).toList()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such report, or it belongs to another inspectorate
    @GET
    @Path("/{id}")
    @Operation(operationId = "getSuspectedVictimReport", summary = "Read whether the mechanism has received a report of a suspected victim",
            description = "`state` is `WAITING`, `DELIVERED`, `PARKED` when the mechanism refuses it, or `SKIPPED` when the chief "
                    + "inspector gave it up. The answer says nothing about the person.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<ReportView> get(UUID id) {
        Actor actor = operation.caller();
        return store.inScope(id, actor)
                .map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> operation.record(actor, "READ", "suspected_victim_report", id));
    }
}
