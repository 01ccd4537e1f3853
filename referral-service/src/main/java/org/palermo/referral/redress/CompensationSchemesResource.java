package org.palermo.referral.redress;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Compensation schemes", description = "The compensation schemes of a country, and under which of them a person may claim.")
@Path("/api/nrm/v1/compensation-schemes")
@Authenticated
class CompensationSchemesResource {
    private final CompensationSchemes schemes;
    private final CurrentActor actor;

    CompensationSchemesResource(CompensationSchemes schemes, CurrentActor actor) {
        this.schemes = schemes;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listCompensationSchemes",
            summary = "List the compensation schemes of a country, with their conditions and demands",
            description = "A scheme with a demand that it should not have is marked `outOfLine`, with the paragraph of A/75/289.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY, LEGAL_ADVISER, GUARDIAN}, scope = "the law of every country in the register")
    public Uni<Page<SchemeView>> of(@RestQuery @NotNull String country) {
        return schemes.of(actor.get(), country);
    }

    @POST
    @Path("/eligibility")
    @Operation(operationId = "checkEligibility", summary = "Check under which schemes a person in given circumstances may claim",
            description = "No case is read and nothing is stored. Demands of a scheme do not affect the answer.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY, LEGAL_ADVISER, GUARDIAN}, scope = "no record: the answers are not stored")
    public Uni<Page<SchemeView>> eligible(@Valid @NotNull AskEligibility asked) {
        return schemes.eligible(actor.get(), asked);
    }
}
