package org.palermo.shelter.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Chooses the free rooms for a family: as few rooms as possible, and of those the ones with the fewest places. It finds rooms
/// whenever any choice of rooms fits within the limits of the nights. Taking the largest rooms first would find none with rooms of 4,
/// 3 and 3 places, a limit of six places and six people.
final class FamilyRooms {
    private FamilyRooms() {}

    /// @param beds how many of the people need a bed
    /// @param people how many people there are
    /// @param spare how many places may still be given
    static List<FreeRoom> of(List<FreeRoom> free, int beds, int people, int spare) {
        return free.stream()
                .filter(room -> room.beds() >= beds && room.places() >= people && room.places() <= spare)
                .min(Comparator.comparingInt(FreeRoom::places).thenComparing(FreeRoom::name))
                .map(List::of)
                .orElseGet(() -> several(free, beds, people, spare));
    }

    /// Finds the fewest rooms for each number of places and beds, room by room (a knapsack).
    private static List<FreeRoom> several(List<FreeRoom> free, int beds, int people, int spare) {
        int most = Math.min(spare, free.stream().mapToInt(FreeRoom::places).sum());
        if (most < people) {
            return List.of();
        }
        Taken[][] fewest = new Taken[most + 1][beds + 1];
        fewest[0][0] = new Taken(null, null, 0);
        free.forEach(room -> add(room, fewest));
        Taken best = null;
        for (int places = people; places <= most; places++) {
            best = fewer(fewest[places][beds], best);
        }
        return best == null ? List.of() : best.rooms();
    }

    /// Goes from the most places down, so that no room is taken twice.
    private static void add(FreeRoom room, Taken[][] fewest) {
        int needed = fewest[0].length - 1;
        for (int places = fewest.length - 1; places >= room.places(); places--) {
            for (int beds = 0; beds <= needed; beds++) {
                Taken before = fewest[places - room.places()][beds];
                if (before != null) {
                    int with = Math.min(needed, beds + room.beds());
                    fewest[places][with] = fewer(new Taken(room, before, before.count + 1), fewest[places][with]);
                }
            }
        }
    }

    private static Taken fewer(Taken one, Taken other) {
        return other == null || one != null && one.count < other.count ? one : other;
    }

    private record Taken(FreeRoom room, Taken before, int count) {
        List<FreeRoom> rooms() {
            List<FreeRoom> rooms = new ArrayList<>();
            for (Taken at = this; at.room != null; at = at.before) {
                rooms.add(at.room);
            }
            return List.copyOf(rooms);
        }
    }
}
