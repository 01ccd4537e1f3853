package org.palermo.inspection.workplace.imports;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.workplace.WorkplaceImport;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.ImportRun;
import org.palermo.kernel.imports.WorkbookTable;

@Tag(name = "Workplaces", description = "Workplaces that may be visited, with their possible duplicates and the lists that name them.")
@Path("/api/inspection/v1/workplaces")
@Authenticated
class WorkplacesResource {
    private final FactoryListReader lists;
    private final WorkplaceImport imports;
    private final CurrentActor actor;
    private final CurrentBody current;

    WorkplacesResource(FactoryListReader lists, WorkplaceImport imports, CurrentActor actor, CurrentBody current) {
        this.lists = lists;
        this.imports = imports;
        this.actor = actor;
        this.current = current;
    }

    /// @param list the name of the published list
    @POST
    @Path("/imports")
    @Consumes({"text/csv", WorkbookTable.TYPE})
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importWorkplaces", summary = "Import a published list of workplaces, as CSV or XLSX",
            description = "`list` names the list. `country` is for rows that name no country. A row of a place that is already registered "
                    + "is matched to it. The answer streams the progress and each rejected row with its reason, and ends with a summary.")
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = "the import only adds records")
    public Multi<ImportLine> importList(@RestHeader("Content-Type") String type,
            @RestQuery @NotNull @Size(min = 1, max = 200) @PlainText String list, @RestQuery @Pattern(regexp = "[A-Z]{2}") String country,
            @NotNull InputStream body) {
        Actor importer = actor.get();
        LargeBody file = current.get();
        return file.work(() -> lists.open(new LimitedBody(body), type, country))
                .onItem().transformToMulti(rows -> ImportRun.of(file, rows,
                        batch -> imports.batch(importer, importer.agency(), list, batch)));
    }
}
