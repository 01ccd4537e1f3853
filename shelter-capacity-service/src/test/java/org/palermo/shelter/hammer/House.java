package org.palermo.shelter.hammer;

import java.util.List;
import java.util.UUID;

/// A shelter as it is registered.
///
/// @param may the least of its staff, its hygiene limit and its places in service, the same on each night
/// @param unregistered places taken by people without a placement
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
