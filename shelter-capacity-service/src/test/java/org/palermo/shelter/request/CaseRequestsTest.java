package org.palermo.shelter.request;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.ask;
import static org.palermo.shelter.Questions.decide;
import static org.palermo.shelter.Questions.delete;
import static org.palermo.shelter.Questions.get;
import static org.palermo.shelter.Questions.hold;
import static org.palermo.shelter.Questions.offer;
import static org.palermo.shelter.Questions.post;
import static org.palermo.shelter.Questions.search;
import static org.palermo.shelter.Questions.tonight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.InBackground;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.SomeCase;
import org.palermo.shelter.SomeShelter;

/// The mechanism tells this service who may ask for which case, and what is requested. This service tells it what is held.
@QuarkusTest
class CaseRequestsTest extends ServiceTest {
    private static final String REQUESTS = "/accommodation-requests";

    @Inject
    RequestPurge purge;

    private UUID shelter;
    private SomeCase known;

    @BeforeEach
    void onePlaceAndACase() {
        shelter = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        known = SomeCase.of(Account.COORDINATOR);
    }

    @Test
    void not_found_404_a_case_of_others_like_one_that_does_not_exist() {
        Map<String, Object> search = search();
        for (String id : List.of(known.id(), UUID.randomUUID().toString())) {
            search.put("caseFile", id);
            ask(Account.OTHER_COORDINATOR, search).then().statusCode(404).body("type", equalTo("urn:palermo:problem:request:not-found"));
            ask(Account.NGO, search).then().statusCode(404);
            post(Account.OTHER_COORDINATOR, "/waitlist", waits(id)).then().statusCode(404);
        }
        assertEquals(0, Register.count("question where case_file is not null"));
        search.put("caseFile", known.id());
        ask(Account.COORDINATOR, search).then().statusCode(200);
        post(Account.COORDINATOR, "/waitlist", waits(known.id())).then().statusCode(201).body("caseFile", equalTo(known.id()));
    }

    @Test
    void not_found_404_a_hold_of_an_offer_from_before_the_assignment_ended() {
        Map<String, Object> search = search();
        search.put("caseFile", known.id());
        String offer = offer(Account.COORDINATOR, search);
        known.ended(Account.COORDINATOR);
        hold(Account.COORDINATOR, offer).then().statusCode(404);
        ask(Account.COORDINATOR, search).then().statusCode(404);
        assertEquals(0, Register.count("allocation"));
    }

    @Test
    void a_request_becomes_a_search_a_hold_and_a_stay_and_the_mechanism_is_told_each() throws IOException {
        String request = known.asked(data -> data.put("nights", 2));
        get(Account.COORDINATOR, REQUESTS).then().statusCode(200)
                .body("items.id", equalTo(List.of(request)))
                .body("items[0].status", equalTo("OPEN"));
        String offer = searched(request).then().statusCode(200).extract().path("offers.find { it.status == 'CAPACITY' }.offer");
        String hold = hold(Account.COORDINATOR, offer).then().statusCode(201).extract().path("id");
        get(Account.COORDINATOR, REQUESTS + "/" + request).then().statusCode(200).body("status", equalTo("HELD"));
        String placement = post(Account.COORDINATOR, "/holds/" + hold + "/placement", Map.of("purpose", "EMERGENCY")).then().statusCode(201)
                .extract().path("placement.id");
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        get(Account.COORDINATOR, REQUESTS + "/" + request).then().statusCode(200).body("status", equalTo("PLACED"));
        List<JsonNode> told = told(3);
        assertEquals(List.of("HELD", "ASKED", "ACCEPTED"), told.stream().map(event -> event.at("/data/state").asText()).toList());
        JsonNode last = told.getLast();
        assertEquals(hold, last.at("/data/hold").asText());
        assertEquals(request, last.at("/data/request").asText());
        assertEquals(placement, last.at("/data/placement").asText());
        assertEquals(tonight().plusDays(2).toString(), last.at("/data/until").asText());
        assertTrue(last.at("/data/expiresAt").isNull());
        assertFalse(told.getFirst().at("/data/expiresAt").isNull());
        JsonNode sample = new ObjectMapper().readTree(Path.of("..", "docs", "events", "case-stay-changed.json").toFile());
        assertEquals(names(sample.get("data")), names(last.get("data")));
        assertEquals(sample.get("source"), last.get("source"));
        assertEquals(sample.get("type"), last.get("type"));
        String area = Register.text("select area from hold");
        told.forEach(event -> assertFalse(event.toString().contains(shelter.toString())
                || event.toString().contains(area) || event.toString().contains("ZZ-N"),
                event.toString()));
    }

