package org.palermo.shelter.placement;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.placement.PlacementChanges.Sent;

@Tag(name = "Placements", description = "A shelter's answers to requests for a place, and the stays with what happens in them.")
@Path("/api/shelter/v1/placements")
@Authenticated
class PlacementsResource {
    private static final String BOTH_SIDES = "shelter manager: placements in shelters that the caller's organisation runs; others: placements that the caller's "
            + "organisation requested, without the shelter";
    private static final String OWN_SHELTERS = "shelters that the caller's organisation runs";

    private final Placements placements;
    private final CurrentActor actor;

    PlacementsResource(Placements placements, CurrentActor actor) {
        this.placements = placements;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listPlacements",
            summary = "List placements in your shelters, or that your organisation has asked for, latest first")
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = BOTH_SIDES)
    @Audited
    public Uni<Page<PlacementView>> page(
            @Parameter(description = "`SHELTER`: placements in your shelters. `ASKER`: those that your organisation has asked for. "
                    + "Without it: `SHELTER` for shelter managers, `ASKER` for all others") @RestQuery PlacementSide side,
            @RestQuery PlacementState status, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return placements.page(actor.get(), side, status, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPlacement", summary = "Read a placement",
            description = "Its ETag is needed for each step of the placement.")
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = BOTH_SIDES)
    @Audited
    public Uni<RestResponse<PlacementView>> get(UUID id) {
        return placements.get(actor.get(), id).map(ETags::on);
    }

    @GET
    @Path("/{id}/steps")
    @Operation(operationId = "listPlacementSteps", summary = "List what has happened to a placement, step by step, oldest first")
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = BOTH_SIDES)
    @Audited
    public Uni<Page<PlacementStepView>> steps(UUID id) {
        return placements.steps(actor.get(), id);
    }

    @POST
    @Path("/{id}/acceptance")
    @Operation(operationId = "acceptPlacement", summary = "Accept the people of a placement",
            description = "The places belong to the stay and no longer end with the hold. The organisation that asked is told. A placement "
                    + "that was answered or withdrawn, or whose hold has ended, gets 409. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> accept(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return placements.accept(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }

    @POST
    @Path("/{id}/refusal")
    @Operation(operationId = "refusePlacement", summary = "Refuse a placement, with a reason",
            description = "The places are free at once, and the organisation that asked is told. A placement that was answered or "
                    + "withdrawn, or whose hold has ended, gets 409. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> refuse(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RefusePlacement command) {
        return placements.refuse(actor.get(), id, new Sent(key, ifMatch, command), command).map(ETags::on);
    }

    @POST
    @Path("/{id}/withdrawal")
    @Operation(operationId = "withdrawPlacement", summary = "Withdraw a placement that is no longer needed",
            description = "It is possible until the people arrive, before the shelter's answer and after its acceptance; otherwise the "
                    + "answer is 409. The places are free at once, and the shelter is told. Before the answer it costs questions of your "
                    + "budget, like the release of a hold. Send the ETag of the placement in If-Match.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = "holds and placements of the caller's organisation")
    @Audited
    public Uni<RestResponse<PlacementView>> withdraw(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return placements.withdraw(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }
}
