package org.palermo.shelter.availability;

/// A room all of whose places are free for the whole stay; only places in service count.
///
/// @param name its id; what it is called is the shelter's own
public record FreeRoom(String name, int beds, int cots) {
    int places() {
        return beds + cots;
    }
}
