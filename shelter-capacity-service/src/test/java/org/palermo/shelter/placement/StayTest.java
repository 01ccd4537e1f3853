package org.palermo.shelter.placement;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.requested;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.shift;
import static org.palermo.shelter.Questions.tonight;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Parallel;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeShelter;

/// What happens to a placement after an answer and without one. ZZ protects nobody from moving; tests that need a protected stay
/// set one up.
@QuarkusTest
class StayTest extends ServiceTest {
    private static final String NO_BODY = null;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Inject
    PlacementWatch watch;

    @BeforeEach
    void onePlace() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
    }

    @Test
    void ok_200_from_the_request_to_the_end_of_a_stay_step_by_step() {
        String placement = accepted();
        does(placement, "arrival").then().statusCode(200).body("status", equalTo("ARRIVED")).body("protectedUntil", nullValue());
        does(placement, "absence", Map.of()).then().statusCode(200).body("status", equalTo("ABSENT"));
        does(placement, "return").then().statusCode(200).body("status", equalTo("ARRIVED")).body("backBefore", nullValue());
        does(placement, "missing").then().statusCode(200).body("status", equalTo("MISSING"));
        does(placement, "return").then().statusCode(200);
        does(placement, "end", Map.of("reason", "COMPLETED")).then().statusCode(200)
                .body("status", equalTo("ENDED"))
                .body("endReason", equalTo("COMPLETED"));
        List<String> steps = List.of("ACCEPT", "ARRIVE", "BE_ABSENT", "RETURN", "GO_MISSING", "RETURN", "END");
        get(Account.SHELTER, "/placements/" + placement + "/steps").then().statusCode(200).body("items.did", equalTo(steps));
        get(Account.NGO, "/placements/" + placement + "/steps").then().statusCode(200)
                .body("items.did", equalTo(steps))
                .body("items.by", everyItem(equalTo("SHELTER")))
                .body(not(containsString(Account.SHELTER.agency().toString())));
        get(Account.OTHER_NGO, "/placements/" + placement + "/steps").then().statusCode(404);
        get(Account.NGO, "/notices?limit=50").then().body("items.kind",
                hasItems("PLACEMENT_ACCEPTED", "PLACEMENT_ARRIVED", "PLACEMENT_ABSENT", "PLACEMENT_MISSING", "PLACEMENT_ENDED"));
    }

    @Test
    void ok_200_the_asker_sees_the_placement_without_shelter_and_colleague() {
        String placement = accepted();
        get(Account.NGO, "/placements/" + placement).then().statusCode(200)
                .body("status", equalTo("ACCEPTED"))
                .body("shelter", nullValue())
                .body("askedBy", nullValue());
        get(Account.SHELTER, "/placements/" + placement).then().body("shelter", not(nullValue())).body("askedBy", not(nullValue()));
        get(Account.OTHER_NGO, "/placements/" + placement).then().statusCode(404);
    }

    @Test
    void ok_200_the_end_frees_tonight_and_keeps_past_nights() {
        String placement = accepted();
        does(placement, "arrival").then().statusCode(200);
        Register.execute("""
                update allocation set nights = daterange(lower(nights) - 2, upper(nights));
                update placement set from_night = from_night - 2
                """);
        does(placement, "end", Map.of("reason", "OWN_WISH")).then().statusCode(200).body("until", equalTo(tonight().toString()));
        assertEquals(1, Register.count("allocation where upper(nights) = '" + tonight() + "'"));
        held(Account.OTHER_NGO);
    }

    @Test
    void ok_200_a_no_show_frees_the_place_once_the_time_is_over() {
        String placement = accepted();
        does(placement, "no-show").then().statusCode(409).body("type", equalTo("urn:palermo:problem:placement:too-early"));
        Register.days(1);
        does(placement, "no-show").then().statusCode(200).body("status", equalTo("NO_SHOW"));
        assertEquals(0, Register.count("allocation"));
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("PLACEMENT_NO_SHOW"));
    }

    @Test
    void ok_200_the_asker_withdraws_before_and_after_the_answer() {
        String waiting = requested(Account.NGO);
        act(Account.NGO, waiting, "withdrawal", "\"0\"", NO_BODY, null).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
        assertEquals(1, Register.count("hold where state = 'RELEASED'"));
        String placement = accepted();
        act(Account.NGO, placement, "withdrawal", "\"1\"", NO_BODY, null).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
        assertEquals(0, Register.count("allocation"));
        get(Account.SHELTER, "/notices").then().body("items.kind", hasItem("PLACEMENT_WITHDRAWN"));
        act(Account.OTHER_NGO, placement, "withdrawal", "\"1\"", NO_BODY, null).then().statusCode(404);
        act(Account.SHELTER, placement, "withdrawal", "\"1\"", NO_BODY, null).then().statusCode(403);
    }

    @Test
    void ok_200_a_stay_is_extended_in_its_place() {
        String placement = accepted();
        does(placement, "extension", Map.of("nights", 3)).then().statusCode(200)
                .body("status", equalTo("ACCEPTED")).body("nights", equalTo(5)).body("until", equalTo(tonight().plusDays(5).toString()));
        assertEquals(1, Register.count("allocation where nights = daterange('%s', '%s')".formatted(tonight(), tonight().plusDays(5))));
    }

    @Test
    void conflict_409_a_stay_is_not_extended_into_the_nights_of_another() {
        String placement = accepted();
        Map<String, Object> later = search();
        later.put("from", tonight().plusDays(3).toString());
        hold(Account.OTHER_NGO, offer(Account.OTHER_NGO, later)).then().statusCode(201);
        does(placement, "extension", Map.of("nights", 2)).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:no-place"));
        does(placement, "extension", Map.of("nights", 1)).then().statusCode(200).body("nights", equalTo(3));
        Register.time(Duration.ofMinutes(30));
        does(placement, "extension", Map.of("nights", 2)).then().statusCode(200).body("nights", equalTo(5));
        assertEquals(1, Register.count("allocation"));
    }

    @Test
    void conflict_409_a_stay_is_not_extended_past_a_nights_limit() {
        Register.clear();
        UUID shelter = SomeShelter.in("ZZ-N").singleRooms(2).registered();
        String placement = accepted();
        Register.execute("insert into night (shelter, night, staffed, hygiene_limit) values ('%s', '%s', 0, 10)".formatted(shelter,
                tonight().plusDays(3)));
        does(placement, "extension", Map.of("nights", 2)).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:no-place"));
        does(placement, "extension", Map.of("nights", 1)).then().statusCode(200);
    }

    @Test
    void conflict_409_nobody_arrives_when_the_nights_are_over() {
        String placement = accepted();
        Register.days(2);
        does(placement, "arrival").then().statusCode(409).body("type", equalTo("urn:palermo:problem:placement:over"));
        does(placement, "extension", Map.of("nights", 1)).then().statusCode(200).body("until", equalTo(tonight().plusDays(3).toString()));
        does(placement, "arrival").then().statusCode(200).body("status", equalTo("ARRIVED"));
    }

    @Test
    void conflict_409_a_stay_that_never_began_is_not_extended_when_it_is_over() {
        String placement = accepted();
        Register.days(3);
        does(placement, "extension", Map.of("nights", 1)).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:over"));
    }

    /// The person alone fills the shelter, and the census since then says so.
    @Test
    void ok_200_the_stay_of_a_person_who_stayed_on_is_extended_from_tonight() {
        UUID shelter = UUID.fromString(Register.text("select id from shelter"));
        String placement = accepted();
        does(placement, "arrival").then().statusCode(200);
        Register.days(4);
        put(Account.SHELTER, "/shelters/" + shelter + "/census", Map.of("occupied", 1)).then().statusCode(200);
        assertEquals(1, Register.count("offer_profile where unregistered = 1"));
        does(placement, "extension", Map.of("nights", 3)).then().statusCode(200).body("until", equalTo(tonight().plusDays(7).toString()));
        assertEquals(1, Register.count("allocation where nights = daterange('%s', '%s')".formatted(tonight(), tonight().plusDays(7))));
    }

    @Test
    void conflict_409_the_place_of_a_person_who_stayed_on_was_given_to_somebody_else() {
        String placement = accepted();
        does(placement, "arrival").then().statusCode(200);
        Register.execute("""
                insert into allocation (id, place_id, nights, kind)
                select gen_random_uuid(), place_id, daterange(upper(nights), upper(nights) + 1), 'PLACEMENT'
                 from allocation
                """);
        Register.days(4);
        does(placement, "extension", Map.of("nights", 3)).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:no-place"));
        assertEquals(2, Register.count("allocation"));
    }

    @Test
    void the_end_of_nights_is_told_once_until_an_extension() {
        String placement = accepted();
        does(placement, "arrival").then().statusCode(200);
        watch();
        assertEquals(0, nightsEnd());
        Register.days(1);
        watch();
        watch();
        assertEquals(1, nightsEnd());
        get(Account.SHELTER, "/notices").then().body("items.kind", hasItem("PLACEMENT_NIGHTS_END"));
        does(placement, "extension", Map.of("nights", 2)).then().statusCode(200);
        watch();
        assertEquals(1, nightsEnd());
        Register.days(3);
        watch();
        assertEquals(2, nightsEnd());
    }

    private static int nightsEnd() {
        return Register.count("notice where kind = 'PLACEMENT_NIGHTS_END'");
    }

    @Test
    void conflict_409_a_protected_stay_ends_only_by_the_persons_choice() {
        String placement = accepted();
        does(placement, "arrival").then().statusCode(200);
        Register.execute("update placement set protected_until = '" + tonight().plusDays(90) + "'");
        does(placement, "end", Map.of("reason", "SHELTER_UNABLE")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:protected"));
        does(placement, "end", Map.of("reason", "OWN_WISH")).then().statusCode(409);
        does(placement, "move", Map.of("to", "OTHER_SHELTER")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:protected"));
        act(Account.NGO, placement, "departure", "\"2\"", NO_BODY, null).then().statusCode(200)
                .body("status", equalTo("ENDED"))
                .body("endReason", equalTo("OWN_WISH"));
        assertEquals(0, Register.count("allocation"));
    }

    @Test
    void ok_200_the_united_kingdom_keeps_a_place_for_three_months_from_the_arrival() {
        Register.clear();
        SomeShelter.in("GB-ENG-LDN").singleRooms(1).registered();
        Map<String, Object> london = london();
        String placement = accepted(london);
        does(placement, "arrival").then().statusCode(200)
                .body("protectedUntil", equalTo(LocalDate.now(LONDON).plusMonths(3).toString()))
                .body("until", equalTo(LocalDate.now(LONDON).plusMonths(3).toString()));
        does(placement, "end", Map.of("reason", "COMPLETED")).then().statusCode(409);
        assertEquals(1, Register.count("allocation where upper(nights) = '" + LocalDate.now(LONDON).plusMonths(3) + "'"));
        assertEquals(0, Register.count("notice where kind = 'PLACEMENT_PROTECTION_AT_RISK'"));
    }

    @Test
    void ok_200_a_protected_stay_takes_no_promised_nights_and_the_shelter_is_told() {
        Register.clear();
        SomeShelter.in("GB-ENG-LDN").singleRooms(1).registered();
        Map<String, Object> london = london();
        String placement = accepted(london);
        london.put("from", tonight(LONDON).plusDays(20).toString());
        String other = hold(Account.OTHER_NGO, offer(Account.OTHER_NGO, london)).then().statusCode(201).extract().path("id");
        does(placement, "arrival").then().statusCode(200).body("until", equalTo(tonight(LONDON).plusDays(20).toString()));
        get(Account.SHELTER, "/notices").then().body("items.kind", hasItem("PLACEMENT_PROTECTION_AT_RISK"));
        get(Account.OTHER_NGO, "/holds/" + other).then().body("status", equalTo("HELD"));
    }

    @Test
    void an_unanswered_request_escalates_then_lapses_and_each_is_told_once() {
        String placement = requested(Account.NGO);
        Register.time(Duration.ofMinutes(15));
        watch();
        watch();
        get(Account.SHELTER, "/placements?status=ESCALATED").then().body("items.id", equalTo(List.of(placement)));
        get(Account.SHELTER, "/placements?status=REQUESTED").then().body("items.status", equalTo(List.of("ESCALATED")));
        assertEquals(1, Register.count("notice where kind = 'PLACEMENT_ESCALATED' and agency = '" + Account.SHELTER.agency() + "'"));
        Register.time(Duration.ofMinutes(30));
        watch();
        watch();
        get(Account.SHELTER, "/placements/" + placement).then().body("status", equalTo("LAPSED")).header("ETag", equalTo("\"0\""));
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("PLACEMENT_LAPSED"));
        get(Account.ADMINISTRATOR, "/notices").then().body("items.kind", hasItem("PLACEMENT_LAPSED"));
        assertEquals(3, Register.count("notice where kind = 'PLACEMENT_LAPSED'"));
    }

    @Test
    void an_escalated_request_is_still_answered() {
        String placement = requested(Account.NGO);
        Register.time(Duration.ofMinutes(20));
        watch();
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200).body("status", equalTo("ACCEPTED"));
        Register.time(Duration.ofMinutes(40));
        watch();
        assertEquals(0, Register.count("notice where kind = 'PLACEMENT_LAPSED'"));
    }

    @Test
    void a_no_show_is_told_once_to_both_sides_and_to_the_people_on_call() {
        onCall();
        String placement = asked(Instant.now().plus(Duration.ofHours(3)));
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        Register.time(Duration.ofHours(3).minusMinutes(1));
        watch();
        assertEquals(0, notArrived());
        Register.time(Duration.ofHours(3).plusMinutes(1));
        watch();
        watch();
        assertEquals(2, notArrived());
        get(Account.SHELTER, "/notices").then().body("items.kind", hasItem("PLACEMENT_NOT_ARRIVED"));
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("PLACEMENT_NOT_ARRIVED"));
        assertEquals(2, Register.count("on_call_message where kind = 'PLACEMENT_NOT_ARRIVED' and about = '" + placement + "'"));
        does(placement, "arrival").then().statusCode(200).body("status", equalTo("ARRIVED"));
    }

    @Test
    void a_no_show_after_a_late_acceptance_is_told_two_hours_later() {
        String placement = asked(Instant.now().plus(Duration.ofMinutes(10)));
        Register.time(Duration.ofMinutes(20));
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        watch();
        assertEquals(0, notArrived());
        does(placement, "no-show").then().statusCode(409).body("type", equalTo("urn:palermo:problem:placement:too-early"));
        Register.time(Duration.ofMinutes(20).plusHours(2).plusMinutes(1));
        watch();
        watch();
        assertEquals(2, notArrived());
    }

    /// Without a window, arrival is expected until the first night is over. Nobody is told about a person who has arrived or was
    /// reported as a no-show.
    @Test
    void without_a_window_a_no_show_is_told_in_the_morning() {
        String expected = accepted();
        Register.time(Duration.between(Instant.now(), tonight().plusDays(1).atTime(6, 1).atZone(ZoneId.of("Europe/Zurich"))));
        watch();
        assertEquals(2, notArrived());
        does(expected, "no-show").then().statusCode(200);
        Register.time(Duration.ZERO);
        does(accepted(), "arrival").then().statusCode(200);
        Register.days(2);
        watch();
        assertEquals(2, notArrived());
    }

    private static int notArrived() {
        return Register.count("notice where kind = 'PLACEMENT_NOT_ARRIVED'");
    }

    private static void onCall() {
        put(Account.SHELTER, "/shelters/" + Register.text("select id from shelter") + "/on-call/" + UUID.randomUUID(),
                shift(1)).then().statusCode(200);
    }

    @Test
    void both_sides_are_told_when_a_person_is_not_back_in_time() {
        String placement = accepted();
        does(placement, "arrival").then().statusCode(200);
        does(placement, "absence", Map.of("backBefore", Instant.now().plusSeconds(3600).toString())).then().statusCode(200);
        watch();
        assertEquals(0, Register.count("notice where kind = 'PLACEMENT_NOT_BACK'"));
        Register.time(Duration.ofHours(1));
        watch();
        watch();
        assertEquals(2, Register.count("notice where kind = 'PLACEMENT_NOT_BACK'"));
        does(placement, "missing").then().statusCode(200);
        get(Account.AUTHORITY, "/notices").then().body("items.kind", hasItem("PLACEMENT_MISSING"));
    }

    @Test
    void ok_200_again_with_the_same_key_is_done_once() {
        String placement = accepted();
        for (int i = 0; i < 2; i++) {
            act(Account.SHELTER, placement, "arrival", "\"1\"", NO_BODY, "come-1").then().statusCode(200)
                    .body("status", equalTo("ARRIVED"))
                    .header("ETag", "\"2\"");
        }
        assertEquals(1, Register.count("placement_step where verb = 'ARRIVE'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrival", "no-show", "missing", "return"})
    void refused_without_permission_and_with_an_old_version(String verb) {
        String placement = accepted();
        given().post(API + "/placements/" + placement + "/" + verb).then().statusCode(401);
        act(Account.NGO, placement, verb, "\"1\"", NO_BODY, null).then().statusCode(403);
        act(Account.OTHER_SHELTER, placement, verb, "\"1\"", NO_BODY, null).then().statusCode(404);
        act(Account.SHELTER, placement, verb, null, NO_BODY, null).then().statusCode(428);
        act(Account.SHELTER, placement, verb, "\"0\"", NO_BODY, null).then().statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({"return", "departure"})
    void conflict_409_a_verb_outside_the_table(String verb) {
        String placement = accepted();
        Account who = verb.equals("departure") ? Account.NGO : Account.SHELTER;
        act(who, placement, verb, "\"1\"", NO_BODY, null).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:not-now"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            absence   | {"backBefore":"2001-01-01T00:00:00Z"}
            absence   | {"backBefore":"2999-01-01T00:00:00Z"}
            absence   | {"backBefore":"+999999999-01-01T00:00:00Z"}
            extension | {}
            extension | {"nights":0}
            extension | {"nights":100000}
            end       | {}
            end       | {"reason":"BECAUSE"}
            end       | {"reason":"COMPLETED","note":"she is called"}
            move      | {"to":"Coldwick"}
            """)
    void invalid_400_names_what_is_wrong(String verb, String body) {
        String placement = accepted();
        does(placement, "arrival").then().statusCode(200);
        act(Account.SHELTER, placement, verb, "\"2\"", body, null).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void two_ends_race_once() {
        String placement = accepted();
        does(placement, "arrival").then().statusCode(200);
        Map<Integer, Long> answers = Parallel.send(
                Collections.nCopies(8, Parallel.post(Account.NGO, "/placements/" + placement + "/departure", "\"2\"")));
        assertEquals(1, answers.get(200));
        assertEquals(7, answers.getOrDefault(409, 0L) + answers.getOrDefault(412, 0L), answers.toString());
    }

    /// A stay is extended while others want the nights after it: whoever wins, each night is given once.
    @Test
    void an_extension_and_holds_race_for_the_same_nights() {
        Map<String, Object> later = search();
        later.put("from", tonight().plusDays(2).toString());
        for (int i = 0; i < 5; i++) {
            String placement = accepted();
            String offer = offer(Account.OTHER_NGO, later);
            Map<Integer, Long> answers = Parallel.send(List.of(
                    Parallel.hold(Account.OTHER_NGO, offer),
                    Parallel.postJson(Account.SHELTER, "/placements/" + placement + "/extension", "\"1\"", "{\"nights\":2}"),
                    Parallel.hold(Account.OTHER_NGO, offer)));
            assertEquals(1, answers.getOrDefault(200, 0L) + answers.getOrDefault(201, 0L), answers.toString());
            assertEquals(0,
                    Register.count("allocation a join allocation b on a.place_id = b.place_id and a.id < b.id and a.nights && b.nights"));
            Register.execute("truncate allocation, hold, hold_place, placement, placement_step, notice cascade");
        }
    }

    private static Map<String, Object> london() {
        Map<String, Object> search = search();
        search.put("region", "GB-ENG-LDN");
        search.put("from", tonight(LONDON).toString());
        return search;
    }

    private void watch() {
        watch.watch().await().atMost(Duration.ofSeconds(30));
    }

    /// @param latest the end of the arrival window
    private static String asked(Instant latest) {
        return org.palermo.shelter.Questions.post(Account.NGO, "/holds/" + held(Account.NGO) + "/placement",
                Map.of("purpose", "EMERGENCY", "arrivalWindow", Map.of("from", Instant.now().toString(), "until", latest.toString())))
                .then().statusCode(201).extract().path("placement.id");
    }

    private static String accepted() {
        return accepted(search());
    }

    private static String accepted(Map<String, Object> search) {
        String hold = hold(Account.NGO, offer(Account.NGO, search)).then().statusCode(201).extract().path("id");
        String placement = org.palermo.shelter.Questions.post(Account.NGO, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY"))
                .then().statusCode(201).extract().path("placement.id");
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        return placement;
    }

    private static Response does(String placement, String verb) {
        return does(placement, verb, null);
    }

    /// The shelter uses the verb, with the current version.
    private static Response does(String placement, String verb, Object body) {
        String etag = get(Account.SHELTER, "/placements/" + placement).then().statusCode(200).extract().header("ETag");
        return act(Account.SHELTER, placement, verb, etag, body, null);
    }

    private static Response act(Account who, String placement, String verb, String etag, Object body, String key) {
        var request = given().auth().oauth2(who.token());
        if (etag != null) {
            request.header("If-Match", etag);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body != null) {
            request.contentType("application/json").body(body);
        }
        return request.post(API + "/placements/" + placement + "/" + verb);
    }
}
