package org.palermo.shelter.placement;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.CurrentActor;

/// Uses the ETag of the placement: each change of the handover is a change of the placement.
@Tag(name = "Handover and address", description = "Where the shelter meets the people, and to whom the shelter's address is released.")
@Path("/api/shelter/v1/placements/{id}/handover")
@Authenticated
class HandoversResource {
    private final Handovers handovers;
    private final CurrentActor actor;

    HandoversResource(Handovers handovers, CurrentActor actor) {
        this.handovers = handovers;
        this.actor = actor;
    }

    @PUT
    @Operation(operationId = "giveHandover",
            summary = "Say where the shelter meets the people, how long the journey takes, and whom to call",
            description = "Never say where the shelter is. It is possible between the acceptance and the arrival, otherwise 409. The "
                    + "organisation that asked for the place is told. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = "shelters that the caller's organisation runs")
    @Audited
    public Uni<RestResponse<HandoverView>> give(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull GiveHandover command) {
        return handovers.give(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @GET
    @Operation(operationId = "getHandover", summary = "Read where the shelter meets the people, and whom to call",
            description = "When nothing was given yet, and once they have arrived or are no longer expected, the answer is 404.")
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER},
            scope = "shelter manager: placements in shelters that the caller's organisation runs; others: placements that the caller's "
                    + "organisation requested, without the shelter")
    @Audited
    public Uni<RestResponse<HandoverView>> get(UUID id) {
        return handovers.get(actor.get(), id).map(ETags::on);
    }
}
