package org.palermo.shelter.availability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.palermo.shelter.Register;

/// A random shelter, in the database and in memory. Computes its vacancy for a stay by checking each place on each night.
final class RandomHouse {
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(12, ChronoUnit.HOURS);

    private final UUID id = UUID.randomUUID();
    private final List<Place> places = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private final Map<LocalDate, Integer> limits = new HashMap<>();
    private final StringBuilder sql = new StringBuilder();
    private int limit;
    private int unregistered;

    private record Place(UUID id, UUID room, boolean cot, boolean operational) {}

    private record Taken(UUID place, LocalDate from, LocalDate until, Instant end) {
        boolean on(LocalDate night) {
            return !night.isBefore(from) && night.isBefore(until);
        }
    }

    static RandomHouse build(Random random, LocalDate day, int nights) {
        RandomHouse house = new RandomHouse();
        house.unregistered = random.nextInt(3) == 0 ? 1 : 0;
        house.limit = 3 + random.nextInt(12);
        house.write("""
                insert into shelter
                select '%1$s', gen_random_uuid(), 'o', 'ZZ', 'ZZ-N', 'n', true, true, true, false, 0, 120, '', 'en', false, false,
                       'STANDARD', '', 'OPEN', true, true, now(), 0, 17;
                insert into offer_profile (shelter, area, status, women, women_with_children, girls, min_age, max_age, features,
                       staffed, hygiene_limit, unregistered, census_at)
                values ('%1$s', 'X', 'OPEN', true, true, true, 0, 120, '{}', %2$d, 100, %3$d, '%4$s')
                """.formatted(house.id, house.limit, house.unregistered, NOW));
        IntStream.range(0, 1 + random.nextInt(4)).forEach(i -> house.room(random));
        IntStream.range(0, random.nextInt(3)).forEach(i -> house.limit(day.plusDays(random.nextInt(nights)), random.nextInt(8)));
        house.places.forEach(place -> house.stays(random, place, day, nights));
        Register.execute(house.sql.toString());
        return house;
    }

    private void room(Random random) {
        UUID room = UUID.randomUUID();
        write("insert into room values ('%s', '%s', '%s')".formatted(room, id, room));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Place place = new Place(UUID.randomUUID(), room, random.nextInt(4) == 0, random.nextInt(8) > 0);
            places.add(place);
            write("insert into place values ('%s', '%s', '%s', '%s', %s)".formatted(place.id,
                    id, room, place.cot ? "COT" : "BED", place.operational));
        }
    }

    private void limit(LocalDate night, int places) {
        limits.put(night, places);
        write("""
                insert into night (shelter, night, hygiene_limit) values ('%s', '%s', %d)
                on conflict (shelter, night) do update set hygiene_limit = excluded.hygiene_limit
                """.formatted(id, night, places));
    }

    /// Stays one after another. Some are holds, and some of these have expired.
    private void stays(Random random, Place place, LocalDate day, int nights) {
        LocalDate last = day.plusDays(nights);
        for (LocalDate from = day.minusDays(random.nextInt(4)); from.isBefore(last); from = from.plusDays(1 + random.nextInt(8))) {
            LocalDate until = from.plusDays(1 + random.nextInt(5));
            Instant end = random.nextInt(3) > 0 ? null : NOW.plusSeconds(random.nextInt(3) - 1L);
            taken.add(new Taken(place.id, from, until, end));
            write("""
                    insert into allocation (id, place_id, nights, kind, expires_at)
                    values (gen_random_uuid(), '%s', daterange('%s', '%s'), '%s', %s)
                    """.formatted(place.id, from, until, end == null ? "PLACEMENT" : "HOLD", end == null ? "null" : "'" + end + "'"));
            from = until.minusDays(1);
        }
    }

    private void write(String statement) {
        sql.append(statement).append(';');
    }

    void clearEnded() {
        Register.execute("delete from allocation where shelter = '%s' and expires_at <= '%s'".formatted(id, NOW));
    }

    Vacancy vacancy(Stay stay) {
        List<LocalDate> nights = IntStream.range(0, stay.nights()).mapToObj(stay.from()::plusDays).toList();
        List<Taken> live = taken.stream().filter(t -> t.end == null || t.end.isAfter(NOW)).toList();
        int operational = (int) places.stream().filter(Place::operational).count();
        int spare = nights.stream()
                .mapToInt(night -> Math.min(operational, Math.min(limit, limits.getOrDefault(night, 100)))
                        - unregistered - (int) live.stream().filter(t -> t.on(night)).count())
                .min().orElseThrow();
        Set<UUID> gone = new HashSet<>();
        live.stream().filter(t -> nights.stream().anyMatch(t::on)).forEach(t -> gone.add(t.place));
        int beds = (int) places.stream().filter(p -> p.operational && !p.cot && !gone.contains(p.id)).count();
        return new Vacancy(id, spare, beds, freeRooms(gone));
    }

    private List<FreeRoom> freeRooms(Set<UUID> gone) {
        Map<UUID, List<Place>> byRoom = new HashMap<>();
        places.forEach(place -> byRoom.computeIfAbsent(place.room, room -> new ArrayList<>()).add(place));
        return byRoom.entrySet().stream()
                .filter(room -> room.getValue().stream().noneMatch(p -> gone.contains(p.id))
                        && room.getValue().stream().anyMatch(Place::operational))
                .map(room -> new FreeRoom(room.getKey().toString(),
                        (int) room.getValue().stream().filter(p -> p.operational && !p.cot).count(),
                        (int) room.getValue().stream().filter(p -> p.operational && p.cot).count()))
                .toList();
    }
}
