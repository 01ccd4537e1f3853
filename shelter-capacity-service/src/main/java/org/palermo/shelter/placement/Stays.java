package org.palermo.shelter.placement;

import static org.palermo.shelter.placement.Placement.later;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.hold.PlacementState;
import org.palermo.shelter.placement.PlacementChanges.Sent;

/// What happens during a stay: the shelter reports it, but the organisation that placed the people reports their departure.
@ApplicationScoped
public class Stays {
    private final PlacementStore store;
    private final PlacementChanges changes;
    private final PlacementDay day;
    private final HeldPlaces places;
    private final ProtectedNights protectedNights;
    private final Notices notices;
    private final TransactionTime time;

    Stays(PlacementStore store, PlacementChanges changes, PlacementDay day, HeldPlaces places, ProtectedNights protectedNights,
            Notices notices, TransactionTime time) {
        this.store = store;
        this.changes = changes;
        this.day = day;
        this.places = places;
        this.protectedNights = protectedNights;
        this.notices = notices;
        this.time = time;
    }

    /// Starts the protection from moving, where the profile has one, and keeps the places until it ends.
    @Scoped
    public Uni<PlacementView> arrive(Actor actor, UUID id, Sent sent) {
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.ARRIVE)
                .requiring(placement -> {
                    requireTonight(placement);
                    placement.protectedUntil = day.protectedFromToday(placement);
                })
                .reaching(placement -> protectedNights.reach(placement, later(day.protectedFromToday(placement), placement.caseProtectedUntil)))
                .then(protectedNights::keep));
    }

    /// Frees the places, from the first night on.
    @Scoped
    public Uni<PlacementView> notArrived(Actor actor, UUID id, Sent sent) {
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.NOT_ARRIVE)
                .requiring(placement -> {
                    if (time.now().isBefore(placement.missedFrom)) {
                        throw Problems.conflict("placement", "too-early", "They may still arrive: the time for their arrival is not over.");
                    }
                })
                .then((placement, stay) -> places.freeFrom(stay.id(), placement.from)));
    }

    /// Keeps the place. Both sides are told when the person is not back in time.
    @Scoped
    public Uni<PlacementView> absent(Actor actor, UUID id, Sent sent, GoAbsent command) {
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.BE_ABSENT)
                .requiring(placement -> placement.backBefore = backBefore(placement, command)));
    }

    private Instant backBefore(Placement placement, GoAbsent command) {
        Instant latest = time.now().plus(day.profile(placement).absenceHours(), ChronoUnit.HOURS);
        if (command.backBefore() != null && (!command.backBefore().isAfter(time.now()) || command.backBefore().isAfter(latest))) {
            throw Problems.invalid("backBefore", "must be in the future, by at most " + day.profile(placement).absenceHours() + " hours");
        }
        return command.backBefore() == null ? latest : command.backBefore();
    }

    /// Alerts the organisation that placed the person, and the roles that the profile names.
    @Scoped
    public Uni<PlacementView> missing(Actor actor, UUID id, Sent sent) {
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.GO_MISSING)
                .then((placement, stay) -> Multi.createFrom().iterable(day.profile(placement).missingAlertRoles())
                        .onItem().transformToUniAndConcatenate(role -> notices.tellRole(role, placement.country, PlacementVerb.GO_MISSING.done, placement.id, placement.reference))
                        .collect().last().replaceWithVoid()));
    }

    @Scoped
    public Uni<PlacementView> returned(Actor actor, UUID id, Sent sent) {
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.RETURN));
    }

    /// Extends all places for all nights, or none. For people who stayed on after their nights were over, the extension counts from
    /// tonight, and the nights in between are included.
    @Scoped
    public Uni<PlacementView> extend(Actor actor, UUID id, Sent sent, ExtendStay command) {
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.EXTEND)
                .requiring(this::requireExpected)
                .reaching(placement -> lengthened(placement, command))
                .then((placement, stay) -> lengthen(placement, stay, lengthened(placement, command))));
    }

    private LocalDate lengthened(Placement placement, ExtendStay command) {
        return later(placement.until, day.tonight(placement)).plusDays(command.nights());
    }

    private Uni<Void> lengthen(Placement placement, HeldStay stay, LocalDate wanted) {
        return places.lengthen(stay, placement.until, wanted)
                .invoke(reached -> {
                    if (reached.isBefore(wanted)) {
                        throw Problems.conflict("placement", "no-place", "Their places are not free on all of these nights, or a night's limit does not allow it.");
                    }
                    placement.until = reached;
                })
                .replaceWithVoid();
    }

    /// Frees the nights from tonight on.
    @Scoped
    public Uni<PlacementView> end(Actor actor, UUID id, Sent sent, EndStay command) {
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.END)
                .requiring(placement -> {
                    placement.requireUnprotected(day.tonight(placement));
                    placement.endReason = command.reason();
                })
                .then(this::free));
    }

    @Scoped
    public Uni<PlacementView> moveOn(Actor actor, UUID id, Sent sent, MoveOn command) {
        return shelters(actor, id, sent, PlacementChange.of(PlacementVerb.MOVE_ON)
                .requiring(placement -> {
                    placement.requireUnprotected(day.tonight(placement));
                    placement.movedTo = command.to();
                })
                .then(this::free));
    }

    /// The person leaves by choice. Protection does not prevent it, but the shelter alone can't report it.
    @Scoped
    public Uni<PlacementView> leave(Actor actor, UUID id, Sent sent) {
        return store.mine(id, actor).flatMap(placement -> changes.once(actor, placement, sent, PlacementChange.of(PlacementVerb.LEAVE)
                .requiring(left -> left.endReason = EndReason.OWN_WISH)
                .then(this::free)));
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
        LocalDate tonight = day.tonight(placement);
        if (tonight.isBefore(placement.from)) {
            throw Problems.conflict("placement", "too-early", "The first night of the stay has not begun.");
        }
        if (!tonight.isBefore(placement.until)) {
            throw over();
        }
    }

    /// People who have not arrived by the end of the nights are not expected any more.
    private void requireExpected(Placement placement) {
        if (!placement.isStayedIn() && day.tonight(placement).isAfter(placement.until)) {
            throw over();
        }
    }

    private static HttpProblem over() {
        return Problems.conflict("placement", "over", "The nights of the stay are over, and its places may have been given to others.");
    }
}
