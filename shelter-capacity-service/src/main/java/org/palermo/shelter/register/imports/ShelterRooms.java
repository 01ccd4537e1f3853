package org.palermo.shelter.register.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.palermo.shelter.register.place.PlaceKind;

/// Builds rooms for a file that only counts beds and cots.
final class ShelterRooms {
    private static final int MOST_IN_A_ROOM = 50;
    /// Limit for one shelter: a cell of a few characters can ask for any number of places in memory.
    private static final int MOST = 1_000;

    private ShelterRooms() {}

    /// One room for all places, or as few rooms as possible.
    ///
    /// @return how many places they have
    /// @throws IllegalArgumentException with a message for the sender of the file
    static int shared(ArrayNode rooms, int beds, int cots) {
        return even(rooms, fewest(beds + cots), beds, cots);
    }

    static int fewest(int places) {
        return (places + MOST_IN_A_ROOM - 1) / MOST_IN_A_ROOM;
    }

    /// This many rooms, with the places divided as evenly as possible.
    static int even(ArrayNode rooms, int count, int beds, int cots) {
        within(beds + cots);
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) (beds + cots) * i / count);
            int to = (int) ((long) (beds + cots) * (i + 1) / count);
            int bedsHere = Math.clamp((long) beds - from, 0, to - from);
            add(rooms, Integer.toString(i + 1), bedsHere, to - from - bedsHere);
        }
        return beds + cots;
    }

    /// `Blue:2|Green:3+1`: a room with two beds, and a room with three beds and a cot.
    static int named(ArrayNode rooms, String text) {
        int places = 0;
        for (String room : text.split("\\|")) {
            int colon = room.lastIndexOf(':');
            if (colon < 0 || !room.substring(colon + 1).strip().matches("\\d{1,2}(\\+\\d{1,2})?")) {
                throw new IllegalArgumentException("rooms must be name:beds or name:beds+cots, joined by |");
            }
            String[] counts = room.substring(colon + 1).strip().split("\\+");
            int beds = Integer.parseInt(counts[0]);
            int cots = counts.length > 1 ? Integer.parseInt(counts[1]) : 0;
            places += beds + cots;
            within(Math.max(places, rooms.size()));
            add(rooms, room.substring(0, colon).strip(), beds, cots);
        }
        return places;
    }

    static void within(int places) {
        if (places > MOST) {
            throw new IllegalArgumentException("the house must have at most 1,000 places");
        }
    }

    private static void add(ArrayNode rooms, String name, int beds, int cots) {
        ObjectNode room = rooms.addObject().put("name", name);
        ArrayNode places = room.putArray("places");
        for (int i = 0; i < beds + cots; i++) {
            places.addObject().put("kind", i < beds ? PlaceKind.BED.name() : PlaceKind.COT.name()).put("operational", true);
        }
    }
}
