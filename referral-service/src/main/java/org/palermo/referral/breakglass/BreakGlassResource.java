package org.palermo.referral.breakglass;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.breakglass.BreakGlassRoutes;
import org.palermo.kernel.breakglass.BreakGlassAccesses;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Break-glass", description = "Case files that somebody opens in an emergency to read them, and the review of these accesses.")
@Path(BreakGlassResource.PATH)
@Authenticated
class BreakGlassResource extends BreakGlassRoutes {
    static final String PATH = "/api/nrm/v1/break-glass";

    BreakGlassResource(BreakGlassAccesses accesses, CurrentActor actor) {
        super(PATH, accesses, actor);
    }
}
