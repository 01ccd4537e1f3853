package org.palermo.shelter.placement;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.HELD;
import static org.palermo.shelter.AllowedScopes.OWN_SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
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
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HoldState;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.placement.PlacementChanges.Sent;

/// Shows placements, and takes the answer of the shelter.
@Tag(name = "Placements", description = "A shelter's answers to requests for a place, and the stays with what happens in them.")
@Path("/api/shelter/v1/placements")
@ApplicationScoped
public class Placements {
    private static final String BOTH_SIDES = "shelter manager: placements in shelters that the caller's organisation runs; "
            + "others: placements that the caller's organisation requested, without the shelter";

    private final PlacementStore store;
    private final PlacementSteps steps;
    private final PlacementChanges changes;
    private final PlacementDay day;
    private final HeldPlaces places;
    private final PlacementViews views;
    private final CurrentOperation operation;

    Placements(PlacementStore store, PlacementSteps steps, PlacementChanges changes, PlacementDay day, HeldPlaces places,
            PlacementViews views, CurrentOperation operation) {
        this.store = store;
        this.steps = steps;
        this.changes = changes;
        this.day = day;
        this.places = places;
        this.views = views;
        this.operation = operation;
    }

    /// @param side `SHELTER` or `ASKER`; without it, the side that follows from your role
    @GET
    @Operation(operationId = "listPlacements",
            summary = "List placements in your shelters, or that your organisation has asked for, latest first",
            description = "The list keeps placements that are over; `status` chooses one state. Only the organisation that runs the "
                    + "shelter sees which shelter it is; the organisation that asked does not.")
    @Authenticated
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = BOTH_SIDES)
    @Audited
    @Scoped
    public Uni<Page<PlacementView>> page(
            @Parameter(description = "`SHELTER`: placements in your shelters. `ASKER`: those that your organisation has asked for. "
                    + "Without it: `SHELTER` for shelter managers, `ASKER` for all others") @RestQuery PlacementSide side,
            @RestQuery PlacementState status, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, side == null ? PlacementSide.of(actor) : side, PlacementFilter.of(status, operation.now()), after, limit)
                .flatMap(page -> views.of(actor, page))
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.requestedAt(), p.id())))
                .call(page -> operation.record(actor, "LIST", "placement", page.items().stream().map(PlacementView::id).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPlacement", summary = "Read a placement",
            description = "Its ETag is needed for each step of the placement.")
    @Authenticated
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = BOTH_SIDES)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> get(UUID id) {
        Actor actor = operation.caller();
        return store.ofEither(id, actor)
                .call(() -> operation.record(actor, "READ", "placement", id))
                .flatMap(placement -> views.of(actor, placement))
                .map(ETags::on);
    }

    @GET
    @Path("/{id}/steps")
    @Operation(operationId = "listPlacementSteps", summary = "List what has happened to a placement, step by step, oldest first",
            description = "A step says which side did it, and does not name the organisation. A placement in which your "
                    + "organisation has no part gets 404.")
    @Authenticated
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = BOTH_SIDES)
    @Audited
    @Scoped
    public Uni<Page<PlacementStepView>> steps(UUID id) {
        Actor actor = operation.caller();
        return store.ofEither(id, actor)
                .call(() -> operation.record(actor, "READ", "placement", id))
                .chain(() -> steps.of(id))
                .map(steps -> new Page<>(steps, null));
    }

    /// The shelter accepts: the places belong to the stay and no longer expire.
    @POST
    @Path("/{id}/acceptance")
    @Operation(operationId = "acceptPlacement", summary = "Accept the people of a placement",
            description = "The places then belong to the stay, and the end of the hold does not free them. The organisation that asked is "
                    + "told. A placement that was answered or withdrawn, whose hold has ended, or whose nights are over, gets 409. "
                    + "Send the ETag of the placement in If-Match.")
    @Authenticated
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> accept(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        Sent sent = Sent.nothing(key, ifMatch);
        return store.asked(id, actor).flatMap(placement -> changes.once(actor, placement, sent,
                PlacementChange.of(PlacementVerb.ACCEPT)
                        .requiring(day::requireNights)
                        .then((accepted, stay) -> places.place(stay.id()))))
                .map(ETags::on);
    }

    /// The shelter refuses: the places are free at once.
    @POST
    @Path("/{id}/refusal")
    @Operation(operationId = "refusePlacement", summary = "Refuse a placement, with a reason",
            description = "The places are free at once, and the organisation that asked is told. A placement that was answered or "
                    + "withdrawn, or whose hold has ended, gets 409. Send the ETag of the placement in If-Match.")
    @Authenticated
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> refuse(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RefusePlacement command) {
        Actor actor = operation.caller();
        Sent sent = new Sent(key, ifMatch, command);
        return store.asked(id, actor).flatMap(placement -> changes.once(actor, placement, sent,
                PlacementChange.of(PlacementVerb.REFUSE)
                        .requiring(refused -> refused.reason = command.reason())
                        .then((refused, stay) -> places.refuse(stay.id()))))
                .map(ETags::on);
    }

    /// The asker no longer needs the place, before or after the answer: the places are free at once.
    @POST
    @Path("/{id}/withdrawal")
    @Operation(operationId = "withdrawPlacement", summary = "Withdraw a placement that is no longer needed",
            description = "You can withdraw it until the people arrive, also after the shelter has accepted it; after that the answer is "
                    + "409. The places are free at once, and the shelter is told. Before the answer it costs questions of your "
                    + "budget, like the release of a hold. Send the ETag of the placement in If-Match.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> withdraw(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        Sent sent = Sent.nothing(key, ifMatch);
        return store.mine(id, actor).flatMap(placement -> changes.once(actor, placement, sent,
                PlacementChange.of(PlacementVerb.WITHDRAW)
                        .then((withdrawn, stay) -> stay.status() == HoldState.PLACED
                                ? places.freeFrom(stay.id(), withdrawn.from)
                                : places.release(stay.id()))))
                .map(ETags::on);
    }
}
