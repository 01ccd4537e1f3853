package org.palermo.kernel.organisation;

import static org.palermo.kernel.access.Body.UNREGISTERED;
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
import org.jboss.resteasy.reactive.common.util.RestMediaType;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.imports.ImportLine;

/// `/organisations` of a service that has no register of its own. Each service extends this with its own path.
@Authenticated
public abstract class OrganisationRoutes {
    private final OrganisationImport imports;
    private final CurrentActor actor;

    protected OrganisationRoutes(OrganisationImport imports, CurrentActor actor) {
        this.imports = imports;
        this.actor = actor;
    }

    @POST
    @Path("/imports")
    @Consumes(RestMediaType.APPLICATION_NDJSON)
    @Produces(RestMediaType.APPLICATION_NDJSON)
    @Operation(operationId = "import{Service}Organisations", summary = "Import organisations and their kinds, one JSON object a line",
            description = "It takes the same file as the import of the mechanism's register. People of an organisation that is not "
                    + "registered are not served. An organisation that is already registered keeps its kind. The answer streams the "
                    + "progress and each rejected row with its reason, and ends with a summary.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "the import only adds records", also = UNREGISTERED)
    public Multi<ImportLine> importLines(@NotNull InputStream body) {
        return imports.run(actor.get(), body);
    }
}
