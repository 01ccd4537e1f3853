package org.palermo.referral.caserecord.rights;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.casefile.Given.text;
import static org.palermo.referral.team.GivenTeams.caseOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;

/// What a data protection officer does with the requests of persons.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RequestsOfPersonsTest {
    private static final String REQUESTS = "/api/nrm/v1/requests-of-persons";
    private static final String WORDS = "Zwords: my name is spelt with y";

    @Inject
    RightsRequestReminders watch;

    private UUID file;
    private String reference;

    @BeforeEach
    void aCase() {
        GivenRecords.theRegister();
        file = caseOf(Account.COORDINATOR);
        reference = text("select reference from case_file where id = '" + file + "'");
    }

    @Test
    void created_201_with_its_term_by_the_law_of_the_country() {
        LocalDate received = LocalDate.parse(Given.today()).minusDays(3);
        String id = register(Map.of("receivedOn", received.toString(), "language", "ar")).statusCode(201).header("ETag", equalTo("\"0\""))
                .body("reference", equalTo(reference)).body("state", equalTo("RECEIVED")).body("what", equalTo(WORDS))
                .body("receivedOn", equalTo(received.toString())).body("dueOn", equalTo(received.plusMonths(1).toString()))
                .body("daysLeft", greaterThan(20)).body("extendable", equalTo(true)).body("term", containsString("12(3)"))
                .body("termUnverified", equalTo(true)).extract().path("id");
        as(Account.DATA_PROTECTION).get(REQUESTS + "/" + id).then().statusCode(200).body("channel", equalTo("LETTER"))
                .body("language", equalTo("ar"));
        as(Account.COORDINATOR).get("/api/nrm/v1/cases/" + file + "/rights-requests/" + id).then().statusCode(200)
                .body("particulars.what", equalTo(WORDS));
        assertEquals(1, count("select count(*) from notice where about = '" + file
                + "' and kind = 'RIGHTS_REQUEST' and role = 'competent-authority'"));
        assertEquals(0, count("select count(*) from notice where about = '" + id + "'"), "she knows of what she has recorded");
    }

    @Test
    void created_201_once_however_often_it_is_sent() {
        String key = UUID.randomUUID().toString();
        List<String> ids = List.of(1, 2).stream().map(ignored -> as(Account.DATA_PROTECTION).header("Idempotency-Key", key)
                .body(said(Map.of()))
                .post(REQUESTS).then().statusCode(201).extract().<String>path("id")).toList();
        assertEquals(ids.getFirst(), ids.getLast());
        assertEquals(1, count("select count(*) from case_record where kind = 'RIGHTS_REQUEST' and case_file = '" + file + "'"));
    }

    @Test
    void unprocessable_422_a_key_that_was_sent_for_another_person() {
        String key = UUID.randomUUID().toString();
        as(Account.DATA_PROTECTION).header("Idempotency-Key", key).body(said(Map.of())).post(REQUESTS).then().statusCode(201);
        String other = text("select reference from case_file where id = '" + caseOf(Account.COORDINATOR) + "'");
        as(Account.DATA_PROTECTION).header("Idempotency-Key", key).body(said(Map.of("reference", other))).post(REQUESTS).then()
                .statusCode(422);
    }

    @Test
    void ok_200_the_most_urgent_first_and_without_a_word_of_hers() {
        String later = register(Map.of()).extract().path("id");
        String overdue = register(Map.of("receivedOn", LocalDate.parse(Given.today()).minusMonths(3).toString())).extract().path("id");
        String recorded = GivenRecords.a(Account.COORDINATOR, "rights-requests", file, "Zother");
        assertEquals(1, count("select count(*) from notice where about = '" + recorded + "' and kind = 'REQUEST_OF_PERSON'"),
                "what somebody else records, the officers are told");
        var list = as(Account.DATA_PROTECTION).get(REQUESTS + "?limit=200").then().statusCode(200).body(not(containsString("Zwords")))
                .body(not(containsString("Zother"))).body("items.id", hasItem(later)).extract();
        List<String> ids = list.path("items.id");
        assertTrue(ids.indexOf(recorded) < ids.indexOf(overdue) && ids.indexOf(overdue) < ids.indexOf(later), ids::toString);
        assertEquals("OVERDUE", list.path("items.find { it.id == '" + overdue + "' }.due"));
        as(Account.DATA_PROTECTION).get(REQUESTS + "/" + overdue).then().body("daysLeft", lessThan(0)).body("extendable", equalTo(false));
        String next = as(Account.DATA_PROTECTION).get(REQUESTS + "?limit=1").then().body("items", hasSize(1)).extract().path("next");
        as(Account.DATA_PROTECTION).get(REQUESTS + "?limit=200&cursor=" + next).then().statusCode(200).body("items.id", hasItem(later));
    }

    @Test
    void ok_200_each_outcome_and_what_follows() {
        for (String type : List.of("COPY", "CORRECTION", "ERASURE", "COMPLAINT")) {
            String id = register(Map.of("type", type)).extract().path("id");
            String next = Map.of("COPY", "GIVE_COPY", "CORRECTION", "CORRECT", "ERASURE", "ERASE").get(type);
            answer(id, "\"0\"", Map.of("outcome", "GRANTED", "answer", "Zanswer")).statusCode(200).header("ETag", equalTo("\"1\""))
                    .body("state", equalTo("GRANTED")).body("answeredOn", equalTo(Given.today())).body("next", equalTo(next))
                    .body("daysLeft", nullValue()).body("due", nullValue());
            as(Account.DATA_PROTECTION).get(REQUESTS + "/answered?limit=200").then().statusCode(200).body("items.id", hasItem(id))
                    .body(not(containsString("Zanswer")));
            as(Account.DATA_PROTECTION).get(REQUESTS + "?limit=200").then().body("items.id", not(hasItem(id)));
        }
        String refused = register(Map.of("type", "ERASURE")).extract().path("id");
        answer(refused, "\"0\"", Map.of("outcome", "REFUSED", "refusal", "PROCEEDINGS", "answer", "x")).statusCode(200)
                .body("refusal", equalTo("PROCEEDINGS")).body("next", nullValue());
        assertTrue(count("select count(*) from notice where about = '" + file + "' and kind = 'RIGHTS_REQUEST_ANSWERED'") >= 5);
    }

    @Test
    void ok_200_extended_once_with_a_reason() {
        LocalDate received = LocalDate.parse(Given.today());
        String id = register(Map.of()).extract().path("id");
        extend(id, "\"0\"").statusCode(200).body("dueOn", equalTo(received.plusMonths(3).toString())).body("state", equalTo("TAKEN_UP"))
                .body("extendedBecause", equalTo("many files")).body("extendable", equalTo(false));
        extend(id, "\"1\"").statusCode(409).body("type", equalTo("urn:palermo:problem:rights-request:extended"));
        as(Account.COORDINATOR).header("If-Match", "\"1\"").body(GivenRecords.body("rights-requests", file).replace("RECEIVED", "TAKEN_UP"))
                .put("/api/nrm/v1/cases/" + file + "/rights-requests/" + id).then().statusCode(400)
                .body("violations.field", hasItem("extendedBecause"));
        String overdue = register(Map.of("receivedOn", received.minusMonths(2).toString())).extract().path("id");
        extend(overdue, "\"0\"").statusCode(409).body("type", equalTo("urn:palermo:problem:rights-request:term-over"));
    }

    @Test
    void invalid_400_a_term_is_not_extended_from_the_beginning_or_when_it_is_over() {
        String path = "/api/nrm/v1/cases/" + file + "/rights-requests";
        String extended = GivenRecords.body("rights-requests", file).replace("\"state\"", "\"extendedBecause\":\"x\",\"state\"");
        as(Account.COORDINATOR).body(extended).post(path).then().statusCode(400).body("violations.field", hasItem("extendedBecause"));
        String over = GivenRecords.a("rights-requests", file);
        as(Account.COORDINATOR).header("If-Match", "\"0\"").body(extended).put(path + "/" + over).then().statusCode(400)
                .body("violations.field", hasItem("extendedBecause"));
        String running = register(Map.of()).extract().path("id");
        as(Account.COORDINATOR).header("If-Match", "\"0\"").body(extended).put(path + "/" + running).then().statusCode(200);
    }

    @Test
    void conflict_409_answered_before() {
        String id = register(Map.of()).extract().path("id");
        answer(id, "\"0\"", Map.of("outcome", "GRANTED", "answer", "x")).statusCode(200);
        answer(id, "\"1\"", Map.of("outcome", "GRANTED", "answer", "x")).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:rights-request:answered"));
        extend(id, "\"1\"").statusCode(409).body("type", equalTo("urn:palermo:problem:rights-request:answered"));
    }

    @Test
    void stale_412_and_428() {
        String id = register(Map.of()).extract().path("id");
        answer(id, "\"7\"", Map.of("outcome", "GRANTED", "answer", "x")).statusCode(412);
        as(Account.DATA_PROTECTION).body(Map.of("outcome", "GRANTED", "answer", "x")).post(REQUESTS + "/" + id + "/answer").then()
                .statusCode(428);
        as(Account.DATA_PROTECTION).body(Map.of("reason", "x")).post(REQUESTS + "/" + id + "/extension").then().statusCode(428);
    }

    @Test
    void invalid_400() {
        register(Map.of("reference", "7ZPK-3M0Q-VJ")).statusCode(400).body("violations.field", hasItem("reference"));
        register(Map.of("reference", text("select reference from case_file where country = 'GB' limit 1").replaceAll("[0-9A-Z]", "2")))
                .statusCode(400).body("violations.field", hasItem("reference"));
        register(Map.of("receivedOn", LocalDate.parse(Given.today()).plusDays(2).toString())).statusCode(400)
                .body("violations.field", hasItem("receivedOn"));
        register(Map.of("what", " ")).statusCode(400);
        String id = register(Map.of()).extract().path("id");
        answer(id, "\"0\"", Map.of("outcome", "REFUSED", "answer", "x")).statusCode(400).body("violations.field", hasItem("refusal"));
        answer(id, "\"0\"", Map.of("outcome", "GRANTED", "refusal", "OTHER", "answer", "x")).statusCode(400);
        answer(id, "\"0\"", Map.of("outcome", "GRANTED")).statusCode(400);
        write(id, Map.of("language", "tlh")).statusCode(400).body("violations.field", hasItem("language"));
    }

    @Test
    void forbidden_403_wrong_role_and_unauthorised_401() {
        String id = register(Map.of()).extract().path("id");
        for (Account account : List.of(Account.AUTHORITY, Account.COORDINATOR, Account.RESPONDER, Account.AUDITOR, Account.BORDER)) {
            as(account).get(REQUESTS).then().statusCode(403);
            as(account).get(REQUESTS + "/" + id).then().statusCode(403);
            as(account).body(said(Map.of())).post(REQUESTS).then().statusCode(403);
        }
        RestAssured.given().get(REQUESTS).then().statusCode(401);
    }

    @Test
    void not_found_404_of_another_country() {
        String id = register(Map.of()).extract().path("id");
        String elsewhere = TestTokens.covering(Account.DATA_PROTECTION, Set.of("ZZ"));
        for (String path : List.of("/" + id, "/" + UUID.randomUUID(), "/" + id + "/letters", "/" + id + "/letters/" + UUID.randomUUID())) {
            RestAssured.given().auth().oauth2(elsewhere).get(REQUESTS + path).then().statusCode(404);
        }
        RestAssured.given().auth().oauth2(elsewhere).contentType("application/json").body(said(Map.of())).post(REQUESTS).then()
                .statusCode(400)
                .body("violations.field", hasItem("reference"));
        RestAssured.given().auth().oauth2(elsewhere).get(REQUESTS + "?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));
        String consent = GivenRecords.a("consents", file);
        as(Account.DATA_PROTECTION).get(REQUESTS + "/" + consent).then().statusCode(404);
    }

    @Test
    void created_201_a_letter_in_her_language_for_each_state() {
        String id = register(Map.of("language", "fr")).extract().path("id");
        write(id, Map.of()).statusCode(201).body("language", equalTo("fr")).body("title", containsString("reçu votre demande"))
                .body("text", containsString(reference)).body("text", not(containsString("{")));
        extend(id, "\"0\"").statusCode(200);
        write(id, Map.of("language", "en")).statusCode(201).body("title", equalTo("We need more time for your request"))
                .body("text", containsString("many files"));
        answer(id, "\"1\"", Map.of("outcome", "REFUSED", "refusal", "LAW_KEEPS_IT", "answer", "Zanswer")).statusCode(200);
        String letter = write(id, Map.of("language", "ar")).statusCode(201).body("direction", equalTo("RTL"))
                .body("kind", equalTo("RIGHTS_ANSWER"))
                .body("text", containsString("Zanswer")).body("text", containsString("Linden House")).extract().path("id");
        as(Account.DATA_PROTECTION).get(REQUESTS + "/" + id + "/letters").then().statusCode(200).body("items", hasSize(3));
        as(Account.DATA_PROTECTION).get(REQUESTS + "/" + id + "/letters/" + letter).then().statusCode(200)
                .body("text", containsString("Zanswer"));
        String letters = "/api/nrm/v1/cases/" + file + "/letters/";
        for (Account account : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            as(account).get(letters + letter).then().statusCode(200).body("text", containsString("Zanswer"));
        }
        as(Account.COORDINATOR).body(Map.of("on", Given.today(), "by", "IN_PERSON")).post(letters + letter + "/handover").then()
                .statusCode(200);
        as(Account.RESPONDER).get(letters + letter).then().statusCode(404);
        as(Account.RESPONDER).get(letters).then().body("items.id", not(hasItem(letter)));
    }

    @Test
    void told_once_that_it_is_overdue() {
        String id = register(Map.of()).extract().path("id");
        watched();
        assertEquals(0, overdueTold(id), "before its term");
        sql("update case_record set due_at = now() - interval '1 second' where id = '" + id + "'");
        watched();
        watched();
        assertEquals(1, overdueTold(id));
        sql("update case_record set due_at = now() - interval '1 day' where id = '" + id + "'");
        watched();
        watched();
        assertEquals(2, overdueTold(id), "again for another term");
        as(Account.DATA_PROTECTION).get("/api/nrm/v1/notices?limit=200").then().statusCode(200).body("items.about", hasItem(id));
    }

    @Test
    void it_goes_with_the_person() {
        String id = register(Map.of()).extract().path("id");
        write(id, Map.of()).statusCode(201);
        Erasing.byTwo(file).statusCode(200);
        as(Account.DATA_PROTECTION).get(REQUESTS + "/" + id).then().statusCode(404);
        assertEquals(0, count("select count(*) from case_record where id = '" + id + "'"));
        assertEquals(0, count("select count(*) from case_letter where rights_request = '" + id + "'"));
        assertEquals(0, count("select count(*) from notice where about = '" + id + "'"));
    }

    /// Asked of the database without the service.
    @Test
    void the_database_shows_an_officer_requests_and_their_answers_alone() throws SQLException {
        String id = register(Map.of()).extract().path("id");
        write(id, Map.of()).statusCode(201);
        GivenRecords.a("consents", file);
        assertEquals(1, seen(Account.DATA_PROTECTION, "GB", "select count(*) from case_record where case_file = '" + file + "'"));
        assertEquals(1, seen(Account.DATA_PROTECTION, "GB", "select count(*) from case_letter where case_file = '" + file + "'"));
        assertEquals(0, seen(Account.DATA_PROTECTION, "ZZ", "select count(*) from case_record where case_file = '" + file + "'"));
        assertEquals(0, seen(Account.DATA_PROTECTION, "ZZ", "select count(*) from case_letter where case_file = '" + file + "'"));
        assertEquals(0, seen(Account.RESPONDER, "GB", "select count(*) from case_letter where rights_request = '" + id + "'"));
        assertEquals(0, seen(Account.OTHER_COORDINATOR, "GB", "select count(*) from case_letter where rights_request = '" + id + "'"));
        try (var service = Acting.connection(Account.DATA_PROTECTION); var statement = service.createStatement()) {
            assertEquals(0, statement.executeUpdate("update case_record set state = 'ENDED' where kind <> 'RIGHTS_REQUEST'"));
            assertEquals(0, statement.executeUpdate("delete from case_record"));
            assertThrows(SQLException.class, () -> statement.executeUpdate("""
                    insert into case_letter (id, case_file, country, region, kind, language, content, state, agency, subject, written_at)
                    values (gen_random_uuid(), '%s', 'GB', 'GB-SCT', 'BANK', 'en', '', 'WRITTEN', '%s', 's', now())
                    """.formatted(file, Account.DATA_PROTECTION.agency())));
        }
    }

    private static long seen(Account account, String regions, String query) throws SQLException {
        try (var service = Acting.connection(account); var statement = service.createStatement()) {
            Acting.set(service, "palermo.regions", regions);
            try (var rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private Map<String, String> said(Map<String, String> more) {
        Map<String, String> body = new HashMap<>(Map.of("reference", reference, "type", "CORRECTION", "what", WORDS, "receivedOn",
                Given.today(),
                "channel", "LETTER"));
        body.putAll(more);
        return body;
    }

    private ValidatableResponse register(Map<String, String> more) {
        return as(Account.DATA_PROTECTION).body(said(more)).post(REQUESTS).then();
    }

    private static ValidatableResponse answer(String id, String etag, Map<String, String> said) {
        return as(Account.DATA_PROTECTION).header("If-Match", etag).body(said).post(REQUESTS + "/" + id + "/answer").then();
    }

    private static ValidatableResponse extend(String id, String etag) {
        return as(Account.DATA_PROTECTION).header("If-Match", etag).body(Map.of("reason", "many files"))
                .post(REQUESTS + "/" + id + "/extension").then();
    }

    private static ValidatableResponse write(String id, Map<String, String> more) {
        Map<String, String> body = new HashMap<>(Map.of("issuer", "Linden House", "contact", "Box 12"));
        body.putAll(more);
        return as(Account.DATA_PROTECTION).body(body).post(REQUESTS + "/" + id + "/letters").then();
    }

    private void watched() {
        watch.watch().await().atMost(Duration.ofSeconds(30));
    }

    private static long overdueTold(String id) {
        return count("select count(*) from notice where about = '" + id
                + "' and kind = 'REQUEST_OF_PERSON_OVERDUE' and role = 'data-protection-officer' and country = 'GB'");
    }
}
