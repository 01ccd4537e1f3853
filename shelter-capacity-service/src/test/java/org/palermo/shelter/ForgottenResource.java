package org.palermo.shelter;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.palermo.kernel.access.Allowed;

/// Routes of which somebody forgot to declare who may call them, and one that declares it. Only the application of the tests has them.
@Path("/forgotten")
class ForgottenResource {
    @GET
    @Path("/bare")
    @Operation(hidden = true)
    public Uni<String> bare() {
        return answer();
    }

    @GET
    @Path("/authenticated")
    @Authenticated
    @Operation(hidden = true)
    public Uni<String> authenticated() {
        return answer();
    }

    @GET
    @Path("/permitted")
    @PermitAll
    @Operation(hidden = true)
    public Uni<String> permitted() {
        return answer();
    }

    @GET
    @Path("/declared")
    @PermitAll
    @Operation(hidden = true)
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<String> declared() {
        return answer();
    }

    private static Uni<String> answer() {
        return Uni.createFrom().item("answered");
    }
}
