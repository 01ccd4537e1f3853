package org.palermo.shelter.waitlist;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.tonight;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeCase;
import org.palermo.shelter.SomeShelter;

@QuarkusTest
class WaitlistTest extends ServiceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    WaitlistJob job;

    private String taken;

    @BeforeEach
    void theOnePlaceIsTaken() {
        SomeShelter.in("ZZ-N").singleRooms(1).registered();
        taken = held(Account.RESPONDER);
    }

    @Test
    void created_201_the_place_is_held_for_the_first_in_line_once_it_is_free() {
        String first = join(Account.NGO, false);
        String second = join(Account.OTHER_NGO, false);
        run();
        status(Account.NGO, first, "WAITING");
        delete(Account.RESPONDER, "/holds/" + taken).then().statusCode(204);
        run();
        run();
        String hold = get(Account.NGO, "/waitlist/" + first).then().body("status", equalTo("OFFERED"))
                .body("hold", notNullValue())
                .extract().path("hold");
        status(Account.OTHER_NGO, second, "WAITING");
        get(Account.NGO, "/holds/" + hold).then().statusCode(200).body("status", equalTo("HELD"));
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("WAITLIST_OFFER"));
        assertEquals(1, Register.count("hold where expires_at - held_at = interval '60 minutes'"));
        assertEquals(1, Register.count("notice where kind = 'WAITLIST_OFFER' and mail_lines ~ '^answerBefore=20[0-9T:-]+Z ZZ$'"));
    }

    @Test
    void an_offer_becomes_a_stay_and_the_wait_is_met() {
        String entry = offered(Account.NGO);
        String hold = get(Account.NGO, "/waitlist/" + entry).then().extract().path("hold");
        String placement = post(Account.NGO, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY")).then().statusCode(201)
                .extract().path("placement.id");
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        run();
        status(Account.NGO, entry, "MET");
    }

    @Test
    void an_offer_that_lapses_goes_to_the_end_of_the_line() {
        String first = offered(Account.NGO);
        String second = join(Account.OTHER_NGO, false);
        Register.time(Duration.ofMinutes(60));
        run();
        status(Account.NGO, first, "WAITING");
        status(Account.OTHER_NGO, second, "OFFERED");
    }

    /// The next offer comes from another shelter. The place of the shelter that refused goes to the next in line, and to this entry
    /// again only after a census on one of its nights.
    @ParameterizedTest
    @CsvSource({"FULL, OFFERED", "NEEDS_NOT_MET, WAITING"})
    void after_a_refusal_the_entry_keeps_its_rank_and_the_shelter_is_not_offered_again(String reason, String counted) {
        String first = offered(Account.NGO);
        String rank = rank(first);
        decide(Account.SHELTER, askedFor(Account.NGO, first), "refusal", "\"0\"", Map.of("reason", reason)).then().statusCode(200);
        String second = join(Account.OTHER_NGO, false);
        run();
        status(Account.NGO, first, "WAITING");
        assertEquals(rank, rank(first));
        status(Account.OTHER_NGO, second, "OFFERED");
        String hold = get(Account.OTHER_NGO, "/waitlist/" + second).then().extract().path("hold");
        delete(Account.OTHER_NGO, "/holds/" + hold).then().statusCode(204);
        put(Account.SHELTER, "/shelters/" + Register.text("select id from shelter") + "/census",
                Map.of("occupied", 0)).then().statusCode(200);
        run();
        status(Account.NGO, first, "WAITING");
        Register.execute("update offer_profile set census_night = date '" + tonight().plusDays(1) + "'");
        run();
        status(Account.NGO, first, counted);
    }

    /// The asker did everything possible: the shelter did not answer.
    @Test
    void without_an_answer_the_entry_keeps_its_rank_and_another_shelter_is_offered() {
        String first = offered(Account.NGO);
        String second = join(Account.OTHER_NGO, false);
        String rank = rank(first);
        String hold = get(Account.NGO, "/waitlist/" + first).then().extract().path("hold");
        askedFor(Account.NGO, first);
        Register.time(Duration.ofMinutes(60));
        run();
        status(Account.NGO, first, "WAITING");
        assertEquals(rank, rank(first));
        status(Account.OTHER_NGO, second, "OFFERED");
        UUID other = SomeShelter.in("ZZ-N").with("name", "Second").singleRooms(1).registered();
        run();
        get(Account.NGO, "/waitlist/" + first).then().body("status", equalTo("OFFERED")).body("hold", not(equalTo(hold)));
        assertEquals(1, Register.count("hold where shelter = '" + other + "' and state = 'HELD'"));
    }

    @Test
    void an_entry_that_fails_does_not_block_those_behind_it() {
        String first = join(Account.NGO, false);
        String second = join(Account.OTHER_NGO, false);
        Register.execute("update waitlist_entry set women_ages = 'x' where id = '" + first + "'");
        delete(Account.RESPONDER, "/holds/" + taken).then().statusCode(204);
        run();
        status(Account.OTHER_NGO, second, "OFFERED");
        assertEquals(1, Register.count("waitlist_entry where id = '" + first + "' and state = 'WAITING'"));
    }

    /// The place that comes or does not come is an answer.
    @Test
    void too_many_429_joining_costs_a_question() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        Map<String, Object> waiting = entry(false);
        waiting.put("caseFile", known.id());
        join(Account.COORDINATOR, waiting);
        assertEquals(1, Register.count("question where case_file = '" + known.id() + "'"));
        assertEquals(1, Register.count("audit_entry where action = 'SEARCH' and record_id = '" + known.id() + "'"));
        Register.execute("""
                insert into question select subject, case_file, asked_at from question, generate_series(1, 29)
                 where case_file is not null
                """);
        post(Account.COORDINATOR, "/waitlist", waiting).then().statusCode(429).header("Retry-After", notNullValue());
        assertEquals(1, Register.count("waitlist_entry"));
        join(Account.OTHER_NGO, false);
    }

    @Test
    void releasing_an_offered_hold_ends_the_wait() {
        String entry = offered(Account.NGO);
        String hold = get(Account.NGO, "/waitlist/" + entry).then().extract().path("hold");
        delete(Account.NGO, "/holds/" + hold).then().statusCode(204);
        run();
        get(Account.NGO, "/waitlist/" + entry).then().body("status", equalTo("LEFT")).body("hold", nullValue());
    }

    @Test
    void danger_gives_a_head_start_of_a_day_and_no_more() {
        String longAgo = join(Account.NGO, nextWeek(false));
        Register.time(Duration.ofHours(25));
        String today = join(Account.OTHER_NGO, nextWeek(false));
        Register.time(Duration.ofHours(26));
        String danger = join(Account.COORDINATOR, nextWeek(true));
        assertEquals(List.of(longAgo, danger, today),
                List.of(Register.text("select string_agg(id::text, ',' order by rank_at, id) from waitlist_entry").split(",")));
    }

    /// The first in line does not fit: the place goes to the next whom it fits.
    @Test
    void a_place_that_does_not_fit_the_first_goes_to_the_next() {
        Map<String, Object> family = entry(false);
        family.put("children", List.of(4, 7));
        String first = post(Account.NGO, "/waitlist", family).then().statusCode(201).extract().path("id");
        String second = join(Account.OTHER_NGO, false);
        delete(Account.RESPONDER, "/holds/" + taken).then().statusCode(204);
        run();
        status(Account.NGO, first, "WAITING");
        status(Account.OTHER_NGO, second, "OFFERED");
    }

    /// Nothing is free for many entries of one shape, but a place is free for another entry behind them.
    @Test
    void many_entries_that_do_not_fit_do_not_block_those_behind_them() {
        Map<String, Object> family = entry(false);
        family.put("children", List.of(4, 7));
        for (int i = 0; i < 5; i++) {
            join(Account.NGO, family);
        }
        String behind = join(Account.OTHER_NGO, false);
        delete(Account.RESPONDER, "/holds/" + taken).then().statusCode(204);
        run();
        status(Account.OTHER_NGO, behind, "OFFERED");
        assertEquals(5, Register.count("waitlist_entry where state = 'WAITING'"));
    }

    /// Holds only what the search before it would have offered.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"languages\":[\"vi-Hani\"]}                                    | {\"languages\":[\"vi\"]}",
        "{\"womenAges\":[67]}                                             | {\"takes\":{\"women\":true,"
                + "\"womenWithChildren\":true,\"girls\":false,\"men\":false,\"minAge\":18,\"maxAge\":90,\"boysMaxAge\":11}}",
        "{\"women\":0,\"children\":[16],\"boys\":[16]}                    | {\"takes\":{\"women\":true,"
                + "\"womenWithChildren\":true,\"girls\":true,\"men\":false,\"minAge\":12,\"maxAge\":60,\"boysMaxAge\":17}}",
        "{\"women\":0,\"children\":[16]}                                  | {\"takes\":{\"women\":true,"
                + "\"womenWithChildren\":true,\"girls\":true,\"men\":false,\"minAge\":12,\"maxAge\":60,\"boysMaxAge\":17}}",
        "{\"needs\":[\"PETS\"]}                                           | {\"pets\":true}"})
    void an_offer_always_respects_what_the_search_said(String said, String house) throws Exception {
        Register.clear();
        SomeShelter.in("ZZ-N")
                .with("takes",
                        Map.of("women", true, "womenWithChildren", true, "girls", true,
                                "men", false, "minAge", 12, "maxAge", 60, "boysMaxAge", 11))
                .singleRooms(1).registered();
        String entry = join(Account.NGO, changed(said));
        run();
        status(Account.NGO, entry, "WAITING");
        SomeShelter fits = SomeShelter.in("ZZ-N").with("name", "Fits").singleRooms(1);
        JSON.readTree(house).properties().forEach(field -> fits.with(field.getKey(), field.getValue()));
        UUID shelter = fits.registered();
        run();
        status(Account.NGO, entry, "OFFERED");
        assertEquals(1, Register.count("hold where shelter = '" + shelter + "'"));
    }

    @Test
    void an_organisation_to_avoid_is_left_out_while_they_wait_and_deleted_afterwards() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        Map<String, Object> away = entry(false);
        away.put("avoidOrganisations", List.of(Account.SHELTER.agency()));
        post(Account.COORDINATOR, "/waitlist", away).then().statusCode(400).body("violations.field", equalTo(List.of("caseFile")));
        away.put("caseFile", known.id());
        post(Account.NGO, "/waitlist", away).then().statusCode(403);
        String entry = join(Account.COORDINATOR, away);
        delete(Account.RESPONDER, "/holds/" + taken).then().statusCode(204);
        run();
        status(Account.COORDINATOR, entry, "WAITING");
        String behind = join(Account.OTHER_NGO, false);
        run();
        status(Account.OTHER_NGO, behind, "OFFERED");
        UUID other = SomeShelter.in("ZZ-S").runBy(Account.OTHER_SHELTER).singleRooms(1).registered();
        run();
        String hold = get(Account.COORDINATOR, "/waitlist/" + entry).then().body("status", equalTo("OFFERED")).extract().path("hold");
        assertEquals(1,
                Register.count("hold where id = '" + hold + "' and shelter = '" + other + "' and case_file = '" + known.id() + "'"));
        assertEquals(1, Register.count("waitlist_entry where avoid_organisations = '" + Account.SHELTER.agency() + "'"));
        delete(Account.COORDINATOR, "/holds/" + hold).then().statusCode(204);
        run();
        status(Account.COORDINATOR, entry, "LEFT");
        assertEquals(0, Register.count("waitlist_entry where avoid_organisations <> ''"));
    }

    @Test
    void a_case_reassigned_during_the_wait_gets_no_hold_and_the_woman_keeps_the_rank() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        Map<String, Object> waiting = entry(false);
        waiting.put("caseFile", known.id());
        String entry = join(Account.COORDINATOR, waiting);
        join(Account.OTHER_NGO, false);
        known.ended(Account.COORDINATOR);
        delete(Account.RESPONDER, "/holds/" + taken).then().statusCode(204);
        run();
        String hold = get(Account.COORDINATOR, "/waitlist/" + entry).then().body("status", equalTo("OFFERED")).extract().path("hold");
        assertEquals(1, Register.count("hold where id = '" + hold + "' and case_file is null"));
    }

    @Test
    void only_waits_that_are_over_have_an_end() {
        String left = join(Account.NGO, false);
        String over = join(Account.NGO, false);
        String waits = join(Account.NGO, nextWeek(false));
        delete(Account.NGO, "/waitlist/" + left).then().statusCode(204);
        Register.days(2);
        run();
        status(Account.NGO, over, "OVER");
        assertEquals(2, Register.count("waitlist_entry where ended_at is not null and id in ('%s', '%s')".formatted(left, over)));
        assertEquals(1, Register.count("waitlist_entry where ended_at is null and id = '" + waits + "'"));
    }

    @Test
    void a_wait_in_vain_is_told() {
        String entry = join(Account.NGO, false);
        Register.days(2);
        run();
        status(Account.NGO, entry, "OVER");
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("WAITLIST_OVER"));
    }

    /// Their regions are no longer an area, so no place can come.
    @Test
    void when_an_area_no_longer_exists_its_waits_are_told_and_nobody_joins_it() {
        String waits = join(Account.NGO, nextWeek(false));
        Map<String, Object> late = nextWeek(false);
        Register.execute("update area set in_use = false");
        post(Account.OTHER_NGO, "/waitlist", late).then().statusCode(400).body("violations.field", equalTo(List.of("area")));
        run();
        status(Account.NGO, waits, "OVER");
        get(Account.NGO, "/notices").then().body("items.kind", hasItem("WAITLIST_OVER"));
    }

    @Test
    void no_content_204_leaving_twice_ends_the_wait_once() {
        String entry = join(Account.NGO, false);
        delete(Account.OTHER_NGO, "/waitlist/" + entry).then().statusCode(404);
        delete(Account.NGO, "/waitlist/" + entry).then().statusCode(204);
        delete(Account.NGO, "/waitlist/" + entry).then().statusCode(409).body("type", equalTo("urn:palermo:problem:waitlist:not-waiting"));
        delete(Account.RESPONDER, "/holds/" + taken).then().statusCode(204);
        run();
        status(Account.NGO, entry, "LEFT");
    }

    @Test
    void created_201_again_with_the_same_key_waits_once() {
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(Account.NGO.token())
                    .header("Idempotency-Key", "wait-1")
                    .contentType("application/json")
                    .body(entry(false))
                    .post(API + "/waitlist")
                    .then().statusCode(201);
        }
        assertEquals(1, Register.count("waitlist_entry"));
    }

    @Test
    void ok_200_lists_only_the_own_organisation() {
        String mine = join(Account.NGO, false);
        String theirs = join(Account.OTHER_NGO, true);
        get(Account.NGO, "/waitlist").then().statusCode(200).body("items.id", equalTo(List.of(mine)))
                .body("items[0].areaRegions", hasItem("ZZ-N"));
        get(Account.OTHER_NGO, "/waitlist").then().body("items.id", equalTo(List.of(theirs)));
        get(Account.NGO, "/waitlist/" + theirs).then().statusCode(404);
        get(Account.NGO, "/waitlist/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void conflict_409_an_organisation_has_fifty_entries_and_no_more() {
        join(Account.NGO, false);
        Register.execute("""
                insert into waitlist_entry
                select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'reference', gen_random_uuid()))).*
                 from waitlist_entry e, generate_series(1, 49)
                """);
        post(Account.NGO, "/waitlist", entry(false)).then().statusCode(409).body("type", equalTo("urn:palermo:problem:waitlist:too-many"));
        join(Account.OTHER_NGO, false);
    }

    @Test
    void refused_without_permission() {
        given().contentType("application/json").body(entry(false)).post(API + "/waitlist").then().statusCode(401);
        post(Account.SHELTER, "/waitlist", entry(false)).then().statusCode(403);
        post(Account.BORDER, "/waitlist", entry(false)).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"area\":\"ZZ-A999\"}", "{\"nights\":0}", "{\"nights\":1000}", "{\"women\":0}",
            "{\"from\":\"2001-01-01\"}", "{\"from\":\"+999999999-01-01\"}", "{\"womenAges\":[17]}", "{\"womenAges\":[20,30]}",
            "{\"boys\":[4]}", "{\"languages\":[\"she is called\"]}", "{\"avoidOrganisations\":[\"x\"]}", "{\"area\":\"Coldwick\"}",
            "{\"needs\":[\"CASTLE\"]}", "{\"note\":\"she is called\"}"})
    void invalid_400_names_what_is_wrong(String change) throws Exception {
        Object body = change.startsWith("{\"") ? changed(change) : change;
        post(Account.NGO, "/waitlist", body).then().statusCode(400).contentType("application/problem+json");
        assertEquals(0, Register.count("waitlist_entry"));
    }

    private static Map<String, Object> changed(String change) throws Exception {
        Map<String, Object> entry = entry(false);
        JSON.readTree(change).properties().forEach(field -> entry.put(field.getKey(), field.getValue()));
        return entry;
    }

    private String offered(Account who) {
        String entry = join(who, false);
        delete(Account.RESPONDER, "/holds/" + taken).then().statusCode(204);
        run();
        status(who, entry, "OFFERED");
        return entry;
    }

    /// The placement requested on the offered hold.
    private static String askedFor(Account who, String entry) {
        String hold = get(who, "/waitlist/" + entry).then().extract().path("hold");
        return post(who, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY")).then().statusCode(201)
                .extract().path("placement.id");
    }

    private static String rank(String entry) {
        return Register.text("select rank_at from waitlist_entry where id = '" + entry + "'");
    }

    private void run() {
        job.run().await().atMost(Duration.ofSeconds(20));
    }

    private static void status(Account who, String entry, String status) {
        get(who, "/waitlist/" + entry).then().statusCode(200).body("status", equalTo(status));
    }

    private static Map<String, Object> nextWeek(boolean atRisk) {
        Map<String, Object> entry = entry(atRisk);
        entry.put("from", tonight().plusDays(7).toString());
        return entry;
    }

    private static String join(Account who, boolean atRisk) {
        return join(who, entry(atRisk));
    }

    private static String join(Account who, Map<String, Object> entry) {
        Response joined = post(who, "/waitlist", entry);
        return joined.then().statusCode(201).body("status", equalTo("WAITING")).extract().path("id");
    }

    private static Map<String, Object> entry(boolean atRisk) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("area", Register.text("select code from area where country = 'ZZ' limit 1"));
        entry.put("from", tonight().plusDays(1).toString());
        entry.put("nights", 2);
        entry.put("women", 1);
        entry.put("atRisk", atRisk);
        return entry;
    }
}
