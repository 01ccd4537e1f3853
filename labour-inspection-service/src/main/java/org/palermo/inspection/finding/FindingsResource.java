package org.palermo.inspection.finding;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.identity.Role;

@Tag(name = "Findings")
@Path("/api/inspection/v1/findings")
class FindingsResource {
    private final Findings findings;
    private final CurrentActor actor;

    FindingsResource(Findings findings, CurrentActor actor) {
        this.findings = findings;
        this.actor = actor;
    }

    @GET
    @Path("/summary")
    @RolesAllowed({Role.COMPETENT_AUTHORITY, Role.NATIONAL_RAPPORTEUR, Role.CHIEF_INSPECTOR, Role.MECHANISM_ADMINISTRATOR})
    @Operation(summary = "Figures of a country by sector; a chief inspector sees those of her inspectorate")
    public Uni<FindingsSummary> summary(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {
        return findings.summary(actor.get(), country);
    }
}
