package org.palermo.referral.accommodation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.refer;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.team.GivenTeams.assign;
import static org.palermo.referral.team.GivenTeams.caseOf;
import static org.palermo.referral.team.GivenTeams.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class AccommodationRequestTest {
    private static final LocalDate FROM = LocalDate.now(ZoneId.of("Europe/London")).plusDays(2);
    private static final Path SAMPLES = Path.of("..", "docs", "events");

    private final ObjectMapper json = new ObjectMapper();
    private UUID file;
    private int told;

    @BeforeEach
    void aCase() {
        GivenTeams.coordinators();
        file = caseOf(Account.COORDINATOR);
    }

    @Test
    void created_201_readable_for_the_case_team_and_the_authority() {
        String id = request(null).statusCode(201).body("status", equalTo("REQUESTED")).body("region", equalTo("GB-SCT")).body("women", equalTo(1))
                .body("children", equalTo(List.of(3, 5))).body("needs", equalTo(List.of("STEP_FREE"))).body("avoidRegions", equalTo(List.of("GB-NIR")))
                .body("reference", notNullValue()).body("stays", hasSize(0)).header("ETag", equalTo("\"0\"")).extract().path("id");
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            as(account).get(path(id)).then().statusCode(200).body("children", equalTo(List.of(3, 5)));
            as(account).get(path(null)).then().statusCode(200).body("items.id", equalTo(List.of(id)));
        }
        as(Account.OTHER_COORDINATOR).get(path(id)).then().statusCode(404);
        as(Account.OTHER_COORDINATOR).get(path(null)).then().statusCode(404);
        as(Account.RESPONDER).get(path(id)).then().statusCode(403);
    }

    @Test
    void emits_the_sample_event_and_deletes_it_after_delivery() throws IOException {
        ObjectNode sample = (ObjectNode) sample("accommodation-requested").get("data");
        String id = request(null).statusCode(201).extract().path("id");
        JsonNode event = delivered("org.palermo.referral.accommodation-requested", 1).getFirst();
        sample.put("request", id).put("caseFile", file.toString()).put("from", FROM.toString()).set("reference", event.at("/data/reference"));
        sample.set("requestedAt", event.at("/data/requestedAt"));
        assertEquals(sample, event.get("data"));
        Awaitility.await().until(() -> count("select count(*) from outbox_event where type like '%accommodation-requested' and aggregate = '" + file + "' and data is null") == 1);
    }

    @Test
    void the_request_is_sealed_and_erased_with_the_person() {
        String id = request(UUID.randomUUID().toString()).statusCode(201).extract().path("id");
        assertEquals(0, count("select count(*) from accommodation_request r where r::text like '%GB-NIR%' or r::text like '%STEP_FREE%'"));
        tell(null, "HELD", null);
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from accommodation_request where id = '" + id + "'"));
        assertEquals(0, count("select count(*) from accommodation_stay where case_file = '" + file + "'"));
        assertEquals(0, count("select count(*) from idempotent_answer where route like '%" + file + "%'"));
    }

    @Test
    void a_repeat_makes_one_request() {
        String key = UUID.randomUUID().toString();
        String id = request(key).statusCode(201).extract().path("id");
        request(key).statusCode(201).body("id", equalTo(id));
        assertEquals(1, count("select count(*) from accommodation_request where case_file = '" + file + "'"));
        assertEquals(1, delivered("org.palermo.referral.accommodation-requested", 1).size());
    }

    @ParameterizedTest
    @CsvSource({"HELD,HELD", "ASKED,HELD", "REFUSED,REQUESTED", "RELEASED,REQUESTED", "WITHDRAWN,REQUESTED", "ACCEPTED,PLACED", "ARRIVED,PLACED", "NO_SHOW,REQUESTED",
            "ABSENT,PLACED", "MISSING,PLACED", "ENDED,ENDED", "MOVED_ON,ENDED"})
    void stay_events_are_shown_on_the_case(String state, String status) {
        String id = request(null).statusCode(201).extract().path("id");
        UUID placement = UUID.randomUUID();
        tell(id, state, placement);
        as(Account.COORDINATOR).get(path(id)).then().statusCode(200).body("status", equalTo(status)).body("stays[0].status", equalTo(state))
                .body("stays[0].placement", equalTo(placement.toString()));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + file + "/stays").then().statusCode(200).body("items[0].status", equalTo(state))
                .body("items[0].until", equalTo(FROM.plusDays(2).toString()));
        as(Account.OTHER_COORDINATOR).get("/api/nrm/v1/cases/" + file + "/stays").then().statusCode(404);
    }

    @Test
    void all_parties_are_notified_by_reference_when_the_person_goes_missing_and_returns() {
        assign(Account.AUTHORITY, file, subject(Account.OTHER_COORDINATOR)).statusCode(200);
        UUID hold = UUID.randomUUID();
        List<String> told = List.of("role = 'competent-authority' and region = 'GB-SCT'", "agency = '" + Account.RESPONDER.agency() + "'",
                "agency = '" + Account.COORDINATOR.agency() + "'", "agency = '" + Account.OTHER_COORDINATOR.agency() + "'");
        stays(hold, "ARRIVED", "MISSING");
        stays(hold, "MISSING");
        told.forEach(who -> assertEquals(1, told("PERSON_MISSING", who), who));
        stays(hold, "ARRIVED");
        told.forEach(who -> assertEquals(1, told("PERSON_FOUND", who), who));
        stays(hold, "ABSENT", "ARRIVED", "MISSING", "ENDED");
        assertEquals(4, told("PERSON_FOUND", "true"));
        assertEquals(8, told("PERSON_MISSING", "true"));
    }

    /// Has the same effect as a missing-episode record: the worklist asks one question for both.
    @Test
    void missing_from_the_shelter_is_a_concern_of_the_case_until_the_person_is_found() {
        UUID hold = UUID.randomUUID();
        stays(hold, "ARRIVED");
        assertFalse(isListedAsMissing());
        stays(hold, "MISSING");
        assertTrue(isListedAsMissing());
        as(Account.AUTHORITY).get("/api/nrm/v1/cases?with=INTERVIEW_DUE&limit=200").then().statusCode(200).body("items.id", not(hasItem(file.toString())));
        stays(hold, "ARRIVED");
        assertFalse(isListedAsMissing());
        stays(hold, "MISSING", "ENDED");
        assertTrue(isListedAsMissing(), "a place that ends finds nobody");
        stays(UUID.randomUUID(), "ACCEPTED", "ARRIVED");
        assertFalse(isListedAsMissing(), "another shelter has her");
    }

    @Test
    void missing_from_the_shelter_until_a_record_says_that_the_person_was_found() {
        stays(UUID.randomUUID(), "MISSING");
        assertTrue(isListedAsMissing());
        String episode = GivenRecords.a("missing-episodes", file);
        assertTrue(isListedAsMissing());
        as(Account.COORDINATOR).header("If-Match", "\"0\"").body(GivenRecords.SAMPLES.get("missing-episodes").replace("\"note\"", "\"foundAt\":\"2026-01-06T10:00:00Z\",\"found\":\"DEAD\",\"note\""))
                .put("/api/nrm/v1/cases/" + file + "/missing-episodes/" + episode).then().statusCode(200);
        assertFalse(isListedAsMissing());
    }

    private boolean isListedAsMissing() {
        return as(Account.COORDINATOR).get("/api/nrm/v1/cases/assigned?with=MISSING&limit=200").then().statusCode(200).extract().<List<String>>path("items.id").contains(file.toString())
                && as(Account.AUTHORITY).get("/api/nrm/v1/cases?with=MISSING&limit=200").then().statusCode(200).extract().<List<String>>path("items.id").contains(file.toString());
    }

    @Test
    void missing_from_the_shelter_notifies_no_immigration_body_and_never_about_an_erased_person() {
        file = UUID.fromString(refer(Account.BORDER, Given.ADULT).statusCode(201).extract().path("id"));
        stays(UUID.randomUUID(), "MISSING");
        assertEquals(1, told("PERSON_MISSING", "true"));
        assertEquals(1, told("PERSON_MISSING", "role = 'competent-authority'"));
        sql("update case_file set erased_at = now() where id = '" + file + "'");
        stays(UUID.randomUUID(), "MISSING");
        assertEquals(0, told("PERSON_MISSING", "true"));
        assertEquals(0, kept());
    }

    @Test
    void a_stay_that_arrives_during_or_after_an_erasure_is_acknowledged_and_not_kept() throws Exception {
        UUID hold = UUID.randomUUID();
        stays(hold, "HELD");
        assertEquals(1, kept());
        Erasing.meet(file, () -> stays(hold, "ASKED"));
        assertEquals(0, kept());
        stays(hold, "ARRIVED", "MISSING");
        stays(UUID.randomUUID(), "HELD");
        assertEquals(0, kept());
        assertEquals(0, count("select count(*) from case_concern where case_file = '" + file + "'"));
    }

    private long kept() {
        return count("select count(*) from accommodation_stay where case_file = '" + file + "'");
    }

    @Test
    void an_expired_hold_leaves_the_request_open() {
        String id = request(null).statusCode(201).extract().path("id");
        tell(event(id, UUID.randomUUID(), "HELD", null, "2026-01-01T10:00:00Z"), 204);
        as(Account.COORDINATOR).get(path(id)).then().statusCode(200).body("status", equalTo("REQUESTED")).body("stays[0].status", equalTo("EXPIRED"));
    }

    @Test
    void ok_200_closed_with_the_current_etag() {
        String id = request(null).statusCode(201).extract().path("id");
        close(id, null).statusCode(428);
        close(id, "\"7\"").statusCode(412);
        close(id, "\"0\"").statusCode(200).body("status", equalTo("CLOSED")).body("closeReason", equalTo("FOUND_ELSEWHERE")).header("ETag", equalTo("\"1\""));
        close(id, "\"1\"").statusCode(409);
        assertEquals(json.createObjectNode().put("request", id).put("caseFile", file.toString()),
                delivered("org.palermo.referral.accommodation-request-closed", 1).getFirst().get("data"));
    }

    @Test
    void invalid_400_names_the_field_and_stores_nothing() {
        post(body().replace(FROM.toString(), "2020-01-01")).statusCode(400).body("violations[0].field", equalTo("from"));
        post(body().replace(FROM.toString(), "2999-01-01")).statusCode(400);
        post(body().replace("GB-NIR", "XX-1")).statusCode(400).body("violations[0].field", equalTo("avoidRegions"));
        post(body().replace("\"women\":1,\"children\":[3,5]", "\"women\":0")).statusCode(400);
        post(body().replace("[3,5]", "[18]")).statusCode(400);
        post(body().replace("STEP_FREE", "LIFT")).statusCode(400);
        assertEquals(0, count("select count(*) from accommodation_request where case_file = '" + file + "'"));
    }

    @Test
    void not_found_404_case_of_others_and_conflict_409_case_that_is_over() {
        as(Account.OTHER_COORDINATOR).body(body()).post(path(null)).then().statusCode(404);
        as(Account.COORDINATOR).body(body()).post("/api/nrm/v1/cases/" + UUID.randomUUID() + "/accommodation-requests").then().statusCode(404);
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/" + file + "/accommodation-requests/" + UUID.randomUUID()).then().statusCode(404);
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        request(null).statusCode(409).body("type", equalTo("urn:palermo:problem:accommodation:case-over"));
    }

    @ParameterizedTest
    @EnumSource(value = Account.class, names = {"AUTHORITY", "RESPONDER", "NGO", "SHELTER", "AGENCY_ADMINISTRATOR", "BORDER"})
    void forbidden_403_other_roles(Account account) {
        as(account).body(body()).post(path(null)).then().statusCode(403);
    }

    @Test
    void an_event_has_its_effect_once_and_in_order_and_must_have_its_shape() throws IOException {
        UUID hold = UUID.randomUUID();
        String first = event(null, hold, "HELD", null, "2999-01-01T10:00:00Z");
        tell(first, 204);
        tell(first, 204);
        assertEquals(1, count("select count(*) from accommodation_stay where hold = '" + hold + "'"));
        told++;
        tell(event(null, hold, "RELEASED", null, null), 409);
        told -= 2;
        tell(event(null, hold, "RELEASED", null, null).replace("\"RELEASED\"", "\"EXPIRED\""), 422);
        told--;
        tell(event(null, hold, "RELEASED", null, null).replace("\"hold\"", "\"shelter\""), 422);
        told--;
        ObjectNode sample = (ObjectNode) sample("case-stay-changed");
        sample.put("partitionkey", UUID.randomUUID().toString());
        tell(sample.toString(), 204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accommodation_request", "accommodation_stay"})
    void row_security_limits_requests_to_the_callers_cases(String table) throws Exception {
        String id = request(null).statusCode(201).extract().path("id");
        tell(id, "HELD", null);
        String hers = table + " where case_file = '" + file + "'";
        try (Acting acting = Acting.as(Account.COORDINATOR)) {
            assertEquals(0, acting.count(hers));
            acting.set("palermo.subject", TestTokens.subject(Account.COORDINATOR));
            assertEquals(1, acting.count(hers));
            acting.set("palermo.subject", TestTokens.subject(Account.OTHER_COORDINATOR));
            assertEquals(0, acting.count(hers));
            acting.become(Account.AUTHORITY);
            assertEquals(1, acting.count(hers));
            for (Account account : List.of(Account.RESPONDER, Account.ADMINISTRATOR, Account.SHELTER, Account.BORDER, Account.AGENCY_ADMINISTRATOR)) {
                acting.become(account);
                assertEquals(0, acting.count(hers), account.name());
            }
        }
        try (Acting owner = Acting.owner()) {
            assertEquals(0, owner.count(hers));
        }
    }

    private static String body() {
        return """
                {"purpose":"EMERGENCY","from":"%s","nights":2,"women":1,"children":[3,5],"needs":["STEP_FREE"],"avoidRegions":["GB-NIR"]}
                """.formatted(FROM).strip();
    }

    private ValidatableResponse request(String key) {
        var request = as(Account.COORDINATOR).body(body());
        return (key == null ? request : request.header("Idempotency-Key", key)).post(path(null)).then();
    }

    private ValidatableResponse post(String body) {
        return as(Account.COORDINATOR).body(body).post(path(null)).then();
    }

    private ValidatableResponse close(String id, String etag) {
        var request = as(Account.COORDINATOR).body("{\"reason\":\"FOUND_ELSEWHERE\"}");
        return (etag == null ? request : request.header("If-Match", etag)).post(path(id) + "/closure").then();
    }

    private String path(String id) {
        return "/api/nrm/v1/cases/" + file + "/accommodation-requests" + (id == null ? "" : "/" + id);
    }

    /// The successive states of one place.
    private void stays(UUID hold, String... states) {
        for (String state : states) {
            tell(event(null, hold, state, UUID.randomUUID(), null), 204);
        }
    }

    private long told(String kind, String who) {
        return count("select count(*) from notice n join case_file c on c.id = n.about and c.reference = n.reference where c.id = '" + file + "' and kind = '" + kind + "' and "
                + who.replace("region", "n.region"));
    }

    private void tell(String request, String state, UUID placement) {
        tell(event(request, UUID.randomUUID(), state, placement, null), 204);
    }

    private void tell(String event, int status) {
        given().auth().oauth2(TestTokens.ofSender("referral")).contentType("application/cloudevents+json").body(event).post("/events").then().statusCode(status);
    }

    private String event(String request, UUID hold, String state, UUID placement, String expires) {
        told++;
        return """
                {"specversion":"1.0","id":"%s-%d","source":"/shelter-capacity-service","type":"org.palermo.shelter.case-stay-changed","time":"2026-01-01T10:00:00Z",
                 "datacontenttype":"application/json","sequence":"%d","partitionkey":"%s",
                 "data":{"caseFile":"%s","hold":"%s","request":%s,"placement":%s,"state":"%s","from":"%s","until":"%s","expiresAt":%s,"changedAt":"2026-01-01T10:00:00Z"}}
                """.formatted(hold, told, told, file, file, hold, quoted(request), quoted(placement), state, FROM, FROM.plusDays(2), quoted(expires));
    }

    private static String quoted(Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    private JsonNode sample(String name) throws IOException {
        return json.readTree(SAMPLES.resolve(name + ".json").toFile());
    }

    private List<JsonNode> delivered(String type, int count) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(file.toString()) && event.get("type").asText().equals(type)).toList(), events -> events.size() == count);
    }
}