    @Test
    void a_released_hold_reopens_the_request_and_is_told() {
        String request = known.asked(data -> { });
        String hold = heldFor(request);
        delete(Account.COORDINATOR, "/holds/" + hold).then().statusCode(204);
        get(Account.COORDINATOR, REQUESTS + "/" + request).then().body("status", equalTo("OPEN"));
        assertEquals("RELEASED", told(2).getLast().at("/data/state").asText());
        heldFor(request);
        Register.execute("update hold set expires_at = now() - interval '1 second' where state = 'HELD'");
        get(Account.COORDINATOR, REQUESTS + "/" + request).then().body("status", equalTo("OPEN"));
    }

    @Test
    void a_hold_without_a_case_is_told_to_nobody() {
        hold(Account.COORDINATOR, offer(Account.COORDINATOR, search())).then().statusCode(201);
        assertEquals(0, Register.count("outbox_event where aggregate = '" + known.id() + "'"));
    }

    @Test
    void a_colleague_on_the_same_case_sees_its_state_and_others_see_nothing() {
        known.assigned(Account.OTHER_COORDINATOR);
        String request = known.asked(data -> { });
        heldFor(request);
        get(Account.OTHER_COORDINATOR, REQUESTS + "/" + request).then().statusCode(200).body("status", equalTo("HELD"));
        known.ended(Account.OTHER_COORDINATOR);
        get(Account.OTHER_COORDINATOR, REQUESTS + "/" + request).then().statusCode(404);
        get(Account.OTHER_COORDINATOR, REQUESTS).then().statusCode(200).body("items", hasSize(0));
        post(Account.OTHER_COORDINATOR, REQUESTS + "/" + request + "/searches", Map.of()).then().statusCode(404);
        get(Account.NGO, REQUESTS).then().statusCode(403);
        get(Account.SHELTER, REQUESTS + "/" + request).then().statusCode(403);
    }

    @Test
    void ok_200_the_request_avoids_a_region_and_the_search_an_organisation() {
        String away = known.asked(data -> data.putArray("avoidRegions").add("ZZ-N"));
        searched(away).then().statusCode(200).body("offers.status", not(hasItem("CAPACITY")));
        String request = known.asked(data -> { });
        post(Account.COORDINATOR, REQUESTS + "/" + request + "/searches",
                Map.of("avoidOrganisations", List.of(Account.SHELTER.agency().toString())))
                .then().statusCode(200).body("offers.status", not(hasItem("CAPACITY")));
        searched(request).then().statusCode(200).body("offers.status", hasItem("CAPACITY"));
    }

