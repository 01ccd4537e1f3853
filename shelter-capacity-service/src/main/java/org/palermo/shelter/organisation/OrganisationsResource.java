package org.palermo.shelter.organisation;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.organisation.OrganisationImport;
import org.palermo.kernel.organisation.OrganisationRoutes;

@Tag(name = "Organisations", description = "The organisations whose people this service serves.")
@Path("/api/shelter/v1/organisations")
@Authenticated
class OrganisationsResource extends OrganisationRoutes {

    OrganisationsResource(OrganisationImport imports, CurrentActor actor) {
        super(imports, actor);
    }
}
