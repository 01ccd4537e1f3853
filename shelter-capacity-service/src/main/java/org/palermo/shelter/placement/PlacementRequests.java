package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.casework.KnownCases;
import org.palermo.shelter.hold.HeldPlaces;
import org.palermo.shelter.hold.HeldStay;
import org.palermo.shelter.hold.HoldView;

/// Requests a placement on a hold.
@ApplicationScoped
class PlacementRequests {
    private static final Duration ONE_DAY = Duration.ofDays(1);

    private final PlacementStore store;
    private final PlacementNotices notices;
    private final HeldPlaces places;
    private final KnownCases cases;
    private final PlacementDay day;
    private final CurrentOperation operation;

    PlacementRequests(PlacementStore store, PlacementNotices notices, HeldPlaces places, KnownCases cases, PlacementDay day,
            CurrentOperation operation) {
        this.store = store;
        this.notices = notices;
        this.places = places;
        this.cases = cases;
        this.day = day;
        this.operation = operation;
    }

    @Scoped
    Uni<HoldView> request(Actor actor, UUID hold, String key, RequestPlacement command) {
        Searchers.require(actor);
        return places.mine(hold, actor)
                .flatMap(held -> operation.once(actor, key, command, HoldView.class,
                        () -> request(actor, held, command)));
    }

    private Uni<HoldView> request(Actor actor, HeldStay stay, RequestPlacement command) {
        check(command.arrivalWindow(), stay);
        return cases.protectionOf(stay.id())
                .flatMap(until -> places.requireHeld(stay.id()).flatMap(held -> request(actor, held, command, until.orElse(null))));
    }

    /// @param stay of the locked hold: its end may have been moved since it was first read
    private Uni<HoldView> request(Actor actor, HeldStay stay, RequestPlacement command, LocalDate caseProtectedUntil) {
        return store.on(stay.id())
                .invoke(asked -> {
                    if (asked != null) {
                        throw Problems.conflict("placement", "asked", "The shelter has already been asked.");
                    }
                })
                .chain(() -> places.operator(stay))
                .map(operator -> Placement.of(stay, operator, command, day.profile(stay.area()), day.endOfFirstNight(stay),
                        operation.now()))
                .invoke(placement -> placement.caseProtectedUntil = caseProtectedUntil)
                .call(store::add)
                .call(placement -> notices.requested(actor, placement))
                .flatMap(placement -> places.view(stay.id(), placement.asked(operation.now())));
    }

    /// Rejects nights that are over, and impossible dates before the database does.
    private void check(RequestPlacement.ArrivalWindow window, HeldStay stay) {
        day.requireNights(stay);
        if (window == null) {
            return;
        }
        if (window.until().isBefore(window.from())) {
            throw Problems.invalid("arrivalWindow.until", "must not be before from");
        }
        Instant earliest = operation.now().minus(ONE_DAY);
        Instant latest = stay.from().plusDays(stay.nights() + 2L).atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean beforeOrAfter = window.until().isBefore(day.beginOfFirstNight(stay)) || window.until().isAfter(latest);
        if (window.from().isBefore(earliest) || beforeOrAfter) {
            throw Problems.invalid("arrivalWindow", "must not be in the past, and not before or after the stay");
        }
    }
}
