package org.palermo.inspection.finding;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Findings")
@Path("/api/inspection/v1/findings")
@Authenticated
class FindingsResource {
    private final Findings findings;
    private final CurrentActor actor;

    FindingsResource(Findings findings, CurrentActor actor) {
        this.findings = findings;
        this.actor = actor;
    }

    @GET
    @Path("/summary")
    @Operation(summary = "Figures of a country by sector; a chief inspector sees those of her inspectorate, a ministry what may be published")
    public Uni<FindingsSummary> summary(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {
        return findings.summary(actor.get(), country);
    }
}
