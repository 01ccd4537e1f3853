package org.palermo.shelter.availability;

import java.util.List;
import java.util.UUID;

/// What one shelter has for a stay.
///
/// @param spare places that may still be given on the fullest of the nights; below zero after a limit was lowered
/// @param freeBeds single beds in service that are free for the whole stay
/// @param freeRooms rooms whose places are all free
public record Vacancy(UUID shelter, int spare, int freeBeds, List<FreeRoom> freeRooms) {

    /// Whether the party fits. The database functions `counted_areas` and `next_shelters` apply the same rule.
    public boolean fits(Party party, int cotMaxAge) {
        return party.isFamily() ? !rooms(party, cotMaxAge).isEmpty() : spare >= party.size() && freeBeds >= party.size();
    }

    /// The rooms for a family, see {@link FamilyRooms}. Empty when the family does not fit, or when whole rooms exceed the places
    /// that may be given.
    public List<FreeRoom> rooms(Party party, int cotMaxAge) {
        return FamilyRooms.of(freeRooms, party.beds(cotMaxAge), party.size(), spare);
    }
}
