package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Makes holds from offers: takes the places, audits the hold and tells the mechanism, in the caller's transaction.
@ApplicationScoped
public class NewHolds {
    private final PlaceAllocator places;
    private final HoldStore store;
    private final CaseStayEvents stays;
    private final ReleasedHolds givenBack;
    private final ShelterProfiles profiles;
    private final CurrentOperation operation;

    NewHolds(PlaceAllocator places, HoldStore store, CaseStayEvents stays, ReleasedHolds givenBack, ShelterProfiles profiles,
            CurrentOperation operation) {
        this.places = places;
        this.store = store;
        this.stays = stays;
        this.givenBack = givenBack;
        this.profiles = profiles;
        this.operation = operation;
    }

    /// Holds places for the searcher, as long as the profile says.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when there are no places now, or the searcher's organisation holds as
    ///     much as it may
    Uni<Hold> make(Actor actor, Offer offer) {
        ShelterProfile profile = profiles.of(offer.country());
        return store.requireFree(actor, offer, profile, operation.now())
                .flatMap(open -> places.give(actor, offer, profile, operation.now(), profile.holdEnd(operation.now()))
                        .call(hold -> told(actor, hold))
                        .call(hold -> open.givenBack() < profile.givenBackTold() ? Uni.createFrom().voidItem() : givenBack.watch(hold)));
    }

    /// Holds places until the offer's end for somebody on the waitlist, in the caller's transaction.
    ///
    /// @param asker the holder
    /// @return the id of the hold
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when there are no places now, or the asker's organisation holds as
    ///     much as it may
    public Uni<UUID> keepFor(Actor doer, Actor asker, Offer offer) {
        ShelterProfile profile = profiles.of(offer.country());
        return store.requireFree(asker, offer, profile, operation.now())
                .chain(() -> places.give(asker, offer, profile, operation.now(), offer.expiresAt()))
                .call(hold -> told(doer, hold))
                .map(hold -> hold.id);
    }

    /// Holds places of one shelter that has accepted a broadcast, in the transaction of its answer. The limit on the asker's holds
    /// is not checked: the asker does not control the answer, and an offer makes only one hold.
    ///
    /// @param asker the holder
    /// @return the id of the hold
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the shelter has no room for them
    public Uni<UUID> keepAt(UUID shelter, Actor doer, Actor asker, Offer offer) {
        ShelterProfile profile = profiles.of(offer.country());
        return places.giveAt(shelter, asker, offer, profile, operation.now(), offer.expiresAt())
                .call(hold -> told(doer, hold))
                .map(hold -> hold.id);
    }

    private Uni<Void> told(Actor doer, Hold hold) {
        return operation.record(doer, "HOLD", "hold", hold.id).chain(() -> stays.tell(hold));
    }
}
