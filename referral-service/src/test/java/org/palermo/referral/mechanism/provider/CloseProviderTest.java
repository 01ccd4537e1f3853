package org.palermo.referral.mechanism.provider;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;
import static org.palermo.referral.mechanism.provider.GivenProviders.API;
import static org.palermo.referral.mechanism.provider.GivenProviders.close;
import static org.palermo.referral.mechanism.provider.GivenProviders.closing;
import static org.palermo.referral.mechanism.provider.GivenProviders.reopen;
import static org.palermo.referral.mechanism.provider.GivenProviders.with;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.mechanism.serviceline.GivenLines;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CloseProviderTest {
    private String id;

    @BeforeEach
    void anOrganisation() {
        id = GivenProviders.a("NGO");
    }

    private String token() {
        return TestTokens.of("worker-" + id, UUID.fromString(id), "NGO", Set.of("GB"), Set.of("ngo"));
    }

    private ValidatableResponse asWorker() {
        return given().auth().oauth2(token()).get(API + "/" + id).then();
    }

    private static ValidatableResponse suspensions() {
        return given().header("X-Palermo-Suspensions-Key", "key-of-the-gateway").get("/suspensions").then().statusCode(200);
    }

    @Test
    void ok_200_its_people_can_do_nothing_until_it_is_opened_again() {
        asWorker().statusCode(200);
        suspensions().body("agencies", not(hasItem(id)));
        close(Account.ADMINISTRATOR, id, 0).statusCode(200).header("ETag", "\"1\"").body("closedOn", equalTo(Given.todayInZedland()))
                .body("closureReason", equalTo("DISSOLVED"));
        asWorker().statusCode(403);
        suspensions().body("agencies", hasItem(id));
        assertEquals(0, count("select count(*) from organisation where id = '" + id + "'"));
        reopen(Account.ADMINISTRATOR, id, 1).statusCode(200).header("ETag", "\"2\"").body("closedOn", nullValue());
        asWorker().statusCode(200);
        suspensions().body("agencies", not(hasItem(id)));
        assertEquals("NGO", Given.text("select kind from organisation where id = '" + id + "'"));
        as(Account.NGO).get(API + "/" + id + "/earlier").then().body("items.closureReason", equalTo(Arrays.asList("DISSOLVED", null)));
        assertEquals(2, count("select count(*) from audit_entry where action in ('CLOSE', 'REOPEN') and record_id = '" + id + "'"));
    }

    /// The secret of a phone names no organisation.
    @Test
    void ok_200_the_phones_of_its_people_are_refused() {
        String person = UUID.randomUUID().toString();
        sql("insert into person (id, agency, roles, state, recorded_at) values ('%s', '%s', 'inspector', 'ACTIVE', now())".formatted(person, id));
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        suspensions().body("phones", hasItem(person));
        sql("update provider set closed_at = now() - interval '181 days' where id = '" + id + "'");
        suspensions().body("phones", not(hasItem(person)));
        reopen(Account.ADMINISTRATOR, id, 1).statusCode(200);
        suspensions().body("phones", not(hasItem(person)));
        sql("delete from person where id = '" + person + "'");
    }

    @Test
    void ok_200_its_name_stays_and_the_list_tells_closed_from_open() {
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        as(Account.NGO).get(API + "/" + id).then().statusCode(200).body("closedOn", equalTo(Given.todayInZedland()));
        as(Account.NGO).get(API + "?country=ZZ&limit=200&closed=true").then().body("items.id", hasItem(id));
        as(Account.NGO).get(API + "?country=ZZ&limit=200&closed=false").then().body("items.id", not(hasItem(id)));
        as(Account.NGO).get(API + "?country=ZZ&limit=200").then().body("items.id", hasItem(id));
    }

    @Test
    void invalid_400_nothing_can_be_given_to_it() {
        Given.theRegister();
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        String file = Given.aReferral().toString();
        as(Account.AUTHORITY).body("{\"to\":\"%s\",\"question\":\"Where?\",\"dueOn\":\"%s\"}".formatted(id, Given.tomorrow()))
                .post("/api/nrm/v1/cases/" + file + "/information-requests").then().statusCode(400).body("violations.field", hasItem("to"));
        as(Account.ADMINISTRATOR).body("""
                {"provider":"%s","category":"EDUCATION","pillar":"SOCIAL_INCLUSION","national":false,"regions":["ZZ-N"],"channels":["PHONE"],
                 "state":"OPERATIONAL","reason":"OPENED"}""".formatted(id)).post(GivenLines.API).then().statusCode(400)
                .body("violations.field", hasItem("provider"));
        as(Account.ADMINISTRATOR).body("{\"email\":\"%s@mail.example\",\"givenName\":\"A\",\"familyName\":\"B\",\"agency\":\"%s\",\"roles\":[\"ngo\"]}"
                .formatted(UUID.randomUUID(), id)).post("/api/nrm/v1/people").then().statusCode(409)
                .body("type", equalTo("urn:palermo:problem:people:agency-closed"));
    }

    @Test
    void forbidden_403_a_service_of_a_closed_organisation_is_not_opened() {
        String line = GivenLines.aLine("ZZ-N", "HEALTH", "CLOSED");
        sql("update service_line set provider = '%s' where id = '%s'".formatted(id, line));
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        GivenLines.change(Account.ADMINISTRATOR, line, 0, "OPERATIONAL").statusCode(403);
        GivenLines.none();
    }

    @Test
    void ok_200_the_public_directory_lists_its_services_no_longer_until_it_is_opened_again() {
        String line = GivenLines.aLine("ZZ-N", "HEALTH", "CLOSED");
        sql("update service_line set provider = '%s' where id = '%s'".formatted(id, line));
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        reopen(Account.ADMINISTRATOR, id, 1).statusCode(200);
        List<Boolean> listed = Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(line)).map(event -> event.at("/data/listed").asBoolean()).toList(),
                events -> events.size() == 3);
        assertEquals(List.of(true, false, true), listed);
        GivenLines.none();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cases", "records", "referrals", "questions", "services"})
    void conflict_409_while_it_has_something_to_do_and_says_how_much(String what) {
        Given.theRegister();
        open(what);
        as(Account.ADMINISTRATOR).get(API + "/" + id + "/open-work").then().statusCode(200).body(what, equalTo(1));
        close(Account.ADMINISTRATOR, id, 0).statusCode(409).body("type", equalTo("urn:palermo:problem:provider:open-work"))
                .body("detail", containsString("1 " + what)).body("detail", not(containsString(id)));
        asWorker().statusCode(200);
        end(what);
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        GivenLines.none();
    }

    @ParameterizedTest
    @CsvSource({"people,2,0", "holds,0,1"})
    void conflict_409_while_somebody_is_in_its_shelters_or_a_place_is_held(String what, int people, int holds) {
        EventProbe.running().clear();
        for (int asked = 0; asked < 2; asked++) {
            EventProbe.running().answerQuestion(200, "{\"people\":%d,\"holds\":%d}".formatted(people, holds));
        }
        as(Account.ADMINISTRATOR).get(API + "/" + id + "/open-work").then().statusCode(200).body(what, equalTo(people + holds));
        close(Account.ADMINISTRATOR, id, 0).statusCode(409).body("type", equalTo("urn:palermo:problem:provider:open-work"))
                .body("detail", containsString(people + " people in shelters, " + holds + " holds"));
        asWorker().statusCode(200);
        assertEquals(List.of("organisations/" + id + "/open-work", "organisations/" + id + "/open-work"),
                EventProbe.running().questions().stream().map(EventProbe.Question::path).toList());
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"500 | {}", "404 | {}", "200 | nonsense", "200 | {}", "200 | {\"people\":\"many\"}"})
    void unavailable_503_while_nobody_says_who_is_in_its_shelters(int status, String body) {
        EventProbe.running().clear();
        for (int asked = 0; asked < 2; asked++) {
            EventProbe.running().answerQuestion(status, body);
        }
        as(Account.ADMINISTRATOR).get(API + "/" + id + "/open-work").then().statusCode(200).body("cases", equalTo(0))
                .body("people", nullValue()).body("holds", nullValue());
        close(Account.ADMINISTRATOR, id, 0).statusCode(503).body("type", equalTo("urn:palermo:problem:provider:shelters-away"));
        asWorker().statusCode(200);
    }

    @Test
    void emits_its_state_for_the_shelter_service_which_closes_its_shelters() {
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        reopen(Account.ADMINISTRATOR, id, 1).statusCode(200);
        List<Boolean> closed = Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(id)
                        && event.get("type").asText().equals("org.palermo.referral.organisation-state-changed"))
                .peek(event -> assertEquals(id, event.at("/data/organisation").asText()))
                .map(event -> event.at("/data/closed").asBoolean()).toList(), events -> events.size() == 2);
        assertEquals(List.of(true, false), closed);
    }

    private void open(String what) {
        String file = Given.aReferral().toString();
        switch (what) {
            case "cases" -> sql("""
                    insert into case_assignment (id, case_file, country, region, subject, agency, assigned_at, assigned_by)
                    values (gen_random_uuid(), '%s', 'GB', 'GB-SCT', 'w', '%s', now(), 'a')""".formatted(file, id));
            case "records" -> sql("""
                    insert into case_record (id, case_file, country, region, kind, state, particulars, edition, addressee, agency, subject, recorded_at, changed_at)
                    values (gen_random_uuid(), '%s', 'GB', 'GB-SCT', 'HEARING', 'PLANNED', '', 1, '%s', '%s', 's', now(), now())"""
                    .formatted(file, id, Account.COORDINATOR.agency()));
            case "referrals" -> sql("""
                    insert into onward_referral (id, reference, kind, case_file, country, region, age_group, from_agency, subject, to_agency, state, sent_at)
                    values (gen_random_uuid(), '%s', 'TRANSFER', '%s', 'GB', 'GB-SCT', 'ADULT', '%s', 's', '%s', 'PENDING', now())"""
                    .formatted(UUID.randomUUID(), file, Account.COORDINATOR.agency(), id));
            case "questions" -> sql("""
                    insert into information_request (id, case_file, reference, country, region, from_agency, subject, to_agency, question, asked_at, due_on, due_at, state)
                    values (gen_random_uuid(), '%s', 'r', 'GB', 'GB-SCT', '%s', 's', '%s', '', now(), current_date, now(), 'OPEN')"""
                    .formatted(file, Account.AUTHORITY.agency(), id));
            default -> sql("update service_line set provider = '%s' where id = '%s'".formatted(id, GivenLines.aLine("ZZ-N", "HEALTH", "PARTIAL")));
        }
    }

    private void end(String what) {
        String change = switch (what) {
            case "cases" -> "update case_assignment set ended_at = now(), ended_by = 'a' where agency = '%s'";
            case "records" -> "update case_record set state = 'HELD' where addressee = '%s'";
            case "referrals" -> "update onward_referral set state = 'EXPIRED', answered_at = now() where to_agency = '%s'";
            case "questions" -> "update information_request set state = 'WITHDRAWN', ended_at = now() where to_agency = '%s'";
            default -> "update service_line set state = 'CLOSED' where provider = '%s'";
        };
        sql(change.formatted(id));
    }

    /// Whoever referred runs the case until another organisation takes it over.
    @Test
    void conflict_409_while_it_runs_a_case_that_it_referred() {
        Given.theRegister();
        String file = Given.aReferral().toString();
        sql("update case_file set sender = '%s' where id = '%s'".formatted(id, file));
        as(Account.ADMINISTRATOR).get(API + "/" + id + "/open-work").then().statusCode(200).body("cases", equalTo(1));
        close(Account.ADMINISTRATOR, id, 0).statusCode(409).body("type", equalTo("urn:palermo:problem:provider:open-work"));
        sql("update case_file set run_by = '%s' where id = '%s'".formatted(Account.COORDINATOR.agency(), file));
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
    }

    @Test
    void an_import_of_services_waits_for_a_closing_and_adds_none() throws Exception {
        String row = """
                {"id":"%s","providerId":"%s","category":"HEALTH","pillar":"INDIVIDUAL_SUPPORT","national":false,"regions":["ZZ-N"],
                 "channels":["PHONE"],"transport":false,"state":"OPERATIONAL","reason":"OPENED","since":"2026-01-01T00:00:00Z","history":[],
                 "publicListing":true}
                """.formatted(UUID.randomUUID(), id).replace("\n", "");
        FutureTask<String> imported = new FutureTask<>(() -> GivenLines.last(GivenLines.imports("service-lines", row)));
        try (Connection closing = TestDatabase.asSuperuser(); Statement sql = closing.createStatement()) {
            closing.setAutoCommit(false);
            sql.execute("select id from provider where id = '" + id + "' for update");
            Thread.ofVirtual().start(imported);
            Awaitility.await().until(() -> imported.isDone() || count("select count(*) from pg_locks where not granted") == 1);
            sql.execute("update provider set closed_at = now(), closed_on = current_date, closure_reason = 'OTHER' where id = '%s'"
                    .formatted(id));
            closing.commit();
        }
        assertEquals("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":0,\"rejected\":1}}", imported.get(20, TimeUnit.SECONDS));
        assertEquals(0, count("select count(*) from service_line where provider = '" + id + "'"));
    }

    @Test
    void conflict_409_closed_twice_and_open_already() {
        reopen(Account.ADMINISTRATOR, id, 0).statusCode(409).body("type", equalTo("urn:palermo:problem:provider:open"));
        close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        close(Account.ADMINISTRATOR, id, 1).statusCode(409).body("type", equalTo("urn:palermo:problem:provider:closed"));
        close(Account.ADMINISTRATOR, id, 0).statusCode(412);
        as(Account.ADMINISTRATOR).body(closing()).post(API + "/" + id + "/closure").then().statusCode(428);
    }

    @Test
    void ok_200_the_same_request_again_has_the_same_answer() {
        String key = UUID.randomUUID().toString();
        String first = with(as(Account.ADMINISTRATOR), 0).header("Idempotency-Key", key).body(closing()).post(API + "/" + id + "/closure")
                .then().statusCode(200).extract().asString();
        assertEquals(first, with(as(Account.ADMINISTRATOR), 0).header("Idempotency-Key", key).body(closing()).post(API + "/" + id + "/closure")
                .then().statusCode(200).extract().asString());
        assertEquals(1, count("select count(*) from provider_edition where provider = '" + id + "'"));
    }

    @Test
    void two_closings_race_once() throws Exception {
        int[] other = new int[1];
        Thread racing = Thread.ofVirtual().start(() -> other[0] = close(Account.ADMINISTRATOR, id, 0).extract().statusCode());
        int mine = close(Account.ADMINISTRATOR, id, 0).extract().statusCode();
        racing.join();
        assertEquals(List.of(200, 412), Stream.of(mine, other[0]).sorted().toList());
    }

    @Test
    void conflict_409_the_last_competent_authority_of_a_country_also_when_two_are_closed_at_once() throws Exception {
        String first = GivenProviders.a("COMPETENT_AUTHORITY");
        String second = GivenProviders.a("COMPETENT_AUTHORITY");
        sql("update provider set kind = 'GOVERNMENT' where kind = 'COMPETENT_AUTHORITY' and country = 'ZZ' and id not in ('%s', '%s')".formatted(first, second));
        int[] other = new int[1];
        Thread racing = Thread.ofVirtual().start(() -> other[0] = close(Account.ADMINISTRATOR, first, 0).extract().statusCode());
        int mine = close(Account.ADMINISTRATOR, second, 0).extract().statusCode();
        racing.join();
        assertEquals(List.of(200, 409), Stream.of(mine, other[0]).sorted().toList());
        String left = mine == 200 ? first : second;
        close(Account.ADMINISTRATOR, left, 0).statusCode(409).body("type", equalTo("urn:palermo:problem:provider:last-authority"));
    }

    @Test
    void forbidden_403_ones_own_organisation() {
        String token = TestTokens.of("own-" + id, UUID.fromString(id), "NGO", Set.of("ZZ"), Set.of("mechanism-administrator"));
        with(as(Account.ADMINISTRATOR).auth().oauth2(token), 0).body(closing()).post(API + "/" + id + "/closure").then().statusCode(403)
                .body("type", equalTo("urn:palermo:problem:provider:own-organisation"));
    }

    @Test
    void forbidden_403_wrong_role_and_an_administrator_of_another_country() {
        for (Account account : List.of(Account.AUTHORITY, Account.REGIONAL, Account.AGENCY_ADMINISTRATOR)) {
            close(account, id, 0).statusCode(403);
            reopen(account, id, 0).statusCode(403);
            as(account).get(API + "/" + id + "/open-work").then().statusCode(403);
        }
        String token = TestTokens.covering(Account.ADMINISTRATOR, Set.of("GB"));
        with(as(Account.ADMINISTRATOR).auth().oauth2(token), 0).body(closing()).post(API + "/" + id + "/closure").then().statusCode(403)
                .body("type", equalTo("urn:palermo:problem:provider:not-covered"));
        as(Account.ADMINISTRATOR).auth().oauth2(token).get(API + "/" + id + "/open-work").then().statusCode(403);
    }

    @Test
    void not_found_404_an_unknown_organisation() {
        close(Account.ADMINISTRATOR, UUID.randomUUID().toString(), 0).statusCode(404);
        reopen(Account.ADMINISTRATOR, UUID.randomUUID().toString(), 0).statusCode(404);
        as(Account.ADMINISTRATOR).get(API + "/" + UUID.randomUUID() + "/open-work").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"on | %s", "on | null", "reason | null"})
    void invalid_400_a_day_in_the_future_and_what_is_missing(String field, String wrong) {
        String value = wrong.equals("null") ? "null" : "\"" + LocalDate.parse(Given.todayInZedland()).plusDays(2) + "\"";
        String body = "{\"on\":%s,\"reason\":%s}".formatted(field.equals("on") ? value : "\"" + Given.todayInZedland() + "\"",
                field.equals("reason") ? value : "\"MERGED\"");
        with(as(Account.ADMINISTRATOR), 0).body(body).post(API + "/" + id + "/closure").then().statusCode(400).body("violations.field", hasItem(field));
    }
}
