package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.night.NightLock;
import org.palermo.shelter.night.Tonight;

/// Changes held places when a shelter answers and during a stay. Each method is part of the caller's transaction. A caller that
/// takes or extends nights locks them before anything else.
@ApplicationScoped
public class HeldPlaces {
    private final HoldStore store;
    private final AllocationStore allocations;
    private final ShelterOperators operators;
    private final NightLock nights;
    private final ReleasedHolds givenBack;
    private final Tonight tonight;
    private final TransactionTime time;

    HeldPlaces(HoldStore store, AllocationStore allocations, ShelterOperators operators, NightLock nights, ReleasedHolds givenBack,
            Tonight tonight, TransactionTime time) {
        this.store = store;
        this.allocations = allocations;
        this.operators = operators;
        this.nights = nights;
        this.givenBack = givenBack;
        this.tonight = tonight;
        this.time = time;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the hold does not belong to the actor's organisation
    public Uni<HeldStay> mine(UUID hold, Actor actor) {
        return store.held(hold, actor).map(held -> HeldStay.of(held, time.now()));
    }

    public Uni<HeldStay> of(UUID hold) {
        return store.byId(hold).map(held -> HeldStay.of(held, time.now()));
    }

    /// Stays by hold id; holds that the actor may not see have no entry.
    public Uni<Map<UUID, HeldStay>> of(Collection<UUID> holds) {
        return store.byIds(holds)
                .map(found -> found.stream().collect(Collectors.toMap(hold -> hold.id, hold -> HeldStay.of(hold, time.now()))));
    }

    /// The hold as its holder sees it.
    ///
    /// @param asked what the shelter was asked
    public Uni<HoldView> view(UUID hold, HoldView.Asked asked) {
        return store.byId(hold).flatMap(held -> store.view(held, asked, time.now()));
    }

    /// Refreshes and locks the hold, and checks that it has not ended.
    ///
    /// @return the hold as it is under the lock
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the hold has ended
    public Uni<HeldStay> requireHeld(UUID hold) {
        return store.byId(hold).call(store::lock)
                .invoke(held -> held.requireHeld(time.now()))
                .map(held -> HeldStay.of(held, time.now()));
    }

    /// The organisation that runs the shelter; only the holder may ask.
    public Uni<UUID> operator(HeldStay stay) {
        return operators.of(stay.id(), stay.shelter());
    }

    /// Locks the nights and the hold: until the transaction ends, nobody is given a place on these nights and the hold stays as it
    /// is.
    ///
    /// @param until the morning after the last of the nights
    public Uni<Void> lock(HeldStay stay, LocalDate until) {
        int count = Math.toIntExact(until.toEpochDay() - stay.from().toEpochDay());
        return nights.forPlacing(stay.shelter(), stay.from(), Math.max(count, 1), time.now())
                .chain(() -> store.byId(stay.id()))
                .flatMap(store::lock);
    }

    /// Gives the places to the stay, so that they no longer expire.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the hold has ended, also when a place was lost at that very
    ///     instant
    public Uni<Void> place(UUID hold) {
        return store.byId(hold)
                .invoke(held -> held.place(time.now()))
                .call(store::flush)
                .chain(() -> allocations.count(hold))
                .flatMap(held -> allocations.becomePlacement(hold, time.now()).invoke(kept -> {
                    if (kept < held) {
                        throw Problems.conflict("placement", "lapsed",
                                "The hold ended before the shelter answered; its places are free again.");
                    }
                }))
                .replaceWithVoid();
    }

    /// Ends the hold because the shelter refuses. The places are free at once.
    public Uni<Void> refuse(UUID hold) {
        return store.byId(hold).invoke(held -> held.refuse(time.now())).call(store::flush).chain(() -> allocations.free(hold));
    }

    /// Ends the hold because its holder releases it. The places are free at once, and the release costs questions.
    public Uni<Void> release(UUID hold) {
        return store.byId(hold)
                .invoke(held -> held.release(time.now()))
                .call(store::flush)
                .call(() -> allocations.free(hold))
                .flatMap(givenBack::charge);
    }

    /// Frees the nights from this one on; earlier nights stay as they were.
    public Uni<Void> freeFrom(UUID hold, LocalDate night) {
        return allocations.freeFrom(hold, night);
    }

    /// Extends a stay in its own places, as far as they are free and the limits of the nights allow it. Past nights are only
    /// checked for whether somebody else had the place.
    ///
    /// @param until the morning on which the stay ends so far
    /// @param wanted the morning on which it should end
    /// @return the morning on which it ends now; `until` when not even the next night is possible
    public Uni<LocalDate> lengthen(HeldStay stay, LocalDate until, LocalDate wanted) {
        String country = Territory.countryOf(stay.area());
        LocalDate running = tonight.in(country);
        int more = Math.toIntExact(wanted.toEpochDay() - until.toEpochDay());
        return more <= 0 ? Uni.createFrom().item(until) : allocations.removeExpired(stay.shelter(), until, more, time.now())
                .chain(() -> allocations.firstBarredNight(stay, until, more, running,
                        tonight.endOf(until.minusDays(1), country), time.now()))
                .map(barred -> barred.orElse(wanted))
                .map(end -> end.isAfter(running) ? end : until)
                .call(end -> end.isAfter(until) ? allocations.lengthen(stay.id(), end) : Uni.createFrom().voidItem());
    }
}
