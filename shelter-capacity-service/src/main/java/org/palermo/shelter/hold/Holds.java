package org.palermo.shelter.hold;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.shelter.AllowedScopes.HELD;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.availability.Offers;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.casework.CaseAccess;

/// Holds places for a short time and releases them.
@Tag(name = "Holds",
        description = "Places that are held for a short time, the request to the shelter that follows, and how many places an "
                + "organisation may hold.")
@Path("/api/shelter/v1/holds")
@ApplicationScoped
public class Holds {
    private final Offers offers;
    private final NewHolds fresh;
    private final HoldChanges changes;
    private final HoldStore store;
    private final HoldPlacements asked;
    private final CaseAccess cases;
    private final MeterRegistry meters;
    private final CurrentOperation operation;

    Holds(Offers offers, NewHolds fresh, HoldChanges changes, HoldStore store, HoldPlacements asked, CaseAccess cases,
            MeterRegistry meters, CurrentOperation operation) {
        this.offers = offers;
        this.fresh = fresh;
        this.changes = changes;
        this.store = store;
        this.asked = asked;
        this.cases = cases;
        this.meters = meters;
        this.operation = operation;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "holdOffer", summary = "Hold the places of an offer for a short time",
            description = "Only the person who got the offer can use it (400), once. Refused with 409: an offer that has ended or was "
                    + "used, places that somebody else took first, and an organisation that holds as much as it may. When a case was "
                    + "named, the mechanism is told.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = "with an offer that was made to the caller")
    @Audited
    @Scoped
    public Uni<HoldView> place(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull PlaceHold command) {
        Actor actor = operation.caller();
        Searchers.require(actor);
        return operation.once(actor, key, command, HoldView.class, () -> place(actor, command));
    }

    private Uni<HoldView> place(Actor actor, PlaceHold command) {
        return offers.standing(actor, command.offer())
                .flatMap(offer -> fresh.make(actor, offer))
                .invoke(hold -> meters.counter("palermo.holds", "outcome", "held").increment())
                .onFailure().invoke(refused -> meters.counter("palermo.holds", "outcome", "refused").increment())
                .flatMap(hold -> store.view(hold, null, operation.now()));
    }

    /// @param caseFile only holds for this case
    @GET
    @Operation(operationId = "listHolds", summary = "List the present and past holds of your organisation, latest first",
            description = "`status` chooses holds that are open, or holds that ended in one way; `caseFile` those of a case that you work "
                    + "on. Another case gets 404. A hold has an area, and does not say which shelter it is.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<Page<HoldView>> page(
            @RestQuery HoldState status, @RestQuery UUID caseFile, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        Searchers.require(actor);
        return cases.require(actor, caseFile)
                .chain(() -> store.page(actor, HoldFilter.of(status, caseFile, operation.now()), after, limit))
                .flatMap(page -> asked.on(page.stream().map(hold -> hold.id).toList())
                        .flatMap(answers -> store.views(page, answers, operation.now())))
                .map(rows -> Page.of(rows, limit, hold -> new Cursor(hold.heldAt(), hold.id())))
                .call(page -> operation.record(actor, "LIST", "hold", page.items().stream().map(HoldView::id).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHold", summary = "Read a hold of your organisation, with the shelter's answer",
            description = "The answer has `placement` once you have asked the shelter with `requestPlacement`. The hold has an area, "
                    + "and does not say which shelter it is. A hold of another organisation gets 404.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<HoldView> get(UUID id) {
        Actor actor = operation.caller();
        return store.held(id, actor)
                .call(() -> operation.record(actor, "READ", "hold", id))
                .chain(() -> view(id));
    }

    /// Extends the hold. A shelter that was asked may answer until the new end.
    @POST
    @Path("/{id}/extension")
    @Operation(operationId = "extendHold", summary = "Extend a hold",
            description = "The hold then lasts as long as a new hold would from now on, up to the longest duration of the profile. A hold "
                    + "that already lasts longer, such as a hold of a waitlist, does not change. A hold that has reached the longest "
                    + "duration, or has ended, gets 409. A shelter that was asked may answer until the new end.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<HoldView> extend(UUID id, @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        return store.held(id, actor)
                .flatMap(hold -> operation.once(actor, key, "", HoldView.class, () -> extend(actor, hold)));
    }

    private Uni<HoldView> extend(Actor actor, Hold hold) {
        return changes.extend(hold, operation.now())
                .call(() -> operation.record(actor, "EXTEND", "hold", hold.id))
                .flatMap(answer -> store.view(hold, answer, operation.now()));
    }

    /// Releases the places at once, which costs questions. A shelter that was asked is told. Repeating the request does nothing,
    /// because the first response may have been lost.
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "releaseHold", summary = "Release a hold",
            description = "The places are free at once, and a shelter that was asked is told. It costs questions of your budget. Releasing "
                    + "it again changes nothing. A hold that has ended in another way gets 409.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<Void> release(UUID id) {
        Actor actor = operation.caller();
        return store.held(id, actor)
                .call(store::lockWithNights)
                .flatMap(hold -> hold.state == HoldState.RELEASED ? Uni.createFrom().voidItem()
                        : changes.release(actor, hold, operation.now())
                                .chain(() -> operation.record(actor, "RELEASE", "hold", hold.id)));
    }

    private Uni<HoldView> view(UUID id) {
        return store.byId(id).flatMap(hold -> asked.on(id).flatMap(answer -> store.view(hold, answer, operation.now())));
    }
}