    @Test
    void ok_200_the_search_adds_boys_ages_of_women_and_languages() {
        SomeShelter.in("ZZ-N").with("name", "Family").room("BED", "BED").with("languages", List.of("vi"))
                .with("takes",
                        Map.of("women", true, "womenWithChildren", true, "girls", false, "men", false,
                                "minAge", 18, "maxAge", 29, "boysMaxAge", 11)).registered();
        String request = known.asked(data -> data.putArray("children").add(14));
        searched(request).then().statusCode(200).body("offers.status", hasItem("FURTHER_ASSESSMENT"));
        searched(request, Map.of("boys", List.of(), "womenAges", List.of(25), "languages", List.of("vi"))).then().statusCode(200)
                .body("offers.status", hasItem("CAPACITY"));
        searched(request, Map.of("boys", List.of(), "languages", List.of("ti"))).then().statusCode(200)
                .body("offers.status", hasItem("FURTHER_ASSESSMENT"));
        for (Map<String, Object> not : List.<Map<String, Object>>of(Map.of("boys", List.of(14)),
                Map.of("boys", List.of(), "womenAges", List.of(31)))) {
            searched(request, not).then().statusCode(200).body("offers.status", everyItem(equalTo("WAITLIST")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"boys | [4]", "boys | [18]", "womenAges | [20,30]", "womenAges | [17]", "languages | [\"the one she speaks\"]"})
    void invalid_400_names_what_is_wrong_of_a_search_by_a_request(String field, String value) {
        String request = known.asked(data -> { });
        post(Account.COORDINATOR, REQUESTS + "/" + request + "/searches", "{\"" + field + "\":" + value + "}").then().statusCode(400)
                .body("violations.field", hasItem(startsWith(field)));
        assertEquals(0, Register.count("question"));
    }

    @Test
    void conflict_409_when_its_nights_are_over_and_before_that_only_the_remaining_nights() {
        String partly = known.asked(data -> data.put("from", tonight().minusDays(1).toString()).put("nights", 2));
        searched(partly).then().statusCode(200).body("offers.status", hasItem("CAPACITY"));
        String over = known.asked(data -> data.put("from", tonight().minusDays(3).toString()).put("nights", 2));
        searched(over).then().statusCode(409).body("type", equalTo("urn:palermo:problem:accommodation:over"));
    }

    @Test
    void closed_requests_and_past_requests_are_deleted() throws Throwable {
        String request = known.asked(data -> { });
        known.closed(request);
        get(Account.COORDINATOR, REQUESTS + "/" + request).then().statusCode(404);
        known.asked(data -> data.put("from", tonight().minusDays(5).toString()).put("nights", 2));
        String present = known.asked(data -> { });
        assertEquals(1, VertxContextSupport.subscribeAndAwait(() -> purge.purge()));
        assertEquals(present, Register.text("select id from accommodation_request"));
        assertEquals(1, Register.count("accommodation_request"));
    }

    @Test
    void the_case_of_an_erased_person_is_removed() {
        String request = known.asked(data -> { });
        heldFor(request);
        known.movableFrom(tonight().plusDays(30));
        known.erased();
        assertEquals(0, Register.count("accommodation_request") + Register.count("case_access") + Register.count("case_protection"));
        assertEquals(1, Register.count("hold where case_file is null and request is null"));
    }

    /// Nothing that is told later could end it, because the stay no longer knows its case.
    @Test
    void the_protection_by_the_case_ends_when_the_person_is_erased() {
        known.movableFrom("9999-12-31");
        String placement = placed();
        decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200).body("protectedUntil", equalTo("9999-12-31"));
        known.erased();
        String version = get(Account.SHELTER, "/placements/" + placement).then().body("protectedUntil", nullValue())
                .extract().path("version").toString();
        decide(Account.SHELTER, placement, "end", "\"" + version + "\"", Map.of("reason", "COMPLETED")).then().statusCode(200);
        assertEquals(1, Register.count("hold where over_at < now() + interval '1 year'"));
    }

    @Test
    void the_stage_of_the_case_protects_from_moving_until_its_end() {
        LocalDate movable = tonight().plusDays(30);
        known.movableFrom(movable);
        String placement = placed();
        get(Account.SHELTER, "/placements/" + placement).then().statusCode(200).body("protectedUntil", equalTo(movable.toString()));
        decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200)
                .body("protectedUntil", equalTo(movable.toString()))
                .body("until", equalTo(movable.toString()));
        String arrived = get(Account.SHELTER, "/placements/" + placement).then().extract().header("ETag");
        decide(Account.SHELTER, placement, "end", arrived, Map.of("reason", "SHELTER_UNABLE")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:protected"));
        known.movableFrom(movable.plusDays(10));
        get(Account.SHELTER, "/placements/" + placement).then().body("protectedUntil", equalTo(movable.plusDays(10).toString()))
                .body("until", equalTo(movable.plusDays(10).toString()));
        assertEquals(1, Register.count("allocation where upper(nights) = '" + movable.plusDays(10) + "'"));
        assertEquals(0, Register.count("notice where kind = 'PLACEMENT_PROTECTION_AT_RISK'"));
        known.movableFrom(null);
        get(Account.SHELTER, "/placements/" + placement).then().body("protectedUntil", nullValue());
        String version = get(Account.SHELTER, "/placements/" + placement).then().extract().path("version").toString();
        decide(Account.SHELTER, placement, "end", "\"" + version + "\"", Map.of("reason", "COMPLETED")).then().statusCode(200);
        List<JsonNode> told = told(6);
        assertEquals(movable.plusDays(10).toString(), told.get(4).at("/data/until").asText());
        assertEquals("ENDED", told.getLast().at("/data/state").asText());
    }

    @Test
    void a_new_protection_keeps_the_place_until_nights_promised_to_somebody_else_and_is_told() {
        String placement = placed();
        decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200);
        Map<String, Object> later = search();
        later.put("from", tonight().plusDays(10).toString());
        hold(Account.NGO, offer(Account.NGO, later)).then().statusCode(201);
        known.movableFrom(tonight().plusDays(30));
        get(Account.SHELTER, "/placements/" + placement).then().body("protectedUntil", equalTo(tonight().plusDays(30).toString()))
                .body("until", equalTo(tonight().plusDays(10).toString()));
        get(Account.SHELTER, "/notices").then().body("items.kind", hasItem("PLACEMENT_PROTECTION_AT_RISK"));
    }

