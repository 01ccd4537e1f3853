package org.palermo.inspection.supplychain;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
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
    /// @param language of the texts of violations, BCP 47; that of the catalogue where there is no other
    @GET
    @PermitAll
    @Operation(operationId = "getPublishedFindings", summary = "Read the final orders and penalties of a workplace, and their violations",
            description = "The id is the one in the Open Supply Hub. An order is published some time after it is final, and only if the "
                    + "workplace has many workers and the order concerns many of them, but not most. A penalty is published on the same "
                    + "conditions where no order names the violation. Each country's profile sets these numbers, and the "
                    + "violations that are never published. An unknown id gets the same empty list as a workplace of "
                    + "which nothing is published. Anybody may read it without a token.")
    @Allowed(roles = EVERYBODY, scope = "public")
    public Uni<PublishedFindingsView> of(@RestQuery @NotNull @Pattern(regexp = "[A-Z]{2}[0-9]{7}[0-9A-HJKMNP-TV-Z]{6}") String osId,
            @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        return findings.of(PUBLIC, osId, language);
    }
}
