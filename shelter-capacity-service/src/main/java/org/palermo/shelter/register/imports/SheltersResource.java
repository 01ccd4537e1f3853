package org.palermo.shelter.register.imports;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.bodies.BodyType;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;

@Tag(name = "Shelters", description = "The register of shelters with their descriptions.")
@Path("/api/shelter/v1/shelters")
@Authenticated
class SheltersResource {
    private final ShelterImport imports;
    private final CurrentActor actor;

    SheltersResource(ShelterImport imports, CurrentActor actor) {
        this.imports = imports;
        this.actor = actor;
    }

    /// @param operatorAgency the organisation that runs the shelters
    @POST
    @Path("/imports")
    @Consumes({RestMediaType.APPLICATION_NDJSON, "text/csv", "application/zip"})
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "importShelters", summary = "Import shelters with their rooms and census",
            description = "Send one JSON object a line, a table (CSV), or HUD's HMIS CSV set (zip). `region` and `operatorAgency` are for "
                    + "the HMIS set, which needs both. A shelter that is already there does not change; only a later census of it is "
                    + "recorded. "
                    + "A row of a region that you do not cover is rejected. The answer streams the progress and each rejected row with its "
                    + "reason, and ends with a summary.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "the import only adds records")
    @Audited
    public Multi<ImportLine> importLines(@RestHeader("Content-Type") String type, @RestQuery @Size(max = 20) String region,
            @RestQuery UUID operatorAgency, @NotNull InputStream body) {
        return switch (BodyType.of(type).getSubtype()) {
            case "csv" -> imports.table(actor.get(), body);
            case "zip" -> imports.hmis(actor.get(), region, operatorAgency, body);
            default -> imports.lines(actor.get(), body);
        };
    }
}
