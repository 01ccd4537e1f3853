package org.palermo.shelter.placement;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.shelter.AllowedScopes.HELD;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.shelter.hold.HoldView;

@Tag(name = "Holds",
        description = "Places that are held for a short time, the request to the shelter that follows, and how many places an "
                + "organisation may hold.")
@Path("/api/shelter/v1/holds/{id}/placement")
@Authenticated
class PlacementRequestsResource {
    private final PlacementRequests requests;
    private final CurrentActor actor;

    PlacementRequestsResource(PlacementRequests requests, CurrentActor actor) {
        this.requests = requests;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "requestPlacement", summary = "Ask the shelter to take in the people of a hold",
            description = "The shelter is told and must answer before the hold ends. A second request for the same hold gets 409, and so "
                    + "does a hold that has ended. The answer is the hold.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    public Uni<HoldView> request(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RequestPlacement command) {
        return requests.request(actor.get(), id, key, command);
    }
}
