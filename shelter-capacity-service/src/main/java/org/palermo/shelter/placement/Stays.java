package org.palermo.shelter.placement;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.HELD;
import static org.palermo.shelter.AllowedScopes.OWN_SHELTERS;
import static org.palermo.shelter.placement.Placement.later;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.placement.PlacementChanges.Sent;

/// What happens during a stay: the shelter reports it, but the organisation that placed the people reports their departure.
@Tag(name = "Placements", description = "A shelter's answers to requests for a place, and the stays with what happens in them.")
@Path("/api/shelter/v1/placements/{id}")
@Authenticated
@ApplicationScoped
public class Stays {
    private final PlacementStore store;
    private final PlacementChanges changes;
    private final PlacementDay day;
    private final HeldPlaces places;
    private final ProtectedNights protectedNights;
    private final Notices notices;
    private final CurrentOperation operation;

    Stays(PlacementStore store, PlacementChanges changes, PlacementDay day, HeldPlaces places, ProtectedNights protectedNights,
            Notices notices, CurrentOperation operation) {
        this.store = store;
        this.changes = changes;
        this.day = day;
        this.places = places;
        this.protectedNights = protectedNights;
        this.notices = notices;
        this.operation = operation;
    }

    /// Starts the protection from moving, where the profile has one, and keeps the places until it ends.
    @POST
    @Path("/arrival")
    @Operation(operationId = "recordArrival", summary = "Record that the people have arrived",
            description = "If the profile has a protection from being moved, it begins now. The places are kept as long as the protection "
                    + "lasts, if they are free and at most a year ahead; if that is too short, the shelter is told. The arrival can be "
                    + "recorded only during the nights of the stay (409 otherwise). Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> arrive(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        Sent sent = Sent.nothing(key, ifMatch);
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.ARRIVE)
                        .requiring(placement -> {
                            requireTonight(placement);
                            placement.protectedUntil = day.protectedFromToday(placement);
                        })
                        .reaching(placement ->
                                protectedNights.reach(placement, later(day.protectedFromToday(placement), placement.caseProtectedUntil)))
                        .then(protectedNights::keep))
                .map(ETags::on);
    }

    /// Frees the places, from the first night on.
    @POST
    @Path("/no-show")
    @Operation(operationId = "recordNoShow", summary = "Record that the people have not arrived",
            description = "The places are free again, and the organisation that asked is told. It is possible once the time for their "
                    + "arrival is over; before, the answer is 409. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> notArrived(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        Sent sent = Sent.nothing(key, ifMatch);
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.NOT_ARRIVE)
                        .requiring(placement -> {
                            if (operation.now().isBefore(placement.missedFrom)) {
                                throw Problems.conflict("placement", "too-early",
                                        "The people may still arrive: the time for their arrival is not over.");
                            }
                        })
                        .then((placement, stay) -> places.freeFrom(stay.id(), placement.from)))
                .map(ETags::on);
    }

    /// Keeps the place. Both sides are told when the person is not back in time.
    @POST
    @Path("/absence")
    @Operation(operationId = "recordAbsence", summary = "Record that a person is away and expected back",
            description = "The place is kept. If the person is not back by `backBefore`, both sides are told. Without `backBefore`, it is "
                    + "the longest absence of the profile; a later time gets 400. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> absent(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull GoAbsent command) {
        Actor actor = operation.caller();
        Sent sent = new Sent(key, ifMatch, command);
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.BE_ABSENT)
                        .requiring(placement -> placement.backBefore = backBefore(placement, command)))
                .map(ETags::on);
    }

    private Instant backBefore(Placement placement, GoAbsent command) {
        Instant latest = operation.now().plus(day.profile(placement).absenceHours(), ChronoUnit.HOURS);
        if (command.backBefore() != null && (!command.backBefore().isAfter(operation.now()) || command.backBefore().isAfter(latest))) {
            throw Problems.invalid("backBefore", "must be in the future, by at most " + day.profile(placement).absenceHours() + " hours");
        }
        return command.backBefore() == null ? latest : command.backBefore();
    }

    /// Alerts the organisation that placed the person, and the roles that the profile names.
    @POST
    @Path("/missing")
    @Operation(operationId = "recordMissing", summary = "Record that a person is missing",
            description = "The organisation that placed the person, and the roles of the country that the profile names, are told at once. "
                    + "Until the person is back, nobody can read a released address. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> missing(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        Sent sent = Sent.nothing(key, ifMatch);
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.GO_MISSING)
                        .then((placement, stay) -> Multi.createFrom().iterable(day.profile(placement).missingAlertRoles())
                                .onItem().transformToUniAndConcatenate(role -> notices.tellRole(role, placement.country,
                                        PlacementVerb.GO_MISSING.done, placement.id, placement.reference))
                                .collect().last().replaceWithVoid()))
                .map(ETags::on);
    }

    @POST
    @Path("/return")
    @Operation(operationId = "recordReturn", summary = "Record that an absent or missing person is back",
            description = "Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> returned(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        Sent sent = Sent.nothing(key, ifMatch);
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.RETURN))
                .map(ETags::on);
    }

    /// Extends all places for all nights, or none. For people who stayed on after their nights were over, the extension counts from
    /// tonight, and the nights in between are included.
    @POST
    @Path("/extension")
    @Operation(operationId = "extendStay", summary = "Add nights to a stay, in the same places",
            description = "When a place is not free on one of these nights, or a limit does not allow it, nothing changes (409). When the "
                    + "nights of the stay are already over, the new nights count from tonight and the nights between are added too; people "
                    + "who have not arrived by then get 409. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> extend(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull ExtendStay command) {
        Actor actor = operation.caller();
        Sent sent = new Sent(key, ifMatch, command);
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.EXTEND)
                        .requiring(this::requireExpected)
                        .reaching(placement -> lengthened(placement, command))
                        .then((placement, stay) -> lengthen(placement, stay, lengthened(placement, command))))
                .map(ETags::on);
    }

    private LocalDate lengthened(Placement placement, ExtendStay command) {
        return later(placement.until, day.tonight(placement)).plusDays(command.nights());
    }

    private Uni<Void> lengthen(Placement placement, HeldStay stay, LocalDate wanted) {
        return places.lengthen(stay, placement.until, wanted)
                .invoke(reached -> {
                    if (reached.isBefore(wanted)) {
                        throw Problems.conflict("placement", "no-place",
                                "Their places are not free on all of these nights, or a night's limit does not allow it.");
                    }
                    placement.until = reached;
                })
                .replaceWithVoid();
    }

    /// Frees the nights from tonight on.
    @POST
    @Path("/end")
    @Operation(operationId = "endStay", summary = "Record that a stay has ended, with a reason",
            description = "The nights from tonight on are free. Refused while the person is protected from being moved (409). Send the "
                    + "ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> end(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull EndStay command) {
        Actor actor = operation.caller();
        Sent sent = new Sent(key, ifMatch, command);
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.END)
                        .requiring(placement -> {
                            placement.requireUnprotected(day.tonight(placement));
                            placement.endReason = command.reason();
                        })
                        .then(this::free))
                .map(ETags::on);
    }

    @POST
    @Path("/move")
    @Operation(operationId = "recordMoveOn", summary = "Record that a person has moved on, and where to",
            description = "The nights from tonight on are free. Refused while the person is protected from being moved (409). Send the "
                    + "ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> moveOn(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull MoveOn command) {
        Actor actor = operation.caller();
        Sent sent = new Sent(key, ifMatch, command);
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.MOVE_ON)
                        .requiring(placement -> {
                            placement.requireUnprotected(day.tonight(placement));
                            placement.movedTo = command.to();
                        })
                        .then(this::free))
                .map(ETags::on);
    }

    /// The person leaves by choice. Protection does not prevent it, but the shelter alone can't report it.
    @POST
    @Path("/departure")
    @Operation(operationId = "recordDeparture", summary = "Record that a person leaves by her own choice",
            description = "Only the organisation that placed the person can record it. Protection from being moved does not prevent it. "
                    + "The nights from tonight on are free. Send the ETag of the placement in If-Match.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    @Scoped
    public Uni<RestResponse<PlacementView>> leave(UUID id, @RestHeader("If-Match") String ifMatch,
            @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        Sent sent = Sent.nothing(key, ifMatch);
        return store.mine(id, actor).flatMap(placement -> changes.once(actor, placement, sent, PlacementChange.of(PlacementVerb.LEAVE)
                .requiring(left -> left.endReason = EndReason.OWN_WISH)
                .then(this::free)))
                .map(ETags::on);
    }

    private Uni<PlacementView> shelters(Actor actor, UUID id, Sent sent, PlacementChange change) {
        return store.asked(id, actor).flatMap(placement -> changes.once(actor, placement, sent, change));
    }

    private Uni<Void> free(Placement placement, HeldStay stay) {
        LocalDate tonight = day.tonight(placement);
        if (tonight.isBefore(placement.until)) {
            placement.until = later(placement.from, tonight);
        }
        return places.freeFrom(stay.id(), tonight);
    }

    /// Arrival is possible only during the nights of the stay.
    private void requireTonight(Placement placement) {
        if (day.tonight(placement).isBefore(placement.from)) {
            throw Problems.conflict("placement", "too-early", "The first night of the stay has not begun.");
        }
        day.requireNights(placement);
    }

    /// People who have not arrived by the end of the nights are not expected any more.
    private void requireExpected(Placement placement) {
        if (!placement.isStayedIn() && day.tonight(placement).isAfter(placement.until)) {
            throw PlacementDay.over();
        }
    }
}