    /// A coordinator of the case holds; a colleague requests the placement.
    @Test
    void the_case_protects_when_a_colleague_requests_the_placement() {
        known.movableFrom(tonight().plusDays(30));
        String hold = heldForCase();
        Register.execute("update case_access set subject = 'a colleague'");
        String placement = post(Account.COORDINATOR, "/holds/" + hold + "/placement", Map.of("purpose", "RECOVERY")).then().statusCode(201)
                .extract().path("placement.id");
        get(Account.SHELTER, "/placements/" + placement).then().body("protectedUntil", equalTo(tonight().plusDays(30).toString()));
    }

    @Test
    void a_placement_request_waits_for_a_running_event_of_the_case() throws Exception {
        known.movableFrom(tonight().plusDays(10));
        String hold = heldForCase();
        try (Connection telling = TestDatabase.asSuperuser(); Statement sql = telling.createStatement()) {
            telling.setAutoCommit(false);
            sql.execute("select lock_case('" + known.id() + "')");
            sql.execute("update case_protection set movable_from = '" + tonight().plusDays(40) + "'");
            var asked = InBackground.run(() -> post(Account.COORDINATOR, "/holds/" + hold + "/placement", Map.of("purpose", "RECOVERY")));
            Awaitility.await().until(() -> Register.count("pg_locks where locktype = 'advisory' and not granted") == 1);
            telling.commit();
            String placement = asked.get().then().statusCode(201).extract().path("placement.id");
            get(Account.SHELTER, "/placements/" + placement).then().body("protectedUntil", equalTo(tonight().plusDays(40).toString()));
        }
    }

    @Test
    void a_placement_request_waits_for_a_running_extension_of_its_hold() throws Exception {
        String hold = heldForCase();
        try (Connection extending = TestDatabase.asSuperuser(); Statement sql = extending.createStatement()) {
            extending.setAutoCommit(false);
            sql.execute("update hold set expires_at = expires_at + interval '10 minutes', version = version + 1 where id = '" + hold + "'");
            var asked = InBackground.run(() -> post(Account.COORDINATOR, "/holds/" + hold + "/placement", Map.of("purpose", "RECOVERY")));
            Awaitility.await().until(() -> Register.count("pg_locks where not granted") == 1);
            extending.commit();
            asked.get().then().statusCode(201);
            assertEquals(1, Register.count("placement p join hold h on h.id = p.hold where p.answer_before = h.expires_at"));
        }
    }

    @Test
    void a_protection_without_a_known_end_keeps_a_place_for_a_year_and_is_told() {
        known.movableFrom("9999-12-31");
        String placement = placed();
        get(Account.SHELTER, "/placements/" + placement).then().statusCode(200).body("protectedUntil", equalTo("9999-12-31"));
        decide(Account.SHELTER, placement, "arrival", "\"1\"", null).then().statusCode(200)
                .body("until", equalTo(tonight().plusDays(366).toString()));
        get(Account.SHELTER, "/notices").then().body("items.kind", hasItem("PLACEMENT_PROTECTION_AT_RISK"));
        String arrived = get(Account.SHELTER, "/placements/" + placement).then().extract().header("ETag");
        decide(Account.SHELTER, placement, "end", arrived, Map.of("reason", "SHELTER_UNABLE")).then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:placement:protected"));
    }

