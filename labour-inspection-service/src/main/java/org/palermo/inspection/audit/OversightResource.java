package org.palermo.inspection.audit;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.oversight.Oversight;
import org.palermo.kernel.oversight.OversightRoutes;

@Tag(name = "Oversight",
        description = "What a person has seen in this service, which accesses are unusual, and the state of the chain of its audit.")
@Path("/api/inspection/v1/oversight")
@Authenticated
class OversightResource extends OversightRoutes {

    OversightResource(Oversight oversight) {
        super(oversight);
    }
}
