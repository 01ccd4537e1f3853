package org.palermo.shelter.availability;

/// A room whose places are all free for the whole stay. Only places in service count.
///
/// @param name the id of the room, not the name that the shelter gave it
public record FreeRoom(String name, int beds, int cots) {
    int places() {
        return beds + cots;
    }
}
