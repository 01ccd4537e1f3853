package org.palermo.inspection.finding;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Findings", description = "What inspectors have found on visits, and the figures of a country from these findings.")
@Path("/api/inspection/v1/findings")
@Authenticated
class FindingsResource {
    private final CountryFindings findings;
    private final CurrentActor actor;

    FindingsResource(CountryFindings findings, CurrentActor actor) {
        this.findings = findings;
        this.actor = actor;
    }

    @GET
    @Path("/summary")
    @Operation(operationId = "getFindingsSummary", summary = "Read the figures of a country by sector",
            description = "A chief inspector gets exact figures of their inspectorate. Competent authorities, national rapporteurs and "
                    + "mechanism administrators who cover the whole country get the figures that were released for the last period; "
                    + "`control` says how they are protected. Those who do not cover the whole country get only the number of workplaces, "
                    + "which is always exact.")
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR},
            scope = "figures of a country that the caller covers, protected and released for the period; chief inspector: exact "
                    + "figures of the caller's inspectorate")
    public Uni<FindingsSummary> summary(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}") String country) {
        return findings.summary(actor.get(), country);
    }
}
