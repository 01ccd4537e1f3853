package org.palermo.shelter.register.occupancy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.requested;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.InBackground;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.shelter.Parallel;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;
import org.palermo.shelter.register.RegisterShelterTest;

@QuarkusTest
class RecordCensusTest extends ServiceTest {

    @Test
    void ok_200_availability_follows_the_census() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(3).registered();
        put(Account.SHELTER, "/shelters/" + shelter + "/census", Map.of("occupied", 3)).then().statusCode(200)
                .body("occupied", equalTo(3))
                .body("stale", equalTo(false))
                .body("recordedBy", not(nullValue()))
                .body("recordedAt", not(nullValue()));
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("WAITLIST"));
        put(Account.SHELTER, "/shelters/" + shelter + "/census", Map.of("occupied", 2)).then().statusCode(200);
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("CAPACITY"));
        assertEquals(3, Register.count("census"));
    }

    @Test
    void ok_200_sent_again_it_changes_nothing() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(3).registered();
        Map<String, Object> census = Map.of("occupied", 1, "at", Instant.now().minusSeconds(5).toString());
        put(Account.SHELTER, "/shelters/" + shelter + "/census", census).then().statusCode(200);
        put(Account.SHELTER, "/shelters/" + shelter + "/census", census).then().statusCode(200).body("occupied", equalTo(1));
        assertEquals(2, Register.count("census"));
    }

    @Test
    void ok_200_goes_stale_and_comes_back() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(3).registered();
        Register.time(Duration.ofHours(25));
        get(Account.SHELTER, "/shelters/" + shelter + "/census").then().statusCode(200).body("stale", equalTo(true));
        put(Account.SHELTER, "/shelters/" + shelter + "/census", Map.of("occupied", 0)).then().body("stale", equalTo(false));
    }

    @Test
    void ok_200_never_counted_is_unknown() {
        String shelter = post(Account.SHELTER, "/shelters", RegisterShelterTest.shelter()).then().extract().path("id");
        get(Account.SHELTER, "/shelters/" + shelter + "/census").then().body("occupied", nullValue()).body("stale", equalTo(true));
        ask(Account.NGO, search()).then().body("offers[0].status", equalTo("FURTHER_ASSESSMENT"));
    }

    @Test
    void ok_200_a_placed_person_who_has_arrived_is_counted_once() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(3).registered();
        String placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        counted(shelter, 1);
        assertEquals(1, unregistered());
        decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200);
        counted(shelter, 2);
        assertEquals(1, unregistered());
        decide(Account.SHELTER, placement, "absence", "\"2\"", Map.of()).then().statusCode(200);
        counted(shelter, 2);
        assertEquals(2, unregistered());
        decide(Account.SHELTER, placement, "return", "\"3\"", null).then().statusCode(200);
        counted(shelter, 2);
        assertEquals(1, unregistered());
        Register.days(3);
        counted(shelter, 2);
        assertEquals(2, unregistered(), "the nights are over, and no placement keeps the bed");
    }

    /// A family's room has more places than the family has people; the census counts people.
    @Test
    void ok_200_a_family_is_counted_by_its_people() {
        UUID shelter = SomeShelter.in("ZZ-N").room("BED", "BED", "BED", "BED").singleRooms(2).registered();
        String hold = hold(Account.NGO, offer(Account.NGO, search(1, List.of(7, 9)))).then().statusCode(201).extract().path("id");
        String placement = post(Account.NGO, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY")).then().statusCode(201)
                .extract().path("placement.id");
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200);
        assertEquals(4, Register.count("allocation"));
        counted(shelter, 4);
        assertEquals(1, unregistered());
    }

    @Test
    void ok_200_a_census_from_before_the_arrival_does_not_include_them() {
        UUID shelter = SomeShelter.in("ZZ-N").with("censusAt", Instant.now().minusSeconds(7_200).toString()).singleRooms(3).registered();
        String placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200);
        put(Account.SHELTER, "/shelters/" + shelter + "/census",
                Map.of("occupied", 1, "at", Instant.now().minusSeconds(60).toString())).then().statusCode(200);
        assertEquals(1, unregistered());
    }

    @Test
    void without_the_services_filter_nobody_learns_how_many_people_another_shelter_has() throws Exception {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String placement = requested(Account.NGO);
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200);
        String people = "generate_series(1, people_placed('%s', now(), '%s'))".formatted(shelter, tonight());
        for (Account account : List.of(Account.SHELTER, Account.ADMINISTRATOR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(1, acting.count(people), account.name());
            }
        }
        for (Account account : List.of(Account.NGO, Account.OTHER_SHELTER, Account.AUDITOR)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count(people), account.name());
            }
        }
    }

    @Test
    void invalid_400_more_people_than_places() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(17).registered();
        String census = "/shelters/" + shelter + "/census";
        put(Account.SHELTER, census, Map.of("occupied", 9_999)).then().statusCode(400)
                .body("violations.field", equalTo(List.of("occupied"))).body("violations[0].message", containsString("onMattresses"));
        put(Account.SHELTER, census, Map.of("occupied", 18)).then().statusCode(400);
        put(Account.SHELTER, census, Map.of("occupied", 3, "onMattresses", 4)).then().statusCode(400)
                .body("violations.field", equalTo(List.of("onMattresses")));
        assertEquals(1, Register.count("census"));
    }

    @Test
    void ok_200_people_on_mattresses_are_counted_and_shown() {
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(17).registered();
        String census = "/shelters/" + shelter + "/census";
        put(Account.SHELTER, census, Map.of("occupied", 17)).then().statusCode(200).body("onMattresses", nullValue());
        Map<String, Object> crowded = Map.of("occupied", 20, "onMattresses", 3, "at", Instant.now().toString());
        put(Account.SHELTER, census, crowded).then().statusCode(200).body("occupied", equalTo(20)).body("onMattresses", equalTo(3));
        put(Account.SHELTER, census, crowded).then().statusCode(200);
        get(Account.SHELTER, census).then().statusCode(200).body("onMattresses", equalTo(3));
        assertEquals(3, Register.count("census"));
        assertEquals(1, Register.count("offer_profile where unregistered = 20"));
    }

    private static void counted(UUID shelter, int occupied) {
        put(Account.SHELTER, "/shelters/" + shelter + "/census", Map.of("occupied", occupied)).then().statusCode(200);
    }

    private static int unregistered() {
        return Integer.parseInt(Register.text("select unregistered from offer_profile"));
    }

    @Test
    void unauthorised_401() {
        given().contentType("application/json")
                .body("{\"occupied\":1}")
                .put(API + "/shelters/" + UUID.randomUUID() + "/census")
                .then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        put(Account.NGO, "/shelters/" + UUID.randomUUID() + "/census", Map.of("occupied", 1)).then().statusCode(403);
    }

    @Test
    void not_found_404_other_agency() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        put(Account.OTHER_SHELTER, "/shelters/" + shelter + "/census", Map.of("occupied", 1)).then().statusCode(404);
    }

    @Test
    void conflict_409_a_later_count_stands() {
        UUID shelter = SomeShelter.in("ZZ-N").registered();
        put(Account.SHELTER, "/shelters/" + shelter + "/census", Map.of("occupied", 1, "at", "2026-01-01T00:00:00Z")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:census:older"));
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        String census = "/shelters/" + SomeShelter.in("ZZ-N").registered() + "/census";
        for (String body : List.of("{}", "{\"occupied\":-1}", "{\"occupied\":99999999999}", "{\"occupied\":1,\"at\":\"soon\"}",
                "{\"occupied\":1,\"at\":\"+999999999-01-01T00:00:00Z\"}", "{\"occupied\":1,\"at\":\"-100000000-01-01T00:00:00Z\"}", "7")) {
            put(Account.SHELTER, census, body).then().statusCode(400).contentType("application/problem+json");
        }
    }

    /// However they interleave, no place is given twice, every hold that was answered with 201 stands, and after the census nothing
    /// more is given.
    @Test
    void holds_and_a_census_race_and_never_exceed_the_places() {
        for (int i = 0; i < 5; i++) {
            Register.clear();
            UUID shelter = SomeShelter.in("ZZ-N").singleRooms(4).registered();
            String offer = offer(Account.NGO);
            List<HttpRequest> requests = new ArrayList<>(Collections.nCopies(12, Parallel.hold(Account.NGO, offer)));
            requests.add(i, Parallel.put(Account.SHELTER, "/shelters/" + shelter + "/census", "{\"occupied\":3}"));
            Map<Integer, Long> answers = Parallel.send(requests);
            assertEquals(1, answers.get(200));
            long held = answers.getOrDefault(201, 0L);
            assertEquals(12, held + answers.getOrDefault(409, 0L), answers.toString());
            assertTrue(held >= 1 && held <= 4, answers.toString());
            assertEquals(held, Register.count("allocation"));
            assertEquals(List.of("WAITLIST"), ask(Account.NGO, search()).then().extract().path("offers.status"));
        }
    }

    /// A hold that has seen a free place still waits for a census that is being written, and then reads again what is left.
    @Test
    void conflict_409_a_hold_waits_for_the_census_before_it() throws Exception {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        String offer = offer(Account.NGO);
        try (Connection census = TestDatabase.asOwner(); Statement sql = census.createStatement()) {
            census.setAutoCommit(false);
            sql.execute("update offer_profile set unregistered = 1");
            var hold = InBackground.run(() -> Parallel.send(List.of(Parallel.hold(Account.NGO, offer))));
            Awaitility.await().until(() -> Register.count("pg_locks where not granted") == 1);
            assertFalse(hold.isDone());
            census.commit();
            assertEquals(Map.of(409, 1L), hold.get());
        }
        assertEquals(0, Register.count("allocation"));
    }

    @Test
    void ok_200_a_night_of_another_date_is_another_night() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        Map<String, Object> later = search();
        later.put("from", tonight().plusDays(10).toString());
        post(Account.NGO, "/holds", Map.of("offer", offer(Account.NGO))).then().statusCode(201);
        ask(Account.NGO, later).then().body("offers[0].status", equalTo("CAPACITY"));
    }
}