    @Test
    void each_event_takes_effect_once_in_order_and_in_its_shape() {
        String again = known.event("case-coordinator-assigned", 1, data -> { });
        SomeCase.post(again).statusCode(204);
        SomeCase.post(known.event("case-erased", 3, data -> { })).statusCode(409).body("expected", equalTo(2));
        SomeCase.post(known.event("case-coordinator-assigned", 2, data -> data.remove("subject"))).statusCode(422);
        SomeCase.post(known.event("accommodation-requested", 2, data -> data.put("women", 99))).statusCode(422);
        SomeCase.post(known.event("accommodation-requested", 2, data -> data.put("name", "Mai"))).statusCode(422);
        SomeCase.post(known.event("case-protection-changed", 2, data -> data.put("movableFrom", "soon"))).statusCode(422);
        assertEquals(1, Register.count("case_access"));
        known.ended(Account.COORDINATOR);
        SomeCase.post(again).statusCode(204);
        assertEquals(0, Register.count("case_access"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"case_access", "case_protection", "accommodation_request"})
    void without_the_services_filter_the_database_shows_a_coordinator_only_own_cases(String table) throws Exception {
        known.movableFrom(tonight().plusDays(3));
        known.asked(data -> { });
        try (Acting acting = Acting.as(Account.COORDINATOR)) {
            assertEquals(0, acting.count(table));
            acting.set("palermo.subject", TestTokens.subject(Account.COORDINATOR));
            assertEquals(1, acting.count(table));
            acting.set("palermo.subject", TestTokens.subject(Account.OTHER_COORDINATOR));
            assertEquals(0, acting.count(table));
            for (Account account : List.of(Account.SHELTER, Account.NGO, Account.ADMINISTRATOR, Account.BORDER, Account.AUDITOR)) {
                acting.become(account);
                assertEquals(0, acting.count(table), account.name());
            }
        }
        try (Acting owner = Acting.owner()) {
            assertEquals(0, owner.count(table));
        }
    }

    @Test
    void without_the_services_filter_nobody_waits_for_a_case_of_others() throws Exception {
        try (Acting acting = Acting.as(Account.NGO)) {
            String wait = """
                    insert into waitlist_entry (id, reference, agency, subject, country, area, from_night, nights, women, children,
                           needs, at_risk, state, joined_at, rank_at, case_file)
                    values (gen_random_uuid(), gen_random_uuid()::text, '%s', 'x', 'ZZ', 'ZZ-A1', current_date, 1, 1, '', '',
                           false, 'WAITING', now(), now(), %s)
                    """;
            assertTrue(acting.isRefused(wait.formatted(Account.NGO.agency(), "'" + known.id() + "'")));
            assertFalse(acting.isRefused(wait.formatted(Account.NGO.agency(), "null")));
        }
    }

    private Map<String, Object> waits(String caseFile) {
        return Map.of("area", Register.text("select code from area where country = 'ZZ' limit 1"),
                "from", tonight().plusDays(1).toString(), "nights", 1, "women", 1, "caseFile", caseFile);
    }

    private static io.restassured.response.Response searched(String request) {
        return searched(request, Map.of());
    }

    private static io.restassured.response.Response searched(String request, Map<String, Object> adding) {
        return post(Account.COORDINATOR, REQUESTS + "/" + request + "/searches", adding);
    }

    private static String heldFor(String request) {
        String offer = searched(request).then().statusCode(200).extract().path("offers.find { it.status == 'CAPACITY' }.offer");
        return hold(Account.COORDINATOR, offer).then().statusCode(201).extract().path("id");
    }

    private String heldForCase() {
        Map<String, Object> search = search();
        search.put("caseFile", known.id());
        return hold(Account.COORDINATOR, offer(Account.COORDINATOR, search)).then().statusCode(201).extract().path("id");
    }

    private String placed() {
        String hold = heldForCase();
        String placement = post(Account.COORDINATOR, "/holds/" + hold + "/placement", Map.of("purpose", "RECOVERY")).then().statusCode(201)
                .extract().path("placement.id");
        decide(Account.SHELTER, placement, "acceptance", "\"0\"", null).then().statusCode(200);
        return placement;
    }

    private List<JsonNode> told(int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(known.id())).toList(), events -> events.size() == count);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return List.copyOf(new TreeSet<>(names));
    }
}
