package org.palermo.shelter.hammer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.shelter.Questions;
import org.palermo.shelter.RaisedLimits;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

/// Eight workers of five organisations compete for a hundred places of ten shelters: 1,500 requests for holds (10,000 with
/// `-Dpalermo.test.all=true`), with releases, extensions, refusals, acceptances and holds that end, some at the very instant of an
/// answer. `-Dpalermo.hammer=N` sets the number of requests, `-Dpalermo.seed=N` repeats the same choices.
@QuarkusTest
class HammerTest extends ServiceTest {
    private static final int REQUESTS = Integer.getInteger("palermo.hammer", Boolean.getBoolean("palermo.test.all") ? 10_000 : 1_500);
    private static final long SEED = Long.getLong("palermo.seed", System.nanoTime());
    private static final List<Account> WORKERS = List.of(Account.NGO, Account.OTHER_NGO, Account.COORDINATOR, Account.RESPONDER,
            Account.OTHER_COORDINATOR, Account.NGO, Account.OTHER_NGO, Account.COORDINATOR);

    @Test
    void no_place_is_given_twice_no_limit_is_exceeded_and_nobody_is_refused_without_reason() throws Exception {
        aHundredPlaces();
        RaisedLimits.of(WORKERS, Questions.tonight().plusDays(10), Hammer.WINDOW);
        long began = System.nanoTime();
        List<Hammer> hammers = hammer();
        List<Held> held = held(hammers);
        List<HoldAttempt> refused = hammers.stream().flatMap(hammer -> hammer.refused.stream()).toList();
        System.out.printf("Hammer, seed %d: %d holds given, %d refused, in %d s%n", SEED, held.size(), refused.size(),
                (System.nanoTime() - began) / 1_000_000_000);
        assertTrue(held.size() > REQUESTS / 10 && refused.size() > REQUESTS / 20,
                "shelters must be neither empty nor full all the time: " + held.size() + " held");
        assertEquals(List.of(), HammerCheck.faults(houses(), held, refused), "seed " + SEED);
        assertEquals(0,
                Register.count("allocation a join allocation b on a.place_id = b.place_id and a.id < b.id and a.nights && b.nights"));
    }

    /// Some shelters have limits below the places that are taken; one has people without a placement.
    private static void aHundredPlaces() {
        for (int house = 0; house < 10; house++) {
            SomeShelter.in("ZZ-N").singleRooms(3).room("BED", "BED").room("BED", "BED", "COT").room("BED", "BED")
                    .with("staffedPlaces", house % 3 == 0 ? 5 : 100)
                    .with("hygieneLimit", house % 3 == 1 ? 7 : 100)
                    .with("occupied", house == 5 ? 2 : 0)
                    .registered();
        }
        assertEquals(100, Register.count("place"));
    }

    private static List<Hammer> hammer() throws ExecutionException, InterruptedException, SQLException {
        String area = Register.text("select distinct area from offer_profile");
        AtomicInteger asked = new AtomicInteger();
        List<Hammer> hammers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WORKERS.size(); i++) {
                Hammer hammer = new Hammer(WORKERS.get(i), area, SEED + i);
                hammers.add(hammer);
                running.add(threads.submit(() -> hammer.run(() -> asked.getAndIncrement() < REQUESTS)));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        }
        for (Hammer hammer : hammers) {
            hammer.close();
        }
        return hammers;
    }

    /// Reads from the history of the holds which places they took.
    private static List<Held> held(List<Hammer> hammers) throws SQLException {
        Map<String, UUID> houses = new HashMap<>();
        Map<String, Set<UUID>> places = new HashMap<>();
        rows("select h.id::text, h.shelter::text, p.place_id::text from hold h join hold_place p on p.hold = h.id", row -> {
            houses.put(row[0], UUID.fromString(row[1]));
            places.computeIfAbsent(row[0], hold -> new HashSet<>()).add(UUID.fromString(row[2]));
        });
        return hammers.stream().flatMap(hammer -> hammer.given.stream())
                .map(kept -> new Held(kept.id, kept.asked, houses.get(kept.id), places.get(kept.id),
                        kept.keptUntil, kept.freeFrom, kept.opened, kept.doubtedUntil))
                .toList();
    }

    private static List<House> houses() throws SQLException {
        Map<UUID, Map<UUID, List<House.Bed>>> rooms = new LinkedHashMap<>();
        rows("select shelter::text, room::text, id::text, kind from place order by id", row -> rooms
                .computeIfAbsent(UUID.fromString(row[0]), house -> new LinkedHashMap<>())
                .computeIfAbsent(UUID.fromString(row[1]), room -> new ArrayList<>())
                .add(new House.Bed(UUID.fromString(row[2]), row[3].equals("COT"))));
        List<House> houses = new ArrayList<>();
        rows("""
                select shelter::text, least(staffed, hygiene_limit)::text, unregistered::text,
                       (select count(*) from place l where l.shelter = p.shelter)::text
                  from offer_profile p
                """,
                row -> houses.add(new House(UUID.fromString(row[0]), Math.min(Integer.parseInt(row[1]), Integer.parseInt(row[3])),
                        Integer.parseInt(row[2]),
                        rooms.get(UUID.fromString(row[0])).entrySet().stream()
                                .map(room -> new House.Room(room.getKey(), room.getValue()))
                                .collect(Collectors.toList()))));
        return houses;
    }

    private static void rows(String query, java.util.function.Consumer<String[]> each) throws SQLException {
        try (Connection database = TestDatabase.asSuperuser();
                Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = rows.getString(i + 1);
                }
                each.accept(row);
            }
        }
    }
}
