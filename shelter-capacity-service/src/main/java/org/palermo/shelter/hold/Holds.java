package org.palermo.shelter.hold;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.availability.Offers;
import org.palermo.shelter.availability.Searchers;
import org.palermo.shelter.night.NightLock;
import org.palermo.shelter.profile.ShelterProfiles;

/// Keeps places for a short time and gives them back.
@ApplicationScoped
public class Holds {
    private final Offers offers;
    private final PlaceGiver places;
    private final HoldStore store;
    private final AllocationStore allocations;
    private final NightLock nights;
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Idempotency idempotency;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;
    private final MeterRegistry meters;

    Holds(Offers offers, PlaceGiver places, HoldStore store, AllocationStore allocations, NightLock nights, Countries countries,
            ShelterProfiles profiles, Idempotency idempotency, Notices notices, TransactionTime time, Audit audit, MeterRegistry meters) {
        this.offers = offers;
        this.places = places;
        this.store = store;
        this.allocations = allocations;
        this.nights = nights;
        this.countries = countries;
        this.profiles = profiles;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
        this.meters = meters;
    }

    @Scoped
    @WithTransaction
    public Uni<HoldView> place(Actor actor, String key, PlaceHold command) {
        Searchers.require(actor);
        return idempotency.once(actor, "POST /holds", key, command, HoldView.class, () -> hold(actor, offers.open(actor, command.offer())));
    }

    private Uni<HoldView> hold(Actor actor, Offer offer) {
        if (!offer.expiresAt().isAfter(time.now())) {
            throw Problems.conflict("hold", "offer-ended", "The offer has ended. Search again.");
        }
        var profile = profiles.of(countries.country(offer.country()).orElseThrow());
        return store.requireFree(actor, offer, profile.maxOpenHolds(), time.now())
                .chain(() -> places.give(actor, offer, profile, time.now()))
                .call(hold -> audit.record(actor, "HOLD", "hold", hold.id))
                .invoke(hold -> meters.counter("palermo.holds", "outcome", "held").increment())
                .onFailure().invoke(refused -> meters.counter("palermo.holds", "outcome", "refused").increment())
                .map(hold -> HoldView.of(hold, null, time.now()));
    }

    @Scoped
    @WithTransaction
    public Uni<HoldView> get(Actor actor, UUID id) {
        return store.held(id, actor)
                .call(() -> audit.record(actor, "READ", "hold", id))
                .flatMap(hold -> store.placementOf(id).map(asked -> HoldView.of(hold, asked, time.now())));
    }

    /// Keeps the places longer; a shelter that was asked has until the new end to answer.
    @Scoped
    @WithTransaction
    public Uni<HoldView> extend(Actor actor, UUID id, String key) {
        return store.held(id, actor)
                .flatMap(hold -> idempotency.once(actor, "POST /holds/" + id + "/extension", key, "", HoldView.class, () -> extend(actor, hold)));
    }

    private Uni<HoldView> extend(Actor actor, Hold hold) {
        var profile = profiles.of(countries.country(Territory.countryOf(hold.area)).orElseThrow());
        return nights.forStay(hold.shelter, hold.fromNight, hold.nights)
                .chain(() -> store.lock(hold))
                .invoke(() -> hold.extend(profile, time.now()))
                .chain(() -> keep(hold))
                .chain(() -> store.placementOf(hold.id))
                .call(asked -> asked == null ? Uni.createFrom().voidItem() : store.lock(asked).invoke(() -> asked.answerBefore = hold.expiresAt))
                .call(store::flush)
                .call(() -> audit.record(actor, "EXTEND", "hold", hold.id))
                .map(asked -> HoldView.of(hold, asked, time.now()));
    }

    /// Should a place have gone at the very instant of the hold's end, it is too late.
    private Uni<Void> keep(Hold hold) {
        return allocations.count(hold.id)
                .flatMap(held -> allocations.extend(hold.id, hold.expiresAt, time.now()).invoke(kept -> {
                    if (kept < held) {
                        throw Hold.expired();
                    }
                }))
                .replaceWithVoid();
    }

    /// Gives the places back at once. A shelter that was asked is told.
    @Scoped
    @WithTransaction
    public Uni<Void> release(Actor actor, UUID id) {
        return store.held(id, actor)
                .call(hold -> nights.forStay(hold.shelter, hold.fromNight, hold.nights))
                .call(store::lock)
                .invoke(hold -> hold.release(time.now()))
                .call(hold -> withdraw(actor, hold))
                .call(store::flush)
                .call(hold -> allocations.free(hold.id))
                .chain(hold -> audit.record(actor, "RELEASE", "hold", hold.id));
    }

    private Uni<Void> withdraw(Actor actor, Hold hold) {
        return store.placementOf(hold.id).flatMap(asked -> {
            if (asked == null) {
                return Uni.createFrom().voidItem();
            }
            asked.withdraw(actor, time.now());
            return notices.tellAgency(asked.operatorAgency, "PLACEMENT_WITHDRAWN", asked.id, asked.reference)
                    .chain(() -> audit.record(actor, "PLACEMENT_WITHDRAWN", "placement", asked.id));
        });
    }
}
