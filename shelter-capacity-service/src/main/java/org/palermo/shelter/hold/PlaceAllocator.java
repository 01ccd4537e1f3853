package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.availability.FreePlace;
import org.palermo.shelter.availability.FreeRoom;
import org.palermo.shelter.availability.LockedVacancy;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.availability.Vacancies;
import org.palermo.shelter.night.NightLock;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.register.place.PlaceKind;

/// Finds the places of a hold. Shelters are tried in the order of their ids. Each is read under the lock of its nights; the database
/// skips those that have too few places to give.
@ApplicationScoped
class PlaceAllocator {
    private final Vacancies vacancies;
    private final NightLock nights;
    private final AllocationStore allocations;

    PlaceAllocator(Vacancies vacancies, NightLock nights, AllocationStore allocations) {
        this.vacancies = vacancies;
        this.nights = nights;
        this.allocations = allocations;
    }

    /// @param actor the holder
    /// @param end when the hold ends
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when no shelter of the area has the places
    Uni<Hold> give(Actor actor, Offer offer, ShelterProfile profile, Instant now, Instant end) {
        return tryAfter(null, new Attempt(actor, offer, profile, now, end));
    }

    /// Gives places of one shelter that has agreed to take them.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the shelter has no room for them
    Uni<Hold> giveAt(UUID shelter, Actor actor, Offer offer, ShelterProfile profile, Instant now, Instant end) {
        Attempt attempt = new Attempt(actor, offer, profile, now, end);
        Stay stay = offer.stay();
        return nights.forPlacing(shelter, stay.from(), stay.nights(), now)
                .chain(() -> vacancies.ofWilling(shelter, offer, profile, now))
                .flatMap(found -> take(found.filter(attempt::fits).orElseThrow(PlaceAllocator::noRoom), attempt));
    }

    private static RuntimeException noRoom() {
        return Problems.conflict("hold", "no-room",
                "By its census, limits and holds, the shelter has no room on these nights. If that has changed, record it, then answer "
                        + "again.");
    }

    private static RuntimeException noPlace() {
        return Problems.conflict("hold", "no-place", "The place is no longer free. Search again.");
    }

    private Uni<Hold> tryAfter(UUID last, Attempt attempt) {
        return vacancies.lockNext(attempt.actor.agency(), attempt.offer, last, attempt.profile, attempt.now)
                .map(found -> found.orElseThrow(PlaceAllocator::noPlace))
                .flatMap(locked -> attempt.fits(locked) ? take(locked, attempt) : tryAfter(locked.vacancy().shelter(), attempt));
    }

    /// Under the lock nobody else can take the places. If the constraint rejects one anyway, the whole hold is rolled back.
    private Uni<Hold> take(LockedVacancy locked, Attempt attempt) {
        Hold hold = Hold.of(attempt.actor, locked.vacancy().shelter(), attempt.offer, attempt.now, attempt.end);
        List<FreePlace> places = chosen(locked, attempt);
        return allocations.take(hold, places)
                .invoke(taken -> {
                    if (taken < places.size()) {
                        throw noPlace();
                    }
                })
                .replaceWith(hold);
    }

    private static List<FreePlace> chosen(LockedVacancy locked, Attempt attempt) {
        Party party = attempt.offer.stay().party();
        if (party.isFamily()) {
            Set<String> rooms = locked.vacancy().rooms(party, attempt.profile.cotMaxAge()).stream()
                    .map(FreeRoom::name).collect(Collectors.toSet());
            return locked.places().stream().filter(place -> rooms.contains(place.room())).toList();
        }
        return locked.places().stream().filter(place -> place.kind() == PlaceKind.BED).limit(party.size()).toList();
    }

    private record Attempt(Actor actor, Offer offer, ShelterProfile profile, Instant now, Instant end) {
        boolean fits(LockedVacancy locked) {
            return locked.vacancy().fits(offer.stay().party(), profile.cotMaxAge());
        }
    }
}
