package org.palermo.inspection.workplace;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.bodies.SteadyBody;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.ImportRun;
import org.palermo.kernel.imports.WorkbookTable;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Workplaces", description = "Workplaces that may be visited, with their possible duplicates and the lists that name them.")
@Path("/api/inspection/v1/workplaces")
@Authenticated
class WorkplacesResource {
    private static final String WORKPLACES = "all workplaces; only inspectors and chief inspectors see the name and the address of a private household";

    private final Workplaces workplaces;
    private final FactoryListReader lists;
    private final WorkplaceImport imports;
    private final CurrentActor actor;
    private final CurrentBody current;

    WorkplacesResource(Workplaces workplaces, FactoryListReader lists, WorkplaceImport imports, CurrentActor actor, CurrentBody current) {
        this.workplaces = workplaces;
        this.lists = lists;
        this.imports = imports;
        this.actor = actor;
        this.current = current;
    }

    @GET
    @Operation(operationId = "listWorkplaces", summary = "List workplaces, latest first",
            description = "Filter by country, sector, and words of the name (`q`; the last word may be unfinished). Only inspectors and "
                    + "chief inspectors see the name and the address of a private household, and find it by whole words of its name.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = WORKPLACES)
    @Audited
    public Uni<Page<WorkplaceView>> page(
            @RestQuery @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery @Size(max = 200) @PlainText String sector,
            @RestQuery @Size(max = 200) @PlainText String q, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return workplaces.page(actor.get(), country, sector, q, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWorkplace", summary = "Read a workplace, with its possible duplicates and the lists that name it",
            description = "It names at most 100 possible duplicates and 200 lists. Only inspectors and chief inspectors see the name and "
                    + "the address of a private household.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = WORKPLACES)
    @Audited
    public Uni<WorkplaceView> get(UUID id) {
        return workplaces.get(actor.get(), id);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerWorkplace", summary = "Register a workplace",
            description = "The answer names possible duplicates. If the same place is already registered, the answer is 409 with its "
                    + "reference; a household or an informal workplace without an address is never taken for another. The sector of a "
                    + "private household must be one of the list or be left out.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "adds a workplace")
    @Audited
    public Uni<RestResponse<WorkplaceView>> register(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RegisterWorkplace command) {
        return workplaces.register(actor.get(), key, command).map(WorkplacesResource::created);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", WorkbookTable.TYPE})
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importWorkplaces", summary = "Import a published list of workplaces, as CSV or XLSX",
            description = "`list` names the list. `country` is for rows that name no country. A row of a place that is already registered "
                    + "is matched to it. The answer streams the progress and each rejected row with its reason, and ends with a summary.")
    @Allowed(roles = {CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR}, scope = "the import only adds records")
    public Multi<ImportLine> importList(@RestHeader("Content-Type") String type, @RestQuery @NotNull @Size(min = 1, max = 200) @PlainText String list,
            @RestQuery @Pattern(regexp = "[A-Z]{2}") String country, @NotNull InputStream body) {
        Actor importer = actor.get();
        LargeBody file = current.get();
        return file.work(() -> lists.open(new SteadyBody(body), type, country))
                .onItem().transformToMulti(rows -> ImportRun.of(file, rows, batch -> imports.batch(importer, list, batch)));
    }

    private static RestResponse<WorkplaceView> created(WorkplaceView workplace) {
        return RestResponse.ResponseBuilder.<WorkplaceView>created(URI.create("/api/inspection/v1/workplaces/" + workplace.id()))
                .entity(workplace).build();
    }
}
