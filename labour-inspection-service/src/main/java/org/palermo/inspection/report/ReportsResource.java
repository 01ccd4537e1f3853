package org.palermo.inspection.report;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Reports", description = "Whether the mechanism has received the report of a suspected victim.")
@Path("/api/inspection/v1/reports")
@Authenticated
class ReportsResource {
    private static final String OWN = "records of the caller's inspectorate";

    private final Reports reports;
    private final CurrentActor actor;

    ReportsResource(Reports reports, CurrentActor actor) {
        this.reports = reports;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listSuspectedVictimReports", summary = "List the reports of your inspectorate, latest first",
            description = "With `state`, only those in that state: `PARKED` are the reports that the mechanism refuses.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<Page<ReportView>> page(@RestQuery String state, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return reports.page(actor.get(), Choice.of(ReportView.DeliveryState.class, "state", state), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSuspectedVictimReport", summary = "Read whether the mechanism has received a report of a suspected victim",
            description = "`state` is `WAITING`, `DELIVERED`, `PARKED` when the mechanism refuses it, or `SKIPPED` when the chief "
                    + "inspector gave it up. The answer says nothing about the person.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<ReportView> get(UUID id) {
        return reports.get(actor.get(), id);
    }
}
