package org.palermo.shelter.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.profile.ShelterProfile;

/// What an organisation holds now. Its limits are fixed numbers that never depend on what is free.
///
/// @param used whether the offer has made a hold before
/// @param people for how many people it holds places; `nights` is the sum of their nights
/// @param inArea how many of these people are in the area of the offer
/// @param registered the places of that area, in service or not
/// @param raised for how many people an administrator lets it hold places for such a stay; 0 when not raised
/// @param givenBack how many of its holds were released, or ran out without a request, within a day
@RegisterForReflection
record OpenHolds(boolean used, int holds, int people, int nights, int inArea, int registered, int raised, int givenBack) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the offer was used, or a hold for this stay would exceed a limit
    void require(Stay stay, ShelterProfile profile) {
        if (used) {
            throw Problems.conflict("hold", "offer-used", "This offer has already been used for a hold. Search again.");
        }
        int size = stay.party().size();
        boolean tooMany = people + size > Math.max(raised, profile.maxHeldPeople());
        boolean tooManyHere = raised == 0 && inArea + size > profile.mostHeldInArea(registered);
        boolean tooLong = raised == 0 && nights + size * stay.nights() > profile.maxHeldPersonNights();
        if (holds >= profile.maxOpenHolds() || tooMany || tooManyHere || tooLong) {
            throw Problems.conflict("hold", "too-many",
                    "Your organisation holds as many places as it may. Release a hold, ask shelters by broadcast, or ask an administrator "
                            + "to raise your limit for a night.");
        }
    }
}
