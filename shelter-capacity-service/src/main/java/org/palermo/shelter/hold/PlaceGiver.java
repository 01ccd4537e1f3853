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
import org.palermo.shelter.availability.FreeRoom;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.availability.Vacancies;
import org.palermo.shelter.availability.Vacancy;
import org.palermo.shelter.night.NightLock;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.register.place.PlaceKind;

/// Finds the places of a hold. Shelters are tried in the order of their ids. Each is read again under the lock of its nights: the
/// first reading only shows which shelters are worth trying.
@ApplicationScoped
class PlaceGiver {
    private static final int AT_ONCE = 8;

    private final Vacancies vacancies;
    private final NightLock nights;
    private final AllocationStore allocations;
    private final HoldStore holds;

    PlaceGiver(Vacancies vacancies, NightLock nights, AllocationStore allocations, HoldStore holds) {
        this.vacancies = vacancies;
        this.nights = nights;
        this.allocations = allocations;
        this.holds = holds;
    }

    /// @param actor the holder
    /// @param end when the hold ends
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when no shelter of the area has the places
    Uni<Hold> give(Actor actor, Offer offer, ShelterProfile profile, Instant now, Instant end) {
        return tryAfter(null, new Attempt(actor, offer, profile, now, end, false));
    }

    /// Gives places of one shelter that has agreed to take them.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the shelter has no room for them
    Uni<Hold> giveAt(UUID shelter, Actor actor, Offer offer, ShelterProfile profile, Instant now, Instant end) {
        return attempt(shelter, new Attempt(actor, offer, profile, now, end, true)).invoke(hold -> {
            if (hold == null) {
                throw Problems.conflict("hold", "no-room",
                        "Census, limits and holds leave the shelter no room on these nights. Record what has changed, then answer again.");
            }
        });
    }

    /// Tries a few shelters at a time: the first nearly always has the place.
    private Uni<Hold> tryAfter(UUID last, Attempt attempt) {
        return vacancies.fitting(attempt.actor.agency(), attempt.offer, last, AT_ONCE, attempt.profile, attempt.now)
                .flatMap(shelters -> {
                    if (shelters.isEmpty()) {
                        throw Problems.conflict("hold", "no-place", "The place has gone. Search again.");
                    }
                    return tryFrom(shelters, 0, attempt);
                });
    }

    private Uni<Hold> tryFrom(List<UUID> shelters, int next, Attempt attempt) {
        if (next == shelters.size()) {
            return tryAfter(shelters.getLast(), attempt);
        }
        return attempt(shelters.get(next), attempt)
                .flatMap(hold -> hold != null ? Uni.createFrom().item(hold) : tryFrom(shelters, next + 1, attempt));
    }

    private Uni<Hold> attempt(UUID shelter, Attempt attempt) {
        Stay stay = attempt.offer.stay();
        return nights.forPlacing(shelter, stay.from(), stay.nights(), attempt.now)
                .chain(() -> allocations.removeExpired(shelter, stay.from(), stay.nights(), attempt.now))
                .chain(() -> attempt.willing
                        ? vacancies.ofWilling(shelter, attempt.offer, attempt.profile, attempt.now)
                        : vacancies.ofShelter(shelter, attempt.actor.agency(), attempt.offer, attempt.profile, attempt.now))
                .map(found -> found.stream().filter(attempt::fits).findFirst())
                .flatMap(vacancy -> vacancy.isEmpty() ? Uni.createFrom().nullItem() : take(vacancy.get(), attempt));
    }

    /// Under the lock nobody else can take the places. If the constraint rejects one anyway, the whole hold is rolled back.
    private Uni<Hold> take(Vacancy vacancy, Attempt attempt) {
        Stay stay = attempt.offer.stay();
        Hold hold = Hold.of(attempt.actor, vacancy.shelter(), attempt.offer, attempt.now, attempt.end);
        return allocations.free(vacancy.shelter(), stay)
                .map(free -> chosen(free, vacancy, attempt))
                .flatMap(places -> holds.add(hold)
                        .chain(() -> allocations.take(hold.id, places, stay, hold.expiresAt))
                        .invoke(taken -> {
                            if (taken < places.size()) {
                                throw Problems.conflict("hold", "no-place", "The place has gone. Search again.");
                            }
                        }))
                .replaceWith(hold);
    }

    private static List<FreePlace> chosen(List<FreePlace> free, Vacancy vacancy, Attempt attempt) {
        var party = attempt.offer.stay().party();
        if (party.isFamily()) {
            Set<String> rooms = vacancy.rooms(party, attempt.profile.cotMaxAge()).stream().map(FreeRoom::name).collect(Collectors.toSet());
            return free.stream().filter(place -> rooms.contains(place.room())).toList();
        }
        return free.stream().filter(place -> place.kind() == PlaceKind.BED).limit(party.size()).toList();
    }

    /// @param willing whether the shelter itself has agreed to take them
    private record Attempt(Actor actor, Offer offer, ShelterProfile profile, Instant now, Instant end, boolean willing) {
        boolean fits(Vacancy vacancy) {
            return vacancy.fits(offer.stay().party(), profile.cotMaxAge());
        }
    }
}
