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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.casework.KnownCases;
import org.palermo.shelter.hold.CaseStays;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.hold.HoldState;
import org.palermo.shelter.hold.HoldView;
import org.palermo.shelter.hold.Holds;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.placement.PlacementChanges.Sent;

/// Requests a placement on a hold, and takes the shelter's answer.
@Tag(name = "Placements", description = "A shelter's answers to requests for a place, and the stays with what happens in them.")
@Path("/api/shelter/v1/placements")
@ApplicationScoped
public class Placements {
    private static final String BOTH_SIDES = "shelter manager: placements in shelters that the caller's organisation runs; others: placements that the caller's "
            + "organisation requested, without the shelter";
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final PlacementStore store;
    private final PlacementSteps steps;
    private final PlacementChanges changes;
    private final HeldPlaces places;
    private final Holds holds;
    private final KnownCases cases;
    private final CaseStays stays;
    private final PlacementDay day;
    private final Idempotency idempotency;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    Placements(PlacementStore store, PlacementSteps steps, PlacementChanges changes, HeldPlaces places, Holds holds, KnownCases cases, CaseStays stays, PlacementDay day,
            Idempotency idempotency, Notices notices, TransactionTime time, Audit audit, CurrentActor caller) {
        this.store = store;
        this.steps = steps;
        this.changes = changes;
        this.places = places;
        this.holds = holds;
        this.cases = cases;
        this.stays = stays;
        this.day = day;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    @Scoped
    public Uni<HoldView> request(Actor actor, UUID hold, String key, RequestPlacement command) {
        Searchers.require(actor);
        return places.mine(hold, actor)
                .flatMap(held -> idempotency.once(actor, key, command, HoldView.class,
                        () -> request(actor, held, command)));
    }

    private Uni<HoldView> request(Actor actor, HeldStay stay, RequestPlacement command) {
        check(command.arrivalWindow(), stay);
        return cases.protectionOf(stay.id()).flatMap(until -> request(actor, stay, command, until.orElse(null)));
    }

    private Uni<HoldView> request(Actor actor, HeldStay stay, RequestPlacement command, LocalDate caseProtectedUntil) {
        return places.requireHeld(stay.id())
                .chain(() -> store.on(stay.id()))
                .invoke(asked -> {
                    if (asked != null) {
                        throw Problems.conflict("placement", "asked", "The shelter has been asked already.");
                    }
                })
                .chain(() -> places.operator(stay))
                .map(operator -> Placement.of(stay, operator, command, day.profile(stay.area()), day.endOfFirstNight(stay), time.now()))
                .invoke(placement -> placement.caseProtectedUntil = caseProtectedUntil)
                .call(store::add)
                .call(placement -> stays.tell(stay.id()))
                .call(placement -> notices.tellAgency(placement.operatorAgency, "PLACEMENT_REQUESTED", placement.id, placement.reference,
                        List.of(MailLine.until("answerBefore", placement.answerBefore))))
                .call(placement -> audit.record(actor, "PLACEMENT_REQUESTED", "placement", placement.id))
                .chain(() -> holds.view(stay.id()));
    }

    /// @param side `SHELTER` or `ASKER`; without it, the side that follows from your role
    @GET
    @Operation(operationId = "listPlacements",
            summary = "List placements in your shelters, or that your organisation has asked for, latest first")
    @Authenticated
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = BOTH_SIDES)
    @Audited
    @Scoped
    public Uni<Page<PlacementView>> page(
            @Parameter(description = "`SHELTER`: placements in your shelters. `ASKER`: those that your organisation has asked for. "
                    + "Without it: `SHELTER` for shelter managers, `ASKER` for all others") @RestQuery PlacementSide side,
            @RestQuery PlacementState status, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, side == null ? PlacementSide.of(actor) : side, PlacementFilter.of(status, time.now()), after, limit)
                .flatMap(page -> views(actor, page))
                .map(rows -> Page.of(rows, limit, p -> new Cursor(p.requestedAt(), p.id())))
                .call(page -> audit.record(actor, "LIST", "placement", page.items().stream().map(PlacementView::id).toList()));
    }

    /// Reads a page of placements, then their holds: a join would read every hold of the organisation under its row policy.
    private Uni<List<PlacementView>> views(Actor actor, List<Placement> page) {
        return places.of(page.stream().map(placement -> placement.hold).toList())
                .map(stays -> page.stream().filter(placement -> stays.containsKey(placement.hold))
                        .map(placement -> PlacementView.of(placement, stays.get(placement.hold), actor, time.now()))
                        .toList());
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
        Actor actor = caller.get();
        return store.ofEither(id, actor)
                .call(() -> audit.record(actor, "READ", "placement", id))
                .flatMap(placement -> places.of(placement.hold).map(stay -> PlacementView.of(placement, stay, actor, time.now())))
                .map(ETags::on);
    }

    @GET
    @Path("/{id}/steps")
    @Operation(operationId = "listPlacementSteps", summary = "List what has happened to a placement, step by step, oldest first")
    @Authenticated
    @Allowed(roles = {SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = BOTH_SIDES)
    @Audited
    @Scoped
    public Uni<Page<PlacementStepView>> steps(UUID id) {
        Actor actor = caller.get();
        return store.ofEither(id, actor)
                .call(() -> audit.record(actor, "READ", "placement", id))
                .chain(() -> steps.of(id))
                .map(steps -> new Page<>(steps, null));
    }

    /// The shelter accepts: the places belong to the stay and no longer expire.
    @POST
    @Path("/{id}/acceptance")
    @Operation(operationId = "acceptPlacement", summary = "Accept the people of a placement",
            description = "The places belong to the stay and no longer end with the hold. The organisation that asked is told. A placement "
                    + "that was answered or withdrawn, or whose hold has ended, gets 409. Send the ETag of the placement in If-Match.")
    @Authenticated
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> accept(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = caller.get();
        Sent sent = Sent.nothing(key, ifMatch);
        return store.asked(id, actor).flatMap(placement -> changes.once(actor, placement, sent,
                PlacementChange.of(PlacementVerb.ACCEPT).then((accepted, stay) -> places.place(stay.id()))))
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
        Actor actor = caller.get();
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
            description = "It is possible until the people arrive, before the shelter's answer and after its acceptance; otherwise the "
                    + "answer is 409. The places are free at once, and the shelter is told. Before the answer it costs questions of your "
                    + "budget, like the release of a hold. Send the ETag of the placement in If-Match.")
    @Authenticated
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> withdraw(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = caller.get();
        Sent sent = Sent.nothing(key, ifMatch);
        return store.mine(id, actor).flatMap(placement -> changes.once(actor, placement, sent,
                PlacementChange.of(PlacementVerb.WITHDRAW)
                        .then((withdrawn, stay) -> stay.status() == HoldState.PLACED ? places.freeFrom(stay.id(), withdrawn.from) : places.release(stay.id()))))
                .map(ETags::on);
    }

    /// Rejects impossible dates before the database does.
    private void check(RequestPlacement.ArrivalWindow window, HeldStay stay) {
        if (window == null) {
            return;
        }
        if (window.until().isBefore(window.from())) {
            throw Problems.invalid("arrivalWindow.until", "must not be before from");
        }
        Instant earliest = time.now().minus(ONE_DAY);
        Instant latest = stay.from().plusDays(stay.nights() + 2L).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (window.from().isBefore(earliest) || window.until().isAfter(latest)) {
            throw Problems.invalid("arrivalWindow", "must not be past and not after the stay");
        }
    }
}
