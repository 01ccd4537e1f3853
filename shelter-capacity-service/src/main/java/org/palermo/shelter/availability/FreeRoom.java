package org.palermo.shelter.availability;

/// A room all of whose places are free for the whole stay; only places in service count.
public record FreeRoom(String name, int beds, int cots) {
    int places() {
        return beds + cots;
    }
}
