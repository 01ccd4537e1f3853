package org.palermo.shelter.hammer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Checks what callers saw, without any knowledge of how places are given: a place taken twice, more places than a night allows,
/// and a refusal although a suitable place was free during the whole request. It reports a fault only when the callers' times allow
/// no other explanation, so every fault is a defect.
final class HammerCheck {
    private static final int OPEN_HOLDS = 20;

    private final Map<UUID, House> houses;
    private final List<Held> held;
    private final List<String> faults = new ArrayList<>();

    private HammerCheck(Collection<House> houses, List<Held> held) {
        this.houses = houses.stream().collect(Collectors.toMap(House::id, house -> house));
        this.held = held;
    }

    static List<String> faults(Collection<House> houses, List<Held> held, List<HoldAttempt> refused) {
        HammerCheck check = new HammerCheck(houses, held);
        held.forEach(check::fits);
        check.soldOnce();
        houses.forEach(check::withinLimits);
        refused.forEach(check::rightlyRefused);
        return check.faults;
    }

    private void fits(Held given) {
        House house = houses.get(given.house());
        List<House.Bed> places = house.places().stream().filter(place -> given.places().contains(place.id())).toList();
        long beds = places.stream().filter(place -> !place.cot()).count();
        if (places.size() != given.places().size() || places.size() < given.asked().size() || beds < given.asked().beds()) {
            faults.add("does not hold them: " + given);
        }
        if (given.asked().family() && house.rooms().stream().anyMatch(room -> partly(room, given.places()))) {
            faults.add("shares a room with strangers: " + given);
        }
    }

    private static boolean partly(House.Room room, Set<UUID> places) {
        long taken = room.places().stream().filter(place -> places.contains(place.id())).count();
        return taken > 0 && taken < room.places().size();
    }

    private void soldOnce() {
        Map<UUID, List<Held>> byPlace = new TreeMap<>();
        held.forEach(given -> given.places().forEach(place -> byPlace.computeIfAbsent(place, p -> new ArrayList<>()).add(given)));
        byPlace.forEach((place, sold) -> {
            for (int i = 0; i < sold.size(); i++) {
                for (int j = i + 1; j < sold.size(); j++) {
                    twice(place, sold.get(i), sold.get(j));
                }
            }
        });
    }

    private void twice(UUID place, Held one, Held other) {
        long from = Math.max(one.asked().answered(), other.asked().answered());
        if (one.asked().nights().overlap(other.asked().nights()) && one.surelyTaken(from) && other.surelyTaken(from)) {
            faults.add("sold twice: " + place + " to " + one + " and " + other);
        }
    }

    /// At each instant at which a place was certainly given.
    private void withinLimits(House house) {
        List<Held> here = held.stream().filter(given -> given.house().equals(house.id())).toList();
        for (Held last : here) {
            List<Held> then = here.stream().filter(given -> given.surelyTaken(last.asked().answered())).toList();
            for (int night = last.asked().nights().from(); night < last.asked().nights().until(); night++) {
                if (taken(then, night) > house.givable()) {
                    faults.add("over the limit: " + house.id() + " on night " + night + " after " + last);
                }
            }
        }
    }

    private static int taken(List<Held> given, int night) {
        return given.stream().filter(one -> one.asked().nights().include(night)).mapToInt(one -> one.places().size()).sum();
    }

    private void rightlyRefused(HoldAttempt request) {
        List<Held> perhaps = held.stream().filter(given -> given.perhapsTakenWithin(request)).toList();
        boolean right = switch (request.refused()) {
            case "no-place" -> houses.values().stream()
                    .filter(house -> !saidNo(house, request))
                    .noneMatch(house -> stoodFree(house, request, perhaps));
            case "too-many" -> held.stream().filter(given -> given.asked().agency() == request.agency()
                    && given.asked().sent() < request.answered() && given.opened() > request.sent()).count() >= OPEN_HOLDS;
            default -> false;
        };
        if (!right) {
            faults.add("refused for nothing: " + request);
        }
    }

    private boolean saidNo(House house, HoldAttempt request) {
        return held.stream().anyMatch(given -> given.house().equals(house.id()) && given.perhapsRefused(request));
    }

    private static boolean stoodFree(House house, HoldAttempt request, List<Held> perhaps) {
        List<Held> here = perhaps.stream()
                .filter(given -> given.house().equals(house.id()) && given.asked().nights().overlap(request.nights()))
                .toList();
        int spare = house.givable();
        for (int night = request.nights().from(); night < request.nights().until(); night++) {
            spare = Math.min(spare, house.givable() - taken(here, night));
        }
        Set<UUID> gone = new HashSet<>();
        here.forEach(given -> gone.addAll(given.places()));
        if (!request.family()) {
            return spare >= request.size()
                    && house.places().stream().filter(place -> !place.cot() && !gone.contains(place.id())).count() >= request.size();
        }
        List<House.Room> free = house.rooms().stream().filter(room -> room.places().stream().noneMatch(place -> gone.contains(place.id())))
                .sorted(Comparator.comparing(House.Room::id)).toList();
        return someRoomsAreEnough(free, request, spare);
    }

    /// Tries every set of rooms: slow and obvious.
    private static boolean someRoomsAreEnough(List<House.Room> free, HoldAttempt request, int spare) {
        for (int set = 1; set < 1 << free.size(); set++) {
            int beds = 0;
            int places = 0;
            for (int i = 0; i < free.size(); i++) {
                if ((set & 1 << i) != 0) {
                    places += free.get(i).places().size();
                    beds += (int) free.get(i).places().stream().filter(place -> !place.cot()).count();
                }
            }
            if (beds >= request.beds() && places >= request.size() && places <= spare) {
                return true;
            }
        }
        return false;
    }
}
