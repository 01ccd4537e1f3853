package org.palermo.inspection.history;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.NdjsonReader;

@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits/imports")
@Authenticated
class VisitHistoryResource {
    private final VisitHistory history;
    private final NdjsonReader reader;
    private final CurrentActor actor;

    VisitHistoryResource(VisitHistory history, NdjsonReader reader, CurrentActor actor) {
        this.history = history;
        this.reader = reader;
        this.actor = actor;
    }

    @POST
    @Consumes(RestMediaType.APPLICATION_NDJSON)
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importVisits", summary = "Import past visits with their findings, one JSON object a line",
            description = "A visit names its workplace by name and country. A visit that is already there is matched; a chief inspector "
                    + "gets every visit of another inspectorate as matched. The answer streams the progress and each rejected row with its "
                    + "reason, and ends with a summary.")
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = "the import only adds records")
    @Audited
    public Multi<ImportLine> importVisits(@NotNull InputStream body) {
        Actor by = actor.get();
        Actor importer = Actor.system(VisitHistory.IMPORTER, by.request());
        return history.admit(by)
                .onItem().transformToMulti(admitted -> reader.run(body, HistoricalVisit.class,
                        batch -> history.batch(importer, by, batch)));
    }
}
