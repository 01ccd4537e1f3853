package org.palermo.shelter.hammer;

import java.util.List;
import java.util.UUID;

/// A shelter as it stands in the register.
///
/// @param may the least of what its staff, its hygiene limit and its places in service allow on each night
/// @param unregistered occupied by those whom nobody here has placed
record House(UUID id, int may, int unregistered, List<Room> rooms) {

    record Room(UUID id, List<Bed> places) {}

    /// @param cot for an infant only
    record Bed(UUID id, boolean cot) {}

    int givable() {
        return may - unregistered;
    }

    List<Bed> places() {
        return rooms.stream().flatMap(room -> room.places().stream()).toList();
    }
}
