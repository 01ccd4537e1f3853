package org.palermo.shelter.placement.handover;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.OWN_SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.placement.Placement;
import org.palermo.shelter.placement.PlacementStore;

/// How accepted people reach the shelter. A handover exists from the acceptance until they have arrived or are a no-show.
@Tag(name = "Handover and address", description = "Where the shelter meets the people, and to whom the shelter's address is released.")
@Path("/api/shelter/v1/placements/{id}/handover")
@Authenticated
@ApplicationScoped
public class Handovers {
    private final PlacementStore store;
    private final HandoverStore handovers;
    private final Notices notices;
    private final CurrentOperation operation;

    Handovers(PlacementStore store, HandoverStore handovers, Notices notices, CurrentOperation operation) {
        this.store = store;
        this.handovers = handovers;
        this.notices = notices;
        this.operation = operation;
    }

    @PUT
    @Operation(operationId = "giveHandover",
            summary = "Say where the shelter meets the people, how long the journey takes, and whom to call",
            description = "Never say where the shelter is. A handover can be given only between the acceptance and the arrival (409 "
                    + "otherwise). The organisation that asked for the place is told. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<HandoverView>> give(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull GiveHandover command) {
        Actor actor = operation.caller();
        return store.asked(id, actor)
                .call(store::lock)
                .invoke(placement -> ETags.require(ifMatch, placement.version()))
                .invoke(Handovers::requireAccepted)
                .invoke(placement -> placement.handedOver(operation.now()))
                .call(store::flush)
                .call(() -> handovers.give(id, command))
                .call(placement -> notices.tellAgency(placement.askingAgency(), "PLACEMENT_HANDOVER", id, placement.reference()))
                .call(() -> operation.record(actor, "HANDOVER", "placement", id))
                .map(placement -> new HandoverView(command.meetingPoint(), command.call(), command.travelTime(), command.transport(),
                        placement.handoverAt(), placement.version()))
                .map(ETags::on);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no handover, or no longer
    @GET
    @Operation(operationId = "getHandover", summary = "Read where the shelter meets the people, and whom to call",
            description = "The answer is 404 when no handover was given yet, and when the people have arrived or are no longer expected.")
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER},
            scope = "shelter manager: placements in shelters that the caller's organisation runs; others: placements that the caller's "
                    + "organisation requested, without the shelter")
    @Audited
    @Scoped
    public Uni<RestResponse<HandoverView>> get(UUID id) {
        Actor actor = operation.caller();
        return store.ofEither(id, actor)
                .call(() -> operation.record(actor, "READ", "placement", id))
                .flatMap(handovers::of)
                .map(found -> found.orElseThrow(Problems::notFound))
                .map(ETags::on);
    }

    private static void requireAccepted(Placement placement) {
        if (placement.state() != PlacementState.ACCEPTED) {
            throw Problems.conflict("placement", "not-now", "A handover can be given only between acceptance and arrival.");
        }
    }
}
