package org.palermo.inspection.recruitment.offer;

import static org.palermo.kernel.access.Allowed.EVERYBODY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.Actor;

@Tag(name = "Job offers", description = "The check of a job offer, for everybody. Nothing of it is stored.")
@Path("/api/inspection/v1/job-offers")
@Authenticated
class JobOffersResource {
    private static final Actor PUBLIC = Actor.system("job-offers");

    private final JobOffers offers;

    JobOffersResource(JobOffers offers) {
        this.offers = offers;
    }

    @POST
    @Path("/check")
    @PermitAll
    @Operation(operationId = "checkJobOffer", summary = "Compare a job offer with the register of agencies and the law, item by item",
            description = "Each item matches, differs or is unknown; no answer says that an offer is safe. An agency is found by the whole "
                    + "number of its licence or its whole name, and only if its authority publishes it. Nothing is stored. Anybody may ask "
                    + "without a token.")
    @Allowed(roles = EVERYBODY, scope = "what authorities publish of agencies")
    public Uni<RestResponse<JobOfferAnswer>> check(@Valid @NotNull CheckJobOffer offer) {
        return offers.check(PUBLIC, offer)
                .map(answer -> RestResponse.ResponseBuilder.ok(answer).header("Cache-Control", "no-store").build());
    }
}
