package org.palermo.referral.casefile;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Referrals", description = "Referrals of persons to the mechanism, each with a receipt.")
@Path("/api/nrm/v1/referrals")
@Authenticated
class ReferralsResource {
    private final Referrals referrals;
    private final CurrentActor actor;

    ReferralsResource(Referrals referrals, CurrentActor actor) {
        this.referrals = referrals;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "referPerson", summary = "Refer a person to the mechanism",
            description = "The answer is a receipt, and the competent authority is told. An adult who declines is only counted: nothing "
                    + "about the identity is kept. An adult must be asked for consent, and a child must not be an adult by the date of "
                    + "birth (400). An organisation that is not designated as a first responder gets 403.")
    @Allowed(roles = FIRST_RESPONDER, also = IMMIGRATION,
            scope = "in the name of the caller's organisation, which must be designated as a first responder")
    @Audited
    public Uni<RestResponse<ReferralReceipt>> refer(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ReferPerson command) {
        return referrals.refer(actor.get(), key, command)
                .map(receipt -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, receipt)
                        .location(URI.create("/api/nrm/v1/referrals/" + receipt.id())).build());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getReferralReceipt", summary = "Read the receipt of a referral that your organisation has sent")
    @Allowed(roles = FIRST_RESPONDER, scope = "cases that the caller's organisation has referred", also = IMMIGRATION)
    @Audited
    public Uni<ReferralReceipt> receipt(UUID id) {
        return referrals.receipt(actor.get(), id);
    }
}
