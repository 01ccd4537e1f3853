package org.palermo.shelter.register;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Shelters", description = "The register of shelters with their descriptions.")
@Path("/api/shelter/v1/shelters")
@Authenticated
class SheltersResource {
    private static final String SHELTERS = "shelter manager: shelters that the caller's organisation runs; mechanism administrator: shelters in the regions that "
            + "the caller covers";

    private final Shelters shelters;
    private final ShelterImport imports;
    private final CurrentActor actor;

    SheltersResource(Shelters shelters, ShelterImport imports, CurrentActor actor) {
        this.shelters = shelters;
        this.imports = imports;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listShelters", summary = "List the shelters that you run or administer, latest first")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    public Uni<Page<ShelterView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return shelters.page(actor.get(), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getShelter", summary = "Read a shelter, without its address")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    public Uni<RestResponse<ShelterView>> get(UUID id) {
        return shelters.get(actor.get(), id).map(ETags::on);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "registerShelter", summary = "Register a shelter",
            description = "A shelter manager registers shelters of their organisation, no others (403). A mechanism administrator names "
                    + "the operator (400), and must cover the region (403).")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    public Uni<RestResponse<ShelterView>> register(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RegisterShelter command) {
        return shelters.register(actor.get(), key, command).map(view -> ETags.on(RestResponse.Status.CREATED, view));
    }

    @PUT
    @Path("/{id}")
    @Operation(operationId = "describeShelter", summary = "Replace the description of a shelter",
            description = "Send its ETag in If-Match. The address, the status and the missing supplies are replaced too; the limits and "
                    + "the places stay as they are. The operator can't change: register the shelter again under the other operator (409). "
                    + "The region stays in the country (400), and a mechanism administrator must cover it (403).")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    public Uni<RestResponse<ShelterView>> describe(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull RegisterShelter command) {
        return shelters.describe(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/imports")
    @Consumes({RestMediaType.APPLICATION_NDJSON, "text/csv", "application/zip"})
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importShelters", summary = "Import shelters with their rooms and census",
            description = "Send one JSON object a line, a table (CSV), or HUD's HMIS CSV set (zip). `region` and `operatorAgency` are for "
                    + "the HMIS set, which needs both. A shelter that is already there stays as it is; only a later census of it is taken. "
                    + "A row of a region that you do not cover is rejected. The answer streams the progress and each rejected row with its "
                    + "reason, and ends with a summary.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "the import only adds records")
    @Audited
    public Multi<ImportLine> importLines(@RestHeader("Content-Type") String type, @RestQuery @Size(max = 20) String region,
            @RestQuery UUID operatorAgency, @NotNull InputStream body) {
        return switch (MediaType.valueOf(type).getSubtype()) {
            case "csv" -> imports.table(actor.get(), body);
            case "zip" -> imports.hmis(actor.get(), region, operatorAgency, body);
            default -> imports.lines(actor.get(), body);
        };
    }
}
