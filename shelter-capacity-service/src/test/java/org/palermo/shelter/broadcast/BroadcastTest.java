package org.palermo.shelter.broadcast;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.API;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.put;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Parallel;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeCase;
import org.palermo.shelter.SomeShelter;

/// Two shelters of two operators in one area, each full: by the census its one bed is taken.
@QuarkusTest
class BroadcastTest extends ServiceTest {

    @Inject
    BroadcastWatch watch;

    private UUID north;
    private UUID south;

    @BeforeEach
    void allAreFull() {
        north = SomeShelter.in("ZZ-N").singleRooms(1).with("occupied", 1).registered();
        south = SomeShelter.in("ZZ-S").runBy(Account.OTHER_SHELTER).singleRooms(1).with("occupied", 1).registered();
    }

    @Test
    void created_201_every_suitable_shelter_is_asked_and_the_asker_learns_of_none() {
        String broadcast = asked(Account.NGO);
        get(Account.NGO, "/broadcasts/" + broadcast).then().statusCode(200)
                .body("status", equalTo("OPEN"))
                .body("seen", equalTo(false))
                .body("hold", nullValue());
        run();
        run();
        assertEquals(2, Register.count("broadcast_alert"));
        String reference = get(Account.NGO, "/broadcasts/" + broadcast).then().body(not(containsString(north.toString())))
                .extract().path("reference");
        get(Account.SHELTER, "/broadcast-alerts").then().statusCode(200).body("items.shelter", equalTo(List.of(north.toString())))
                .body("items[0].reference", equalTo(reference)).body("items[0].status", equalTo("ASKED")).body("items[0].women", equalTo(1))
                .body(not(containsString(Account.NGO.agency().toString())));
        for (Account operator : List.of(Account.SHELTER, Account.OTHER_SHELTER)) {
            get(operator, "/notices").then().body("items.kind", equalTo(List.of("BROADCAST_ASKED")));
        }
        assertEquals(2, Register.count("notice where kind = 'BROADCAST_ASKED' and mail_lines ~ '^answerBefore=20[0-9T:-]+Z ZZ$'"));
        get(Account.NGO, "/notices").then().body("items", empty());
    }

    @Test
    void ok_200_the_first_yes_holds_a_place_for_the_asker_and_the_others_are_told() {
        String broadcast = spread(Account.NGO);
        isFree(Account.SHELTER, north);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200).body("status", equalTo("ACCEPTED"));
        run();
        String hold = get(Account.NGO, "/broadcasts/" + broadcast).then().body("status", equalTo("MET")).extract().path("hold");
        get(Account.NGO, "/holds/" + hold).then().statusCode(200)
                .body("status", equalTo("HELD"))
                .body(not(containsString(north.toString())));
        get(Account.NGO, "/notices").then().body("items.kind", equalTo(List.of("BROADCAST_MET")));
        get(Account.OTHER_SHELTER, alert(south)).then().body("status", equalTo("OVER"));
        get(Account.OTHER_SHELTER, "/notices").then().body("items.kind", hasItem("BROADCAST_OVER"));
        assertEquals(1, Register.count("hold where shelter = '" + north + "' and expires_at - held_at = interval '60 minutes'"));
        String placement = post(Account.NGO, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY")).then().statusCode(201)
                .extract().path("placement.id");
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
    }

