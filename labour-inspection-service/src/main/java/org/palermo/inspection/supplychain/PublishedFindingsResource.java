package org.palermo.inspection.supplychain;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;

@Tag(name = "Supply chains", description = "Who buys what from whom, and which buyers a workplace reaches.")
@Path("/api/inspection/v1/published-findings")
@Authenticated
class PublishedFindingsResource {
    private static final Actor PUBLIC = Actor.system("public");

    private final PublishedFindings findings;

    PublishedFindingsResource(PublishedFindings findings) {
        this.findings = findings;
    }

    /// @param osId the id of the workplace in the Open Supply Hub, in capitals
    @GET
    @PermitAll
    @Operation(operationId = "getPublishedFindings", summary = "Read the final orders of a workplace and the violations that they name",
            description = "By the id in the Open Supply Hub. An order is published some time after it is final, and only where it concerns "
                    + "many workers of a workplace with many, and not most of them; each country's profile says how many, and which "
                    + "violations are never published. An id that nobody knows, and one of which "
                    + "nothing is published, get the same empty list. Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<PublishedFindingsView> of(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}[0-9]{7}[0-9A-HJKMNP-TV-Z]{6}") String osId) {
        return findings.of(PUBLIC, osId);
    }
}
