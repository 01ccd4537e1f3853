package org.palermo.shelter.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.register.ShelterStatus;

/// What one shelter has for a stay.
///
/// @param spare places that may still be given on the fullest of the nights; below zero after a limit was lowered
/// @param freeBeds single beds in service that are free for the whole stay
/// @param freeRooms rooms that are free as a whole
public record Vacancy(UUID shelter, String area, ShelterStatus status, Instant censusAt, int spare, int freeBeds, List<FreeRoom> freeRooms) {

    boolean isUnknown(Instant staleBefore) {
        return censusAt.isBefore(staleBefore);
    }

    /// True when they fit, as far as is known.
    boolean fits(Party party, int cotMaxAge) {
        return party.isFamily() ? !rooms(party, cotMaxAge).isEmpty() : spare >= party.size() && freeBeds >= party.size();
    }

    /// True when a hold can be placed here now.
    public boolean canHold(Party party, int cotMaxAge, Instant staleBefore) {
        return status == ShelterStatus.OPEN && !isUnknown(staleBefore) && fits(party, cotMaxAge);
    }

    /// The rooms for a family: the smallest one that is enough, else as few of the largest as are. Empty when they don't
    /// fit, or when the whole rooms are more than may be given.
    public List<FreeRoom> rooms(Party party, int cotMaxAge) {
        int beds = party.beds(cotMaxAge);
        List<FreeRoom> smallestFirst = freeRooms.stream()
                .sorted(Comparator.comparingInt(FreeRoom::places).thenComparing(FreeRoom::name))
                .toList();
        for (FreeRoom room : smallestFirst) {
            if (room.beds() >= beds && room.places() >= party.size()) {
                return room.places() <= spare ? List.of(room) : List.of();
            }
        }
        return several(smallestFirst.reversed(), beds, party.size());
    }

    private List<FreeRoom> several(List<FreeRoom> largestFirst, int beds, int places) {
        List<FreeRoom> taken = new ArrayList<>();
        for (FreeRoom room : largestFirst) {
            taken.add(room);
            if (sum(taken, false) >= beds && sum(taken, true) >= places) {
                return sum(taken, true) <= spare ? List.copyOf(taken) : List.of();
            }
        }
        return List.of();
    }

    private static int sum(List<FreeRoom> rooms, boolean withCots) {
        return rooms.stream().mapToInt(r -> withCots ? r.places() : r.beds()).sum();
    }

    /// Places that a band may tell of: what may be given and is there.
    int places() {
        return Math.min(spare, Math.max(freeBeds, freeRooms.stream().mapToInt(FreeRoom::places).sum()));
    }
}
