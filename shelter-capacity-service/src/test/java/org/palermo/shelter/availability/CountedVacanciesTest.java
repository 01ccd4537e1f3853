package org.palermo.shelter.availability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;

/// Compares the database's counts with a slow and obvious reference: random shelters, limits and stays, including expired holds. A
/// failure names its seed.
@QuarkusTest
class CountedVacanciesTest extends ServiceTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final LocalDate DAY = LocalDate.ofInstant(RandomHouse.NOW, ZoneOffset.UTC);
    private static final int NIGHTS = 12;
    private static final int ENOUGH = 3;
    private static final int COT_MAX_AGE = 2;
    private static final int WORLDS = 40;
    private static final int QUESTIONS = 25;
    private static final int MANY = 120;
    /// What a search adds to the stay: no shelters to leave out.
    private static final String LEFT_OUT = "{\"avoided\": [], \"doubted\": []}";

    /// Nights whose counts differ from those of their allocations.
    private static final String MISCOUNTED = """
            (select p.shelter, d.night::date as night, coalesce(n.taken, 0) as taken, coalesce(n.taken_beds, 0) as beds,
                   coalesce(n.taken_rooms, 0) as rooms, n.exact_until
               from offer_profile p cross join generate_series(date '%s' - 10, date '%1$s' + 30, interval '1 day') d(night)
               left join night n on n.shelter = p.shelter and n.night = d.night::date) n
             cross join lateral (
               select count(*) as taken, count(*) filter (where l.kind = 'BED') as beds, count(distinct l.room) as rooms,
                      min(a.expires_at) as until
                 from allocation a join place l on l.id = a.place_id
                where l.shelter = n.shelter and a.nights @> n.night) c
             where (n.taken, n.beds, n.rooms) is distinct from (c.taken, c.beds, c.rooms) or n.exact_until is distinct from c.until
            """.formatted(DAY);

    @Test
    void counts_of_an_area_equal_the_reference() throws SQLException {
        int capacity = 0;
        try (Connection database = TestDatabase.asSuperuser()) {
            for (int seed = 0; seed < WORLDS; seed++) {
                capacity += questionsWithCapacity(database, seed, 3);
            }
        }
        assertTrue(capacity > WORLDS * QUESTIONS / 10 && capacity < WORLDS * QUESTIONS * 9 / 10,
                "some places must be found and some not: " + capacity);
    }

    /// With so many free spans that a search checks all shelters; for long stays with so few that it checks only the shelters of
    /// the spans.
    @Test
    void counts_of_an_area_of_many_shelters_equal_the_reference() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser()) {
            assertTrue(questionsWithCapacity(database, WORLDS, MANY) > 0);
        }
    }

    /// However long a room has been in use.
    @Test
    void old_free_spans_are_not_kept() {
        Register.clear();
        RandomHouse.build(new Random(1), DAY.minusDays(400), 380);
        assertEquals(0, Register.count("free_span where upper(nights) <= date '" + DAY + "' - 7"));
        assertTrue(Register.count("free_span where nights @> date '" + DAY + "'") > 0);
    }

    private static int questionsWithCapacity(Connection database, int seed, int size) throws SQLException {
        int capacity = 0;
        Random random = new Random(seed);
        Register.clear();
        List<RandomHouse> houses = IntStream.range(0, size).mapToObj(i -> RandomHouse.build(random, DAY, NIGHTS)).toList();
        assertEquals(0, Register.count(MISCOUNTED), "seed " + seed);
        for (int question = 0; question < QUESTIONS; question++) {
            Stay stay = stay(random);
            int reference = houses.stream().mapToInt(house -> free(house, stay)).sum();
            assertEquals(Math.min(ENOUGH, reference), Math.min(ENOUGH, counted(database, stay)), "seed " + seed + ", " + stay);
            capacity += reference > 0 ? 1 : 0;
        }
        houses.forEach(RandomHouse::clearEnded);
        assertEquals(0, Register.count(MISCOUNTED), "seed " + seed + " after what has ended was cleared");
        return capacity;
    }

    private static int free(RandomHouse house, Stay stay) {
        Vacancy vacancy = house.vacancy(stay);
        if (!vacancy.fits(stay.party(), COT_MAX_AGE)) {
            return 0;
        }
        int free = stay.party().isFamily() ? vacancy.freeRooms().stream().mapToInt(FreeRoom::places).sum() : vacancy.freeBeds();
        return Math.min(vacancy.spare(), free);
    }

    private static int counted(Connection database, Stay stay) throws SQLException {
        String asked = json(AskedStay.of(stay, ExcludedShelters.NOBODY, null, null, COT_MAX_AGE));
        try (Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery("""
                        select places from search_areas('{X}', jsonb_populate_record(null::asked_stay, '%s'::jsonb || '%s'), '%s', '%s', %d)
                        """.formatted(asked, LEFT_OUT, RandomHouse.NOW, RandomHouse.NOW, ENOUGH))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Stay stay(Random random) {
        int women = random.nextInt(4);
        List<Integer> children = new ArrayList<>();
        IntStream.range(0, women == 0 ? 1 + random.nextInt(2) : random.nextInt(4)).forEach(i -> children.add(random.nextInt(18)));
        return new Stay(DAY.plusDays(random.nextInt(NIGHTS)), 1 + random.nextInt(4), new Party(women, children), List.of());
    }

    private static String json(AskedStay asked) {
        try {
            return JSON.writeValueAsString(asked);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
