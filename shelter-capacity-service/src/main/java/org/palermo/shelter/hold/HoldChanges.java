package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.palermo.kernel.identity.Actor;
import org.palermo.shelter.profile.ShelterProfiles;

/// Extends a hold, or ends it because its holder releases it, in the caller's transaction. A shelter that was asked and the mechanism
/// are told.
@ApplicationScoped
class HoldChanges {
    private final HoldStore store;
    private final AllocationStore allocations;
    private final HoldPlacements asked;
    private final CaseStayEvents stays;
    private final ReleasedHolds givenBack;
    private final ShelterProfiles profiles;

    HoldChanges(HoldStore store, AllocationStore allocations, HoldPlacements asked, CaseStayEvents stays, ReleasedHolds givenBack,
            ShelterProfiles profiles) {
        this.store = store;
        this.allocations = allocations;
        this.asked = asked;
        this.stays = stays;
        this.givenBack = givenBack;
        this.profiles = profiles;
    }

    /// @return what the shelter was asked and answered; null when it was not asked
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the hold has ended or lasts as long as it may
    Uni<HoldView.Asked> extend(Hold hold, Instant now) {
        return store.lockWithNights(hold)
                .invoke(() -> hold.extend(profiles.of(hold.area), now))
                .chain(() -> keep(hold, now))
                .chain(store::flush)
                .chain(() -> asked.untilNewEnd(hold.id, hold.expiresAt))
                .call(() -> stays.tell(hold));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when a place was lost at the very instant at which the hold ended
    private Uni<Void> keep(Hold hold, Instant now) {
        return allocations.count(hold.id)
                .flatMap(held -> allocations.extend(hold.id, hold.expiresAt, now).invoke(kept -> {
                    if (kept < held) {
                        throw Hold.expired();
                    }
                }))
                .replaceWithVoid();
    }

    /// Call with the nights and the hold locked.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the hold has ended in another way
    Uni<Void> release(Actor actor, Hold hold, Instant now) {
        hold.release(now);
        return asked.withdraw(actor, hold.id)
                .chain(store::flush)
                .chain(() -> allocations.free(hold.id))
                .chain(() -> stays.tell(hold))
                .chain(() -> givenBack.charge(hold));
    }
}
