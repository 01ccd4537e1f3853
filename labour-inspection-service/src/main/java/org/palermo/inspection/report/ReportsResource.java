package org.palermo.inspection.report;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Reports", description = "Whether the mechanism has received the report of a suspected victim.")
@Path("/api/inspection/v1/reports")
@Authenticated
class ReportsResource {
    private final Reports reports;
    private final CurrentActor actor;

    ReportsResource(Reports reports, CurrentActor actor) {
        this.reports = reports;
        this.actor = actor;
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSuspectedVictimReport", summary = "Read whether the mechanism has received a report of a suspected victim",
            description = "`state` is `WAITING`, `DELIVERED`, `PARKED` when the mechanism refuses it, or `SKIPPED` when the chief "
                    + "inspector gave it up. The answer says nothing about the person.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    public Uni<ReportView> get(UUID id) {
        return reports.get(actor.get(), id);
    }
}