    /// The one place is in a shelter that has refused them. The asker may still send a broadcast, and this shelter is asked like
    /// the others.
    @Test
    void created_201_a_shelter_that_refused_is_asked_again_and_may_say_yes() {
        isFree(Account.SHELTER, north);
        String placement = org.palermo.shelter.Questions.requested(Account.NGO);
        decide(Account.SHELTER, placement, "refusal", "\"0\"", Map.of("reason", "NEEDS_NOT_MET")).then().statusCode(200);
        String broadcast = spread(Account.NGO);
        assertEquals(2, Register.count("broadcast_alert"));
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200).body("status", equalTo("ACCEPTED"));
        get(Account.NGO, "/broadcasts/" + broadcast).then().body("status", equalTo("MET"));
        assertEquals(1, Register.count("hold where shelter = '" + north + "' and state = 'HELD'"));
    }

    @Test
    void conflict_409_a_shelter_without_room_holds_nothing_and_may_say_yes_later() {
        String broadcast = spread(Account.NGO);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:hold:no-room"));
        get(Account.NGO, "/broadcasts/" + broadcast).then().body("status", equalTo("OPEN"));
        assertEquals(0, Register.count("hold"));
        isFree(Account.SHELTER, north);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200);
    }

    @Test
    void a_shelter_that_requires_an_assessment_may_say_yes() {
        put(Account.SHELTER, "/shelters/" + north + "/status", Map.of("status", "RESTRICTED")).then().statusCode(200);
        spread(Account.NGO);
        isFree(Account.SHELTER, north);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200);
        assertEquals(1, Register.count("hold where shelter = '" + north + "' and state = 'HELD'"));
    }

    @Test
    void when_two_say_yes_at_once_one_is_first() {
        for (int i = 0; i < 5; i++) {
            Register.clear();
            allAreFull();
            spread(Account.NGO);
            isFree(Account.SHELTER, north);
            isFree(Account.OTHER_SHELTER, south);
            Map<Integer, Long> answers = Parallel.send(List.of(Parallel.post(Account.SHELTER, alert(north) + "/acceptance", null),
                    Parallel.post(Account.OTHER_SHELTER, alert(south) + "/acceptance", null)));
            assertEquals(Map.of(200, 1L, 409, 1L), answers);
            assertEquals(1, Register.count("hold"));
            assertEquals(1, Register.count("allocation"));
        }
    }

    @Test
    void a_repeated_yes_holds_once() {
        spread(Account.NGO);
        isFree(Account.SHELTER, north);
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(Account.SHELTER.token())
                    .header("Idempotency-Key", "yes-1")
                    .post(API + alert(north) + "/acceptance")
                    .then().statusCode(200);
        }
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:broadcast:over"));
        assertEquals(1, Register.count("hold"));
    }

    @Test
    void an_acknowledgement_shows_as_seen_and_a_reason_only_when_it_identifies_no_shelter() {
        String broadcast = spread(Account.NGO);
        post(Account.SHELTER, alert(north) + "/acknowledgement", "").then().statusCode(200).body("status", equalTo("ACKNOWLEDGED"));
        post(Account.SHELTER, alert(north) + "/acknowledgement", "").then().statusCode(200);
        run();
        get(Account.NGO, "/broadcasts/" + broadcast).then().body("seen", equalTo(true)).body("declinedFor", nullValue());
        for (int i = 0; i < 2; i++) {
            post(Account.SHELTER, alert(north) + "/refusal", Map.of("reason", "STAFF_SHORTAGE")).then().statusCode(200)
                    .body("status", equalTo("DECLINED"));
        }
        post(Account.SHELTER, alert(north) + "/refusal", Map.of("reason", "FULL")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:broadcast:answered"));
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(409);
        post(Account.OTHER_SHELTER, alert(south) + "/refusal", Map.of("reason", "FULL")).then().statusCode(200);
        run();
        get(Account.NGO, "/broadcasts/" + broadcast).then().body("declinedFor", nullValue());
    }

    /// Both shelters are in one area, which a search can't divide.
    @Test
    void created_201_for_a_case_the_shelters_outside_of_a_region_are_asked() {
        Map<String, Object> around = broadcast();
        around.put("avoidRegions", List.of("ZZ-S"));
        around.put("caseFile", SomeCase.of(Account.COORDINATOR).id());
        post(Account.COORDINATOR, "/broadcasts", around).then().statusCode(201);
        run();
        assertEquals(1, Register.count("broadcast_alert"));
        assertEquals(1, Register.count("broadcast_alert where shelter = '" + north + "'"));
        assertEquals(1, Register.count("broadcast where avoid_regions = ''"), "deleted once the shelters were asked");
    }

    @Test
    void conflict_409_nobody_to_ask_where_no_area_can_leave_out_the_region() {
        Map<String, Object> around = broadcast();
        around.put("avoidRegions", List.of("ZZ-S"));
        post(Account.NGO, "/broadcasts", around).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:broadcast:nobody-to-ask"));
        post(Account.COORDINATOR, "/broadcasts", around).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:broadcast:nobody-to-ask"));
        assertEquals(0, Register.count("broadcast"));
        assertEquals(0, Register.count("question"), "a refusal that reveals nothing about places costs nothing");
    }

    @Test
    void reasons_of_three_shelters_of_two_operators_are_told_once_each() {
        UUID third = SomeShelter.in("ZZ-N").singleRooms(1).with("name", "Third").with("occupied", 1).registered();
        String broadcast = spread(Account.NGO);
        post(Account.SHELTER, alert(north) + "/refusal", Map.of("reason", "FULL")).then().statusCode(200);
        post(Account.SHELTER, alert(third) + "/refusal", Map.of("reason", "FULL")).then().statusCode(200);
        post(Account.OTHER_SHELTER, alert(south) + "/refusal", Map.of("reason", "OUT_OF_REMIT")).then().statusCode(200);
        run();
        get(Account.NGO, "/broadcasts/" + broadcast).then().body("declinedFor", equalTo(List.of("FULL", "OUT_OF_REMIT")))
                .body("status", equalTo("OPEN"));
    }

    @Test
    void an_unanswered_broadcast_is_unmet_from_its_deadline_on_and_counted_once() {
        String broadcast = spread(Account.NGO);
        Register.execute("truncate unmet_need");
        Register.time(Duration.ofHours(1));
        get(Account.NGO, "/broadcasts/" + broadcast).then().body("status", equalTo("UNMET"));
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:broadcast:over"));
        run();
        run();
        get(Account.NGO, "/broadcasts/" + broadcast).then().body("status", equalTo("UNMET"));
        assertEquals(1, Register.count("unmet_need where search = '" + broadcast + "' and need = 'WOMEN' and country = 'ZZ'"));
        assertEquals(1, Register.count("unmet_need"));
        get(Account.NGO, "/notices").then().body("items.kind", equalTo(List.of("BROADCAST_UNMET")));
        get(Account.SHELTER, alert(north)).then().body("status", equalTo("OVER"));
        assertEquals(2, Register.count("notice where kind = 'BROADCAST_OVER'"));
    }

    @Test
    void a_yes_removes_the_unmet_need_of_searches_for_the_same_party_and_night() {
        Map<String, Object> pets = search();
        pets.put("needs", List.of("PETS"));
        ask(Account.NGO, search()).then().statusCode(200);
        ask(Account.NGO, pets).then().statusCode(200);
        ask(Account.OTHER_NGO, search()).then().statusCode(200);
        ask(Account.NGO, search(2, List.of())).then().statusCode(200);
        assertEquals(4, Register.count("unmet_need"));
        spread(Account.NGO);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(409);
        assertEquals(4, Register.count("unmet_need"));
        isFree(Account.SHELTER, north);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200);
        assertEquals(2, Register.count("unmet_need"), "the needs of another organisation and of another party remain");
    }

    /// Two women alone, for whom one organisation asks on the same night, count as two, whichever gets an answer first. The
    /// searches before and after belong to them.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void two_broadcasts_for_parties_that_look_alike_count_as_two(boolean yesFirst) {
        ask(Account.NGO, search()).then().statusCode(200);
        asked(Account.NGO, "deadline", Instant.now().plusSeconds(yesFirst ? 3_600 : 1_800).toString());
        String met = spread(Account.NGO);
        assertEquals(1, Register.count("unmet_need"));
        isFree(Account.SHELTER, north);
        if (yesFirst) {
            yes(met);
        }
        Register.time(Duration.ofMinutes(40));
        if (!yesFirst) {
            run();
            yes(met);
        }
        Register.time(Duration.ofHours(1));
        run();
        assertEquals(1, Register.count("unmet_need"), "the need of the other broadcast remains");
        assertEquals(0, Register.count("unmet_need where search = '" + met + "'"));
    }

    @Test
    void two_unmet_broadcasts_that_look_alike_and_their_searches_count_twice() {
        Duration now = withAnHourOfTheSameNight();
        Register.time(now);
        Map<String, Object> pets = search();
        pets.put("needs", List.of("PETS"));
        ask(Account.NGO, pets).then().statusCode(200);
        asked(Account.NGO);
        asked(Account.NGO);
        Register.time(now.plusHours(1));
        run();
        ask(Account.NGO, search()).then().statusCode(200);
        assertEquals(2, Register.count("unmet_need where need = 'WOMEN'"));
        assertEquals(1, Register.count("unmet_need where need = 'PETS'"));
        ask(Account.OTHER_NGO, search()).then().statusCode(200);
        assertEquals(3, Register.count("unmet_need where need = 'WOMEN'"));
    }

    /// A night ends at six in the morning.
    private static Duration withAnHourOfTheSameNight() {
        return LocalTime.now(ZoneId.of("Europe/Zurich")).getHour() == 5 ? Duration.ofHours(1) : Duration.ZERO;
    }

    @Test
    void each_case_counts_and_a_yes_for_one_leaves_the_other() {
        List<SomeCase> cases = List.of(SomeCase.of(Account.COORDINATOR), SomeCase.of(Account.COORDINATOR));
        for (SomeCase known : cases) {
            for (int i = 0; i < 2; i++) {
                Map<String, Object> search = search();
                search.put("caseFile", known.id());
                ask(Account.COORDINATOR, search).then().statusCode(200);
            }
        }
        assertEquals(2, Register.count("unmet_need"));
        String met = askedFor(cases.getFirst().id(), null).then().statusCode(201).extract().path("id");
        askedFor(cases.getLast().id(), null).then().statusCode(201);
        run();
        isFree(Account.SHELTER, north);
        yes(met);
        assertEquals(1, Register.count("unmet_need"));
        Register.time(Duration.ofHours(1));
        run();
        assertEquals(1, Register.count("unmet_need"), "its search and its broadcast count once");
    }

    @Test
    void a_yes_changes_no_released_figure() {
        ask(Account.NGO, search()).then().statusCode(200);
        spread(Account.NGO);
        isFree(Account.SHELTER, north);
        Register.days(7);
        List<Object> released = get(Account.AUTHORITY, "/capacity?country=ZZ").then().statusCode(200)
                .body("unmet", not(empty()))
                .extract().path("unmet");
        Register.time(Duration.ZERO);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200);
        assertEquals(0, Register.count("unmet_need"));
        Register.days(7);
        get(Account.AUTHORITY, "/capacity?country=ZZ").then().statusCode(200).body("unmet", equalTo(released));
    }

    @Test
    void no_content_204_cancels_once() {
        String broadcast = spread(Account.NGO);
        delete(Account.NGO, "/broadcasts/" + broadcast).then().statusCode(204);
        delete(Account.NGO, "/broadcasts/" + broadcast).then().statusCode(409);
        run();
        get(Account.NGO, "/broadcasts/" + broadcast).then().body("status", equalTo("CANCELLED"));
        get(Account.SHELTER, alert(north)).then().body("status", equalTo("OVER"));
        post(Account.SHELTER, alert(north) + "/acknowledgement", "").then().statusCode(409);
        Register.time(Duration.ofHours(2));
        run();
        assertEquals(0, Register.count("unmet_need where search = '" + broadcast + "'"));
    }

    @Test
    void conflict_409_where_a_search_would_find_a_place() {
        isFree(Account.SHELTER, north);
        post(Account.NGO, "/broadcasts", broadcast()).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:broadcast:place-free"));
        assertEquals(0, Register.count("broadcast"));
    }

    /// That there is a place is an answer: it costs a question and is audited, like a search.
    @Test
    void conflict_409_costs_a_question_and_is_audited_and_429_when_the_budget_is_spent() {
        isFree(Account.SHELTER, north);
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        askedFor(known.id(), null).then().statusCode(409).body("type", equalTo("urn:palermo:problem:broadcast:place-free"));
        assertEquals(1, Register.count("question where case_file = '" + known.id() + "'"));
        assertEquals(1, Register.count("audit_entry where action = 'SEARCH' and record_id = '" + known.id() + "'"));
        Register.execute("insert into question select subject, null, asked_at from question, generate_series(1, 119)");
        askedFor(null, null).then().statusCode(429);
    }

    @Test
    void conflict_409_the_same_key_asks_once() {
        isFree(Account.SHELTER, north);
        Map<String, Object> asked = broadcast();
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(Account.NGO.token())
                    .header("Idempotency-Key", "free-1")
                    .contentType("application/json")
                    .body(asked)
                    .post(API + "/broadcasts")
                    .then().statusCode(409).body("type", equalTo("urn:palermo:problem:broadcast:place-free"));
        }
        assertEquals(1, Register.count("question"));
    }

    /// Full or not: other refusals reveal nothing about places and cost nothing.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_refusal_is_the_same_with_and_without_a_free_place(boolean free) {
        for (int i = 0; i < 5; i++) {
            asked(Account.NGO);
        }
        if (free) {
            isFree(Account.SHELTER, north);
        }
        post(Account.NGO, "/broadcasts", broadcast()).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:broadcast:too-many"));
        Map<String, Object> late = broadcast();
        late.put("deadline", "2001-01-01T00:00:00Z");
        post(Account.NGO, "/broadcasts", late).then().statusCode(400).body("violations.field", equalTo(List.of("deadline")));
        assertEquals(5, Register.count("question"));
    }

    @Test
    void closing_a_request_ends_its_broadcasts_and_tells_the_shelters() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        String request = known.asked(data -> { });
        String broadcast = askedFor(known.id(), request).then().statusCode(201).extract().path("id");
        String other = askedFor(known.id(), null).then().statusCode(201).extract().path("id");
        run();
        known.closed(request);
        get(Account.COORDINATOR, "/broadcasts/" + broadcast).then().statusCode(200).body("status", equalTo("CANCELLED"));
        get(Account.COORDINATOR, "/broadcasts/" + other).then().statusCode(200).body("status", equalTo("OPEN"));
        run();
        assertEquals(2, Register.count("notice where kind = 'BROADCAST_OVER'"));
        assertEquals(2, Register.count("broadcast_alert where state = 'OVER' and broadcast = '" + broadcast + "'"));
        assertEquals(2, Register.count("broadcast_alert where state = 'ASKED' and broadcast = '" + other + "'"));
    }

    @Test
    void closing_a_request_after_a_yes_changes_nothing() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        String request = known.asked(data -> { });
        String broadcast = askedFor(known.id(), request).then().statusCode(201).extract().path("id");
        run();
        isFree(Account.SHELTER, north);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200);
        known.closed(request);
        get(Account.COORDINATOR, "/broadcasts/" + broadcast).then().body("status", equalTo("MET"));
    }

    @Test
    void conflict_409_more_open_broadcasts_than_allowed() {
        for (int i = 0; i < 5; i++) {
            asked(Account.NGO);
        }
        post(Account.NGO, "/broadcasts", broadcast()).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:broadcast:too-many"));
        asked(Account.OTHER_NGO);
        Register.time(Duration.ofHours(1));
        asked(Account.NGO, "deadline", Instant.now().plusSeconds(7_200).toString());
    }

    @Test
    void an_organisation_to_avoid_is_not_asked_and_then_deleted() {
        Map<String, Object> asked = broadcast();
        UUID caseFile = UUID.randomUUID();
        asked.put("caseFile", caseFile);
        asked.put("avoidOrganisations", List.of(Account.SHELTER.agency()));
        post(Account.NGO, "/broadcasts", asked).then().statusCode(403);
        post(Account.COORDINATOR, "/broadcasts", asked).then().statusCode(404);
        Register.execute("insert into case_access values ('%s', '%s', '%s', now())".formatted(caseFile,
                TestTokens.subject(Account.COORDINATOR), Account.COORDINATOR.agency()));
        post(Account.COORDINATOR, "/broadcasts", asked).then().statusCode(201);
        run();
        assertEquals(1, Register.count("broadcast_alert where shelter = '" + south + "'"));
        assertEquals(1, Register.count("broadcast_alert"));
        assertEquals(1, Register.count("broadcast where avoid_organisations = ''"));
    }

    @Test
    void a_yes_holds_for_the_case_and_its_request_and_the_mechanism_is_told() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        String request = known.asked(data -> { });
        String broadcast = askedFor(known.id(), request).then().statusCode(201).body("caseFile", nullValue()).extract().path("id");
        run();
        isFree(Account.SHELTER, north);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200).body(not(containsString(known.id())));
        String hold = get(Account.COORDINATOR, "/broadcasts/" + broadcast).then().body("status", equalTo("MET")).extract().path("hold");
        assertEquals(1,
                Register.count("hold where id = '%s' and case_file = '%s' and request = '%s'".formatted(hold, known.id(), request)));
        get(Account.COORDINATOR, "/accommodation-requests/" + request).then().statusCode(200).body("status", equalTo("HELD"));
        String placement = post(Account.COORDINATOR, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY")).then().statusCode(201)
                .extract().path("placement.id");
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        get(Account.COORDINATOR, "/accommodation-requests/" + request).then().body("status", equalTo("PLACED"));
        List<JsonNode> told = Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(known.id())).toList(), events -> events.size() == 3);
        assertEquals(List.of("HELD", "ASKED", "ACCEPTED"), told.stream().map(event -> event.at("/data/state").asText()).toList());
        told.forEach(event -> {
            assertEquals(hold, event.at("/data/hold").asText());
            assertEquals(request, event.at("/data/request").asText());
        });
    }

    @Test
    void a_yes_to_a_broadcast_without_a_case_is_not_told_to_the_mechanism() {
        int told = Register.count("outbox_event");
        spread(Account.COORDINATOR);
        isFree(Account.SHELTER, north);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200);
        assertEquals(1, Register.count("hold where case_file is null and request is null"));
        assertEquals(told, Register.count("outbox_event"));
    }

    @Test
    void not_found_404_a_request_of_another_case_and_invalid_400_without_its_case() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        SomeCase other = SomeCase.of(Account.COORDINATOR);
        SomeCase foreign = SomeCase.of(Account.OTHER_COORDINATOR);
        String request = known.asked(data -> { });
        askedFor(other.id(), request).then().statusCode(404);
        askedFor(foreign.id(), foreign.asked(data -> { })).then().statusCode(404);
        askedFor(known.id(), UUID.randomUUID().toString()).then().statusCode(404);
        askedFor(null, request).then().statusCode(400).body("violations.field", equalTo(List.of("caseFile")));
        assertEquals(0, Register.count("broadcast"));
    }

    @Test
    void the_case_of_an_erased_person_is_removed_before_the_yes() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        askedFor(known.id(), known.asked(data -> { })).then().statusCode(201);
        run();
        known.erased();
        assertEquals(1, Register.count("broadcast where case_file is null and request is null"));
        isFree(Account.SHELTER, north);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200);
        assertEquals(1, Register.count("hold where case_file is null and request is null"));
    }

    @Test
    void a_case_reassigned_before_the_yes_gets_no_hold_and_the_woman_keeps_the_bed() {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        String request = known.asked(data -> { });
        String broadcast = askedFor(known.id(), request).then().statusCode(201).extract().path("id");
        run();
        known.ended(Account.COORDINATOR);
        isFree(Account.SHELTER, north);
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(200);
        get(Account.COORDINATOR, "/broadcasts/" + broadcast).then().body("status", equalTo("MET"));
        assertEquals(1, Register.count("hold where case_file is null and request is null"));
        known.assigned(Account.OTHER_COORDINATOR);
        get(Account.OTHER_COORDINATOR, "/accommodation-requests/" + request).then().statusCode(200).body("status", equalTo("OPEN"));
    }

    @Test
    void without_the_services_filter_a_yes_holds_only_for_the_case_of_the_broadcast() throws Exception {
        SomeCase known = SomeCase.of(Account.COORDINATOR);
        String broadcast = askedFor(known.id(), null).then().statusCode(201).extract().path("id");
        run();
        try (Acting acting = Acting.as(Account.SHELTER)) {
            String hold = """
                    insert into hold (id, offer, reference, shelter, area, agency, subject, from_night, nights, women, children,
                           needs, languages, women_ages, state, held_at, expires_at, version, case_file)
                    select gen_random_uuid(), b.id, gen_random_uuid()::text, '%s', 'ZZ-A1', b.agency, b.subject, b.from_night, 1,
                           1, '', '', '', '', 'HELD', now(), now() + interval '1 hour', 0, '%s'
                      from broadcast b where b.id = '%s'
                    """;
            assertTrue(acting.isRefused(hold.formatted(north, UUID.randomUUID(), broadcast)));
            assertFalse(acting.isRefused(hold.formatted(north, known.id(), broadcast)));
        }
        try (Acting acting = Acting.as(Account.NGO)) {
            String ask = """
                    insert into broadcast (id, reference, agency, subject, country, area, areas, avoid_organisations, from_night,
                           nights, state, asked_at, deadline, acknowledge_minutes, case_file)
                    values (gen_random_uuid(), gen_random_uuid()::text, '%s', 'x', 'ZZ', 'ZZ-A1', 'ZZ-A1', '', current_date, 1,
                           'OPEN', now(), now() + interval '1 hour', 5, %s)
                    """;
            assertTrue(acting.isRefused(ask.formatted(Account.NGO.agency(), "'" + known.id() + "'")));
            assertFalse(acting.isRefused(ask.formatted(Account.NGO.agency(), "null")));
        }
    }

    @Test
    void a_shelter_that_does_not_take_such_people_is_not_asked() {
        UUID girls = SomeShelter.in("ZZ-N")
                .with("name", "Girls")
                .takes(false, false, true, 12, 17)
                .singleRooms(1)
                .with("occupied", 1)
                .registered();
        spread(Account.NGO);
        assertEquals(0, Register.count("broadcast_alert where shelter = '" + girls + "'"));
        assertEquals(2, Register.count("broadcast_alert"));
    }

    @Test
    void created_201_omitted_from_is_tonight_and_the_same_key_asks_once() {
        Map<String, Object> asked = broadcast();
        asked.remove("from");
        for (int i = 0; i < 2; i++) {
            given().auth().oauth2(Account.NGO.token())
                    .header("Idempotency-Key", "ask-1")
                    .contentType("application/json")
                    .body(asked)
                    .post(API + "/broadcasts")
                    .then().statusCode(201).body("from", equalTo(tonight().toString()));
        }
        assertEquals(1, Register.count("broadcast"));
    }

    @Test
    void not_found_404_other_organisation() {
        String mine = spread(Account.NGO);
        String theirs = asked(Account.OTHER_NGO);
        get(Account.NGO, "/broadcasts").then().statusCode(200).body("items.id", equalTo(List.of(mine)));
        for (String id : List.of(theirs, UUID.randomUUID().toString())) {
            get(Account.NGO, "/broadcasts/" + id).then().statusCode(404);
            delete(Account.NGO, "/broadcasts/" + id).then().statusCode(404);
        }
        for (String path : List.of(alert(south), "/broadcast-alerts/" + UUID.randomUUID())) {
            get(Account.SHELTER, path).then().statusCode(404);
            post(Account.SHELTER, path + "/acknowledgement", "").then().statusCode(404);
            post(Account.SHELTER, path + "/acceptance", "").then().statusCode(404);
            post(Account.SHELTER, path + "/refusal", Map.of("reason", "FULL")).then().statusCode(404);
        }
    }

    @Test
    void refused_without_permission() {
        given().contentType("application/json").body(broadcast()).post(API + "/broadcasts").then().statusCode(401);
        post(Account.SHELTER, "/broadcasts", broadcast()).then().statusCode(403);
        post(Account.BORDER, "/broadcasts", broadcast()).then().statusCode(403);
        get(Account.NGO, "/broadcast-alerts").then().statusCode(403);
        get(Account.ADMINISTRATOR, "/broadcast-alerts").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"nights\":0}", "{\"women\":0}", "{\"from\":\"2001-01-01\"}", "{\"region\":\"Coldwick\"}",
            "{\"area\":\"ZZ-A1\"}", "{\"needs\":[\"CASTLE\"]}", "{\"deadline\":null}", "{\"deadline\":\"2001-01-01T00:00:00Z\"}",
            "{\"deadline\":\"2999-01-01T00:00:00Z\"}", "{\"deadline\":\"+999999999-01-01T00:00:00Z\"}", "{\"note\":\"she is called\"}"})
    void invalid_400_names_what_is_wrong(String change) throws Exception {
        Map<String, Object> body = broadcast();
        new ObjectMapper().readTree(change).properties().forEach(field -> body.put(field.getKey(), field.getValue()));
        post(Account.NGO, "/broadcasts", change.equals("{}") || change.equals("[]") ? change : body).then().statusCode(400)
                .contentType("application/problem+json");
        assertEquals(0, Register.count("broadcast"));
    }

    @Test
    void invalid_400_a_deadline_after_the_last_night() {
        LocalDate night = tonight().plusDays(1);
        Instant morning = night.plusDays(1).atTime(6, 0).atZone(ZoneId.of("Europe/Zurich")).toInstant();
        Register.time(Duration.between(Instant.now(), morning.minusSeconds(3_600)));
        Map<String, Object> asked = broadcast();
        asked.put("from", night.toString());
        asked.put("nights", 1);
        asked.put("deadline", morning.plusSeconds(1).toString());
        post(Account.NGO, "/broadcasts", asked).then().statusCode(400).body("violations.field", equalTo(List.of("deadline")));
        asked.put("deadline", morning.toString());
        post(Account.NGO, "/broadcasts", asked).then().statusCode(201);
        asked.put("deadline", morning.plusSeconds(1).toString());
        asked.put("nights", 2);
        post(Account.NGO, "/broadcasts", asked).then().statusCode(201);
    }

    @Test
    void conflict_409_a_yes_after_the_last_night() {
        spread(Account.NGO);
        isFree(Account.SHELTER, north);
        Register.execute("update broadcast set from_night = from_night - 2");
        post(Account.SHELTER, alert(north) + "/acceptance", "").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:broadcast:over"));
        assertEquals(0, Register.count("hold"));
    }

    @Test
    void invalid_400_an_answer_without_a_known_reason() {
        spread(Account.NGO);
        for (String body : List.of("{}", "{\"reason\":\"HER_NAME_IS\"}", "{\"reason\":\"FULL\",\"note\":\"she\"}")) {
            post(Account.SHELTER, alert(north) + "/refusal", body).then().statusCode(400);
        }
        assertEquals(2, Register.count("broadcast_alert where state = 'ASKED'"));
    }

    private String spread(Account who) {
        String broadcast = asked(who);
        run();
        return broadcast;
    }

    private static String asked(Account who) {
        return post(who, "/broadcasts", broadcast()).then().statusCode(201).body("status", equalTo("OPEN")).extract().path("id");
    }

    private static void asked(Account who, String field, Object value) {
        Map<String, Object> asked = broadcast();
        asked.put(field, value);
        post(who, "/broadcasts", asked).then().statusCode(201);
    }

    /// The body of a search, with a deadline an hour after the time of the test.
    private static Map<String, Object> broadcast() {
        Map<String, Object> asked = search();
        asked.put("deadline", Instant.now().plus(Register.ahead()).plusSeconds(3_600).toString());
        return asked;
    }

    private static Response askedFor(String caseFile, String request) {
        Map<String, Object> asked = broadcast();
        asked.put("caseFile", caseFile);
        asked.put("request", request);
        return post(Account.COORDINATOR, "/broadcasts", asked);
    }

    private static void isFree(Account operator, UUID shelter) {
        put(operator, "/shelters/" + shelter + "/census", Map.of("occupied", 0)).then().statusCode(200);
    }

    /// The shelter in the north accepts.
    private void yes(String broadcast) {
        String alert = Register.text(
                "select id from broadcast_alert where shelter = '%s' and broadcast = '%s'".formatted(north, broadcast));
        post(Account.SHELTER, "/broadcast-alerts/" + alert + "/acceptance", "").then().statusCode(200);
    }

    private static String alert(UUID shelter) {
        return "/broadcast-alerts/" + Register.text("select id from broadcast_alert where shelter = '" + shelter + "'");
    }

    private void run() {
        watch.run().await().atMost(Duration.ofSeconds(20));
    }
}
