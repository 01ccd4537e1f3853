package org.palermo.referral.mechanism;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

@Tag(name = "Mechanism")
@Path("/api/nrm/v1/mechanism")
@Authenticated
class MechanismResource {
    private static final Actor PUBLIC = Actor.system("public");

    private final Mechanism mechanism;

    MechanismResource(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    @GET
    @Path("/status")
    @PermitAll
    @Operation(summary = "Is the mechanism operational, by region and as a whole, now or at a past instant?")
    public Uni<MechanismStatus> status(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @RestQuery String at) {
        return mechanism.status(PUBLIC, country, instant(at));
    }

    private static Instant instant(String at) {
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw Problems.invalid("at", "is not an instant like 2026-01-31T12:00:00Z");
        }
    }
}
