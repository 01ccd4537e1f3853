package org.palermo.referral.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.team.GivenCaseworkers.FIRST;
import static org.palermo.referral.team.GivenCaseworkers.SECOND;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.people.FakeKeycloak;
import org.palermo.referral.team.GivenCaseworkers;
import org.palermo.referral.team.GivenTeams;

/// The labour inspection service asks which of the cases that it reported the mechanism has taken up.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class ReportsTakenUpTest {
    private static final String INSPECTION = "inspection-events";
    private static final String BEGINNING = "beginning";
    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String REFERRED = "org.palermo.inspection.suspected-victim-referred";
    private static final String NOTIFIED = "org.palermo.inspection.suspected-victim-notified";

    private static final String NOTIFICATION = """
            {"report":"%s","region":"GB-SCT","date":"2026-01-01","ageGroup":"%s","sex":"FEMALE","exploitation":["LABOUR"],
             "senderAgency":"%s"}
            """;

    @BeforeEach
    void people() {
        GivenCaseworkers.people();
    }

    @Test
    void ok_200_the_id_the_day_and_the_reference_of_a_case_that_was_given_to_a_caseworker_and_nothing_else() {
        UUID report = aReport();
        GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", report).statusCode(200);
        assertEquals(Map.of("report", report.toString(), "takenUpOn", Given.today(), "reference", reference(report)), told(report));
    }

    @Test
    void ok_200_a_report_from_before_references_were_kept_is_told_without_one() {
        UUID report = aReport();
        Given.sql("set session_replication_role = replica; update reported_case set reference = null where case_file = '" + report + "'");
        GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", report).statusCode(200);
        assertEquals(Map.of("report", report.toString(), "takenUpOn", Given.today()), told(report));
    }

    @Test
    void ok_200_it_is_told_when_the_case_is_given_to_a_second_reader() {
        UUID report = aReport();
        GivenCaseworkers.assign(as(Account.AUTHORITY), SECOND, "SECOND_READER", report).statusCode(200);
        told(report);
    }

    @Test
    void ok_200_it_is_told_when_the_case_is_given_to_a_case_coordinator() {
        UUID report = aReport();
        GivenTeams.assign(Account.AUTHORITY, report, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        told(report);
    }

    @Test
    void ok_200_it_is_told_when_several_cases_are_given_to_a_case_coordinator() {
        UUID one = aReport();
        UUID other = aReport();
        as(Account.AUTHORITY).body(Map.of("person", GivenTeams.subject(Account.COORDINATOR), "cases", List.of(one, other)))
                .post("/api/nrm/v1/coordinators/assignments").then().statusCode(200)
                .body("cases.outcome", contains("ASSIGNED", "ASSIGNED"));
        told(one);
        told(other);
    }

    @Test
    void ok_200_it_is_told_on_the_first_step_and_nothing_of_the_step() {
        UUID report = aReport();
        Given.decide(Account.AUTHORITY, report, etag(report), Given.positive()).statusCode(200);
        assertEquals(Map.of("report", report.toString(), "takenUpOn", Given.today(), "reference", reference(report)), told(report));
    }

    @Test
    void ok_200_it_is_told_once_whatever_follows() {
        UUID report = aReport();
        GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", report).statusCode(200);
        GivenCaseworkers.assign(as(Account.AUTHORITY), SECOND, "CASEWORKER", report).body("cases.outcome", contains("ASSIGNED"));
        GivenTeams.assign(Account.AUTHORITY, report, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        Given.decide(Account.AUTHORITY, report, etag(report), Given.positive()).statusCode(200);
        told(report);
        assertEquals(1, entries(report));
    }

    @Test
    void eight_at_once_take_it_up_once() throws Exception {
        UUID report = aReport();
        try (var pool = Executors.newFixedThreadPool(8)) {
            Callable<Integer> coordinator = () -> GivenTeams.assign(Account.AUTHORITY, report, GivenTeams.subject(Account.COORDINATOR))
                    .extract().statusCode();
            Callable<Integer> caseworker = () -> GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", report)
                    .extract().statusCode();
            for (var answer : pool.invokeAll(IntStream.range(0, 8).mapToObj(i -> i % 2 == 0 ? coordinator : caseworker).toList())) {
                assertEquals(200, answer.get());
            }
        }
        assertEquals(1, entries(report));
    }

    @Test
    void nothing_is_told_while_the_case_is_only_read_or_a_step_is_refused() {
        UUID report = aReport();
        as(Account.AUTHORITY).get(CASES + report).then().statusCode(200);
        as(Account.AUTHORITY).header("If-Match", etag(report)).body(Map.of("to", "TRANSITION")).post(CASES + report + "/transitions").then()
                .statusCode(409);
        assertEquals(0, entries(report));
        assertEquals(1, kept(report));
    }

    @Test
    void nothing_is_told_of_a_person_without_identity() {
        UUID notified = post(NOTIFIED, NOTIFICATION, "ADULT");
        assertEquals(0, kept(notified));
        GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", notified).body("cases.outcome", contains("CASE_OVER"));
        UUID declined = post(REFERRED, claims("false"), "ADULT");
        assertEquals(1, count("select count(*) from case_file where id = '" + declined + "' and stage = 'NOTIFIED_ONLY'"));
        assertEquals(0, kept(declined));
        UUID unsure = post(NOTIFIED, NOTIFICATION, "UNSURE");
        GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", unsure).body("cases.outcome", contains("ASSIGNED"));
        assertEquals(0, kept(unsure));
        assertEquals(0, entries(notified) + entries(declined) + entries(unsure));
    }

    @Test
    void nothing_is_told_of_a_case_that_a_first_responder_referred() {
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", file).statusCode(200);
        assertEquals(0, entries(file) + kept(file));
    }

    @Test
    void ok_200_a_page_has_200_reports_at_most_and_the_next_one_goes_on_after_it() {
        // The clock of Europe/London is an hour ahead in July: the day is that of the country.
        Given.sql("""
                set session_replication_role = replica;
                with many as (
                    insert into reported_case (case_file, country, sender, taken_up_at)
                    select uuidv7(), 'GB', 'sends-many', '2026-07-05T23:30:00Z' from generate_series(1, 201) returning case_file)
                insert into feed_pending (feed, entry) select 'reports-taken-up', case_file from many;
                """);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> count("""
                select count(*) from feed_sequence s join reported_case r on r.case_file = s.entry
                 where s.feed = 'reports-taken-up' and r.sender = 'sends-many'
                """) == 201);
        JsonPath first = ask("sends-many", BEGINNING).statusCode(200).extract().jsonPath();
        JsonPath second = ask("sends-many", first.getString("next")).statusCode(200).extract().jsonPath();
        assertEquals(200, first.getList("items").size());
        assertEquals(1, second.getList("items").size());
        List<String> reports = new ArrayList<>(first.getList("items.report", String.class));
        reports.addAll(second.getList("items.report", String.class));
        assertEquals(201, reports.stream().distinct().count());
        assertEquals("2026-07-06", second.getString("items[0].takenUpOn"));
        ask("sends-many", second.getString("next")).statusCode(200).body("items", empty()).body("next", equalTo(second.getString("next")));
        assertEquals(first.getString("next"), ask("sends-many", BEGINNING).extract().path("next"), "the same question has the same answer");
        Given.sql("delete from reported_case where sender = 'sends-many'");
    }

    @Test
    void ok_200_reports_come_in_the_order_in_which_they_were_taken_up() {
        UUID earlier = aReport();
        UUID later = aReport();
        for (UUID one : List.of(later, earlier)) {
            GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", one).statusCode(200);
            told(one);
        }
        List<String> order = all(INSPECTION).stream().map(one -> one.get("report")).filter(List.of(earlier.toString(), later.toString())::contains)
                .toList();
        assertEquals(List.of(later.toString(), earlier.toString()), order);
    }

    @Test
    void ok_200_a_service_is_told_of_its_own_reports_only() {
        UUID report = aReport();
        GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", report).statusCode(200);
        told(report);
        ask("shelter-events", BEGINNING).statusCode(200).body("items", empty());
    }

    @Test
    void ok_200_the_audit_records_which_cases_were_told_of() {
        UUID report = aReport();
        GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", report).statusCode(200);
        told(report);
        String request = UUID.randomUUID().toString();
        given().auth().oauth2(TestTokens.ofSender("referral", INSPECTION)).header("X-Request-Id", request)
                .get("/events/reports-taken-up/" + before(report)).then().statusCode(200);
        assertEquals(1, count("select count(*) from audit_entry where request_id = '" + request + "' and action = 'LIST' and "
                + "subject = 'system:reports-taken-up' and record_kind = 'case_file' and '" + report + "' = any(listed)"));
    }

    @Test
    void gone_410_a_position_from_before_a_restore() {
        String other = UUID.randomUUID() + " 3";
        ask(INSPECTION, Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.US_ASCII))).statusCode(410);
    }

    @Test
    void invalid_400_a_position_of_nothing() {
        ask(INSPECTION, "nonsense").statusCode(400).body("violations[0].field", equalTo("cursor"));
        ask(INSPECTION, "x".repeat(201)).statusCode(400);
    }

    @Test
    void unauthorised_401_forbidden_403_for_everybody_but_senders_to_this_service() {
        String path = "/events/reports-taken-up/" + BEGINNING;
        given().get(path).then().statusCode(401);
        given().auth().oauth2(TestTokens.ofSender("shelter", INSPECTION)).get(path).then().statusCode(401);
        for (Account account : List.of(Account.AUTHORITY, Account.INSPECTOR, Account.CHIEF, Account.BORDER, Account.AUDITOR)) {
            given().auth().oauth2(account.token()).get(path).then().statusCode(403);
        }
    }

    @Test
    void row_security_only_the_authority_that_covers_the_case_takes_it_up_and_once() throws SQLException {
        UUID report = aReport();
        String row = "reported_case where case_file = '" + report + "'";
        String takeUp = "update reported_case set taken_up_at = now() where case_file = '" + report + "'";
        for (Account account : List.of(Account.INSPECTOR, Account.RESPONDER, Account.COORDINATOR, Account.ADMINISTRATOR, Account.BORDER)) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count(row), account.name());
                assertEquals(0, acting.change(takeUp), account.name());
            }
        }
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            authority.set("palermo.regions", "GB-WLS");
            assertEquals(0, authority.count(row));
            assertEquals(0, authority.change(takeUp));
            authority.become(Account.AUTHORITY);
            assertEquals(1, authority.count(row));
            assertTrue(authority.isRefused("insert into reported_case (case_file, country, sender) values ('" + Given.aReferral() + "', 'GB', 'x')"));
            assertEquals(1, authority.change(takeUp));
            assertEquals(0, authority.change(takeUp));
            assertEquals(0, authority.change("delete from " + row));
        }
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            assertThrows(SQLException.class, () -> authority.change("update reported_case set sender = 'x' where case_file = '" + report + "'"));
        }
    }

    @Test
    void row_security_only_what_was_taken_up_is_answered() throws SQLException {
        UUID report = aReport();
        String row = "reported_case where case_file = '" + report + "'";
        try (Acting answering = Acting.system("reports-taken-up")) {
            assertEquals(0, answering.count(row));
        }
        GivenCaseworkers.assign(as(Account.AUTHORITY), FIRST, "CASEWORKER", report).statusCode(200);
        try (Acting answering = Acting.system("reports-taken-up"); Acting inbox = Acting.system("inbox"); Acting owner = Acting.owner()) {
            assertEquals(1, answering.count(row));
            assertEquals(0, answering.count("case_file where id = '" + report + "'"));
            assertEquals(0, inbox.count(row));
            assertEquals(0, owner.count(row));
        }
    }

    private static UUID aReport() {
        return post(REFERRED, claims("null"), "UNSURE");
    }

    /// @param data with places for the report, the age group and the sender
    private static UUID post(String type, String data, String ageGroup) {
        UUID report = UUID.randomUUID();
        String told = data.formatted(report, ageGroup, Account.INSPECTOR.agency());
        String sent = type.equals(REFERRED) ? "{\"jwe\":\"" + IntakeKeyPair.ours().encrypt(told) + "\"}" : told;
        String event = """
                {"specversion":"1.0","id":"%s","source":"/labour-inspection-service","type":"%s","time":"2026-01-01T10:00:00Z",
                 "datacontenttype":"application/json","sequence":"1","partitionkey":"%s","data":%s}
                """.formatted(report, type, report, sent);
        given().auth().oauth2(TestTokens.ofSender("referral", INSPECTION)).contentType("application/cloudevents+json").body(event)
                .post("/events").then().statusCode(204);
        return report;
    }

    private static String claims(String consent) {
        return """
                {"report":"%s","region":"GB-SCT","ageGroup":"%s","consent":""" + consent + """
                ,"sex":"FEMALE","exploitation":["LABOUR"],
                 "person":{"givenName":"Mai","familyName":"Tran","dateOfBirth":null},"nationality":"VN","languages":["vi"],
                 "safeContact":null,"senderAgency":"%s","foundAt":"2026-01-01T10:00:00Z"}
                """;
    }

    private static String reference(UUID report) {
        return as(Account.AUTHORITY).get(CASES + report).then().statusCode(200).extract().path("reference");
    }

    private static String etag(UUID report) {
        return as(Account.AUTHORITY).get(CASES + report).then().statusCode(200).extract().header("ETag");
    }

    /// @param after `beginning`, or the `next` of an answer
    private static ValidatableResponse ask(String client, String after) {
        return given().auth().oauth2(TestTokens.ofSender("referral", client)).get("/events/reports-taken-up/" + after).then();
    }

    /// What this client is told, page after page.
    private static List<Map<String, String>> all(String client) {
        List<Map<String, String>> all = new ArrayList<>();
        for (String after = BEGINNING;;) {
            JsonPath page = ask(client, after).statusCode(200).extract().jsonPath();
            if (page.getList("items").isEmpty()) {
                return all;
            }
            all.addAll(page.getList("items"));
            after = page.getString("next");
        }
    }

    private static Map<String, String> told(UUID report) {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> all(INSPECTION).stream()
                .filter(one -> one.get("report").equals(report.toString())).findFirst().orElse(null), found -> found != null);
    }

    /// The position after which this report is told of next.
    private static String before(UUID report) {
        String position = Given.text("select e.epoch || ' ' || s.sequence - 1 from feed_sequence s, feed_epoch e where s.entry = '" + report
                + "' and s.feed = 'reports-taken-up' and e.feed = s.feed order by e.began_at desc, e.epoch desc limit 1");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.US_ASCII));
    }

    /// How often the feed has it, with a number or without one yet.
    private static long entries(UUID report) {
        return count("select count(*) from (select feed, entry from feed_pending union all select feed, entry from feed_sequence) f "
                + "where feed = 'reports-taken-up' and entry = '" + report + "'");
    }

    private static long kept(UUID report) {
        return count("select count(*) from reported_case where case_file = '" + report + "'");
    }
}
