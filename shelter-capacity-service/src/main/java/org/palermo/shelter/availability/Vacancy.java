package org.palermo.shelter.availability;

import java.time.Instant;
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

    /// The rooms for a family, see {@link FamilyRooms}. Empty when they don't fit, or when the whole rooms are more than may
    /// be given.
    public List<FreeRoom> rooms(Party party, int cotMaxAge) {
        return FamilyRooms.of(freeRooms, party.beds(cotMaxAge), party.size(), spare);
    }

    /// Places that a band may tell of: what may be given and is there.
    int places() {
        return Math.min(spare, Math.max(freeBeds, freeRooms.stream().mapToInt(FreeRoom::places).sum()));
    }
}
