package org.palermo.referral.breakglass;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.breakglass.Emergency.CASES;
import static org.palermo.referral.breakglass.Emergency.BREAK_GLASS;
import static org.palermo.referral.breakglass.Emergency.authorityOfElsewhere;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.ClearText;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.Registered;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class BreakGlassTest {
    private static final Set<Account> MAY_OPEN =
            EnumSet.of(Account.AUTHORITY, Account.RESPONDER, Account.COORDINATOR, Account.OTHER_COORDINATOR);
    private static final String KEYS = "select count(*) from data_key where purpose = 'BREAK_GLASS'";

    private Emergency she;
    private long keysBefore;

    @BeforeEach
    void aCaseOfAnotherOrganisation() {
        Given.nothingOpened();
        keysBefore = count(KEYS);
        she = Emergency.of(Account.RESPONDER);
    }

    @AfterEach
    void realTime() {
        Emergency.time(Duration.ZERO);
    }

    @Test
    void created_201_and_the_case_is_readable_until_the_access_ends() {
        she.read(Account.COORDINATOR).statusCode(404);
        String access = she.open(Account.COORDINATOR).statusCode(201)
                .header("Location", containsString(BREAK_GLASS + "/")).header("ETag", equalTo("\"0\""))
                .body("record", equalTo(she.file().toString())).body("reference", equalTo(she.reference())).body("owner", equalTo(Account.RESPONDER.agency().toString()))
                .body("state", equalTo("OPEN")).body("reason", equalTo("MISSING_PERSON")).body("explanation", nullValue())
                .extract().path("id");
        she.read(Account.COORDINATOR).statusCode(200).body("person.givenName", equalTo("Mai")).body("safeContact.channel", equalTo("PHONE"))
                .body("history.event", hasItem("Referred")).body("links", nullValue());
        Emergency.end(Account.COORDINATOR, access, 0).statusCode(200).body("state", equalTo("OVER")).body("endedAt", notNullValue());
        she.read(Account.COORDINATOR).statusCode(404);
    }

    @Test
    void not_found_404_after_the_access_expired() {
        String access = she.opened(Account.COORDINATOR, "minutes", 1);
        Emergency.time(Duration.ofSeconds(20));
        she.read(Account.COORDINATOR).statusCode(200);
        Emergency.time(Duration.ofSeconds(61));
        String absent = as(Account.COORDINATOR).get(CASES + UUID.randomUUID()).then().statusCode(404).extract().path("detail");
        she.read(Account.COORDINATOR).statusCode(404).body("detail", equalTo(absent));
        Emergency.get(Account.COORDINATOR, access).statusCode(200).body("state", equalTo("OVER")).body("endedAt", nullValue());
        Emergency.time(Duration.ZERO);
        she.read(Account.COORDINATOR).statusCode(200);
    }

    @Test
    void created_201_by_id_or_by_handwritten_reference() {
        String access = she.opened(Account.COORDINATOR, "reference", null, "record", she.file().toString());
        Emergency.end(Account.COORDINATOR, access, 0).statusCode(200);
        she.opened(Account.COORDINATOR, "reference", she.reference().replace("-", " ").toLowerCase());
    }

    @Test
    void created_201_for_as_long_as_the_profile_allows() {
        Emergency.get(Account.COORDINATOR, she.opened(Account.COORDINATOR, "minutes", 240)).statusCode(200);
        assertEquals(1, count("select count(*) from break_glass where record = '" + she.file() + "' and ends_at = opened_at + interval '240 minutes'"));
    }

    @Test
    void ok_200_an_authority_of_another_region_also_reads_the_decision() {
        as(Account.AUTHORITY).header("If-Match", "\"0\"").body(Map.of("outcome", "POSITIVE", "test", "suspect", "reasons", "consistent"))
                .post(CASES + she.file() + "/reasonable-grounds").then().statusCode(200);
        authorityOfElsewhere().get(CASES + she.file()).then().statusCode(404);
        authorityOfElsewhere().body(she.asked()).post(BREAK_GLASS).then().statusCode(201);
        authorityOfElsewhere().get(CASES + she.file()).then().statusCode(200).body("decisions[0].reasons", equalTo("consistent")).body("links", nullValue());
        authorityOfElsewhere().header("If-Match", "\"1\"").body(Map.of("outcome", "NEGATIVE", "test", "suspect", "reasons", "none"))
                .post(CASES + she.file() + "/reasonable-grounds").then().statusCode(404);
        authorityOfElsewhere().get(CASES + "?limit=200").then().statusCode(200).body("items.id", not(hasItem(she.file().toString())));
    }

    @Test
    void created_201_a_repeat_opens_once() {
        String key = UUID.randomUUID().toString();
        String first = as(Account.COORDINATOR).header("Idempotency-Key", key).body(she.asked()).post(BREAK_GLASS).then().statusCode(201).extract().path("id");
        as(Account.COORDINATOR).header("Idempotency-Key", key).body(she.asked()).post(BREAK_GLASS).then().statusCode(201).body("id", equalTo(first));
        assertEquals(1, count("select count(*) from break_glass where record = '" + she.file() + "'"));
        assertEquals(Set.of(), ClearText.tablesWith(she.word()));
    }

    @Test
    void unauthorised_401() {
        RestAssured.given().contentType("application/json").body(she.asked()).post(BREAK_GLASS).then().statusCode(401);
        RestAssured.given().get(BREAK_GLASS).then().statusCode(401);
    }

    @Test
    void forbidden_403_wrong_role() {
        for (Account account : EnumSet.complementOf(EnumSet.copyOf(MAY_OPEN))) {
            she.open(account).statusCode(403);
        }
    }

    @Test
    void forbidden_403_an_immigration_body_whatever_its_roles_and_earlier_accesses() throws SQLException {
        she.open(Account.BORDER).statusCode(403);
        she.opened(Account.COORDINATOR);
        try (Registered immigration = Registered.as(Account.COORDINATOR, "IMMIGRATION")) {
            she.read(Account.COORDINATOR).statusCode(403);
            Emergency.of(Account.RESPONDER).open(Account.COORDINATOR).statusCode(403);
        }
        she.read(Account.COORDINATOR).statusCode(200);
    }

    @Test
    void not_found_404_unknown() {
        she.open(Account.COORDINATOR, "reference", "0000-0000-0").statusCode(404);
        she.open(Account.COORDINATOR, "reference", null, "record", UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void not_found_404_a_case_whose_person_was_erased() {
        Erasing.byTwo(she.file()).statusCode(200);
        String absent = she.open(Account.COORDINATOR, "reference", "0000-0000-0").statusCode(404).extract().path("detail");
        she.open(Account.COORDINATOR).statusCode(404).body("detail", equalTo(absent));
        she.open(Account.COORDINATOR, "reference", null, "record", she.file().toString()).statusCode(404).body("detail", equalTo(absent));
        assertNothingWritten();
    }

    @Test
    void not_found_404_an_opening_that_waits_for_an_erasure() throws Exception {
        Erasing.meet(she.file(), () -> she.open(Account.COORDINATOR).statusCode(404));
        assertNothingWritten();
    }

    @Test
    void ok_200_an_erasure_waits_for_an_opening_and_erases_what_was_written() throws Exception {
        FutureTask<ValidatableResponse> opened = new FutureTask<>(() -> she.open(Account.COORDINATOR));
        FutureTask<ValidatableResponse> erased = new FutureTask<>(() -> Erasing.byTwo(she.file()));
        try (Connection keys = TestDatabase.asSuperuser(); Statement sql = keys.createStatement()) {
            keys.setAutoCommit(false);
            sql.execute("lock table data_key in share mode");
            Thread.ofVirtual().start(opened);
            Awaitility.await().until(() -> opened.isDone() || count("select count(*) from pg_locks where not granted") == 1);
            Thread.ofVirtual().start(erased);
            Awaitility.await().until(() -> erased.isDone() || count("select count(*) from pg_locks where not granted") == 2);
            keys.commit();
        }
        opened.get(20, TimeUnit.SECONDS).statusCode(201);
        erased.get(20, TimeUnit.SECONDS).statusCode(200);
        assertEquals(1, count("select count(*) from break_glass where record = '" + she.file() + "'"));
        assertNothingWritten();
    }

    private void assertNothingWritten() {
        assertEquals(0, count("select count(*) from break_glass where record = '" + she.file() + "' and explanation is not null"));
        assertEquals(keysBefore, count(KEYS));
    }

    @Test
    void conflict_409_already_in_scope() {
        for (Account account : List.of(Account.RESPONDER, Account.AUTHORITY)) {
            she.open(account).statusCode(409).body("type", equalTo("urn:palermo:problem:break-glass:seen"));
        }
        assertEquals(0, count("select count(*) from break_glass where record = '" + she.file() + "'"));
    }

    @Test
    void conflict_409_already_open() {
        she.opened(Account.COORDINATOR);
        she.open(Account.COORDINATOR, "minutes", 240).statusCode(409).body("type", equalTo("urn:palermo:problem:break-glass:open"));
    }

    @Test
    void too_many_429_a_fourth_at_once_for_existing_and_unknown_records() {
        String first = she.opened(Account.COORDINATOR);
        for (int i = 0; i < 2; i++) {
            Emergency.of(Account.RESPONDER).opened(Account.COORDINATOR);
        }
        Emergency fourth = Emergency.of(Account.RESPONDER);
        var there = fourth.open(Account.COORDINATOR).statusCode(429).body("type", equalTo("urn:palermo:problem:break-glass:open-at-once")).extract();
        assertTrue(Integer.parseInt(there.header("Retry-After")) > 3_000, there.header("Retry-After"));
        fourth.open(Account.COORDINATOR, "reference", null, "record", UUID.randomUUID().toString()).statusCode(429).body("detail", equalTo(there.path("detail")));
        fourth.open(Account.OTHER_COORDINATOR).statusCode(201);
        Emergency.end(Account.COORDINATOR, first, 0).statusCode(200);
        fourth.opened(Account.COORDINATOR);
    }

    @Test
    void too_many_429_the_eleventh_in_a_day_and_created_201_a_day_later() {
        for (int i = 0; i < 10; i++) {
            Emergency.of(Account.RESPONDER).over(Account.COORDINATOR);
        }
        she.open(Account.COORDINATOR).statusCode(429).body("type", equalTo("urn:palermo:problem:break-glass:opened-today"));
        Given.sql("update break_glass set opened_at = opened_at - interval '25 hours'");
        she.opened(Account.COORDINATOR);
    }

    @Test
    void created_201_more_after_approval_by_a_colleague_or_the_authority() {
        for (int i = 0; i < 3; i++) {
            Emergency.of(Account.RESPONDER).opened(Account.COORDINATOR);
        }
        String person = TestTokens.subject(Account.COORDINATOR);
        approve(as(Account.COORDINATOR), person).statusCode(403).body("type", equalTo("urn:palermo:problem:break-glass:own-approval"));
        approve(as(Account.RESPONDER), person).statusCode(201);
        she.open(Account.COORDINATOR).statusCode(429);
        approve(RestAssured.given().auth().oauth2(TestTokens.colleague(Account.COORDINATOR, "colleague")).contentType("application/json"), person).statusCode(201)
                .body("person", equalTo(person)).body("approvedBy", equalTo(TestTokens.subject("colleague")));
        she.opened(Account.COORDINATOR);
        assertEquals(1, count("select count(*) from audit_entry where action = 'APPROVE_BREAK_GLASS' and subject = '" + TestTokens.subject("colleague")
                + "' and record_id = (select id from break_glass_approval where approved_by = '" + TestTokens.subject("colleague") + "')"));
        Given.sql("delete from break_glass_approval");
        Emergency other = Emergency.of(Account.RESPONDER);
        other.open(Account.COORDINATOR).statusCode(429);
        approve(as(Account.AUTHORITY), person).statusCode(201);
        other.opened(Account.COORDINATOR);
        Given.sql("update break_glass_approval set approved_at = approved_at - interval '13 hours', ends_at = ends_at - interval '13 hours'");
        Emergency.of(Account.RESPONDER).open(Account.COORDINATOR).statusCode(429);
    }

    @Test
    void forbidden_403_to_approve_invalid_400_for_an_unknown_person_and_unauthorised_401() {
        String person = TestTokens.subject(Account.COORDINATOR);
        for (Account account : List.of(Account.NGO, Account.AUDITOR, Account.BORDER, Account.ADMINISTRATOR, Account.DATA_PROTECTION)) {
            approve(as(account), person).statusCode(403);
        }
        as(Account.AUTHORITY).body("{}").post(BREAK_GLASS + "/approvals").then().statusCode(400).body("violations.field", hasItem("person"));
        RestAssured.given().contentType("application/json").body(Map.of("person", person)).post(BREAK_GLASS + "/approvals").then().statusCode(401);
    }

    private static ValidatableResponse approve(RequestSpecification approver, String person) {
        return approver.body(Map.of("person", person)).post(BREAK_GLASS + "/approvals").then();
    }

    @Test
    void notifies_the_organisation_and_the_authority_from_the_second_access_of_a_day() {
        String first = she.opened(Account.COORDINATOR);
        String second = Emergency.of(Account.RESPONDER).opened(Account.COORDINATOR);
        assertEquals(0, count("select count(*) from notice where about = '" + first + "' and kind = 'BREAK_GLASS_AGAIN'"));
        for (Account told : List.of(Account.COORDINATOR, Account.AUTHORITY)) {
            as(told).get("/api/nrm/v1/notices?limit=200").then().statusCode(200)
                    .body("items.findAll { it.about == '%s' }.kind".formatted(second), hasItem("BREAK_GLASS_AGAIN"));
        }
        as(Account.RESPONDER).get("/api/nrm/v1/notices?limit=200").then().body("items.findAll { it.about == '%s' }.kind".formatted(second), not(hasItem("BREAK_GLASS_AGAIN")));
    }

    @Test
    void openings_of_several_records_race_and_three_win() throws InterruptedException {
        List<Emergency> many = Stream.generate(() -> Emergency.of(Account.RESPONDER)).limit(8).toList();
        AtomicInteger opened = new AtomicInteger();
        List<Thread> threads = many.stream().map(one -> Thread.ofVirtual().start(() -> {
            if (one.open(Account.COORDINATOR).extract().statusCode() == 201) {
                opened.incrementAndGet();
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(3, opened.get());
        assertEquals(3, count("select count(*) from break_glass"));
    }

    @Test
    void two_openings_race_once() throws InterruptedException {
        int[] statuses = new int[2];
        Thread other = Thread.ofVirtual().start(() -> statuses[0] = she.open(Account.COORDINATOR).extract().statusCode());
        statuses[1] = she.open(Account.COORDINATOR).extract().statusCode();
        other.join();
        Arrays.sort(statuses);
        assertEquals("[201, 409]", Arrays.toString(statuses));
        assertEquals(1, count("select count(*) from break_glass where record = '" + she.file() + "'"));
    }

    @Test
    void invalid_400_names_the_field_before_any_search() {
        Map<String, Object[]> wrong = Map.of(
                "minutes", new Object[] {0, -5, 241, null},
                "explanation", new Object[] {"", "   ", null, "x".repeat(2001), "x".repeat(40), "ab".repeat(20), "why", ".-".repeat(20)},
                "reason", new Object[] {null},
                "kind", new Object[] {null, "placement"},
                "record", new Object[] {she.file().toString()});
        wrong.forEach((field, values) -> {
            for (Object value : values) {
                String named = field.equals("record") ? "reference" : field;
                she.open(Account.COORDINATOR, field, value).statusCode(400).body("violations.field", hasItem(containsString(named))).body(not(containsString(she.word())));
                she.open(Account.COORDINATOR, field, value, "reference", "0000-0000-0").statusCode(400);
            }
        });
        she.open(Account.COORDINATOR, "reason", "CURIOSITY").statusCode(400);
        she.open(Account.COORDINATOR, "reference", null).statusCode(400).body("violations.field", hasItem("reference"));
        she.open(Account.COORDINATOR, "reference", "0000-0000-1").statusCode(400).body("violations.field", hasItem("reference"));
        assertEquals(0, count("select count(*) from break_glass where record = '" + she.file() + "'"));
    }

    @Test
    void nobody_else_reads_the_case_and_the_caller_reads_no_other() {
        Emergency other = Emergency.of(Account.RESPONDER);
        she.opened(Account.COORDINATOR);
        she.read(Account.OTHER_COORDINATOR).statusCode(404);
        other.read(Account.COORDINATOR).statusCode(404);
    }

    @Test
    void forbidden_403_to_decide_and_not_found_404_for_links() {
        she.opened(Account.COORDINATOR);
        as(Account.COORDINATOR).header("If-Match", "\"0\"").body(Map.of("outcome", "POSITIVE", "test", "t", "reasons", "r"))
                .post(CASES + she.file() + "/reasonable-grounds").then().statusCode(403);
        authorityOfElsewhere().body(she.asked()).post(BREAK_GLASS).then().statusCode(201);
        authorityOfElsewhere().get(CASES + she.file() + "/links/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void notifies_the_owner_and_the_authority_by_reference_only() {
        String access = she.opened(Account.COORDINATOR);
        for (Account told : List.of(Account.RESPONDER, Account.AUTHORITY)) {
            as(told).get("/api/nrm/v1/notices?limit=200").then().statusCode(200)
                    .body("items.find { it.about == '%s' }.kind".formatted(access), equalTo("BREAK_GLASS"))
                    .body("items.find { it.about == '%s' }.reference".formatted(access), equalTo(she.reference()))
                    .body(not(containsString(she.word())));
        }
        as(Account.OTHER_NGO).get("/api/nrm/v1/notices?limit=200").then().body("items.about", everyItem(not(equalTo(access))));
    }

    @Test
    void notifies_no_immigration_body_about_its_referral() {
        Emergency referredByBorder = Emergency.of(Account.BORDER);
        String access = referredByBorder.opened(Account.COORDINATOR);
        assertEquals(0, count("select count(*) from notice where about = '" + access + "' and agency is not null"));
        assertEquals(1, count("select count(*) from notice where about = '" + access + "' and role = 'competent-authority'"));
        referredByBorder.read(Account.COORDINATOR).statusCode(200);
    }

    /// The purpose in the audit is break-glass, whatever purpose the caller states.
    @Test
    void audits_the_opening_and_each_read_with_the_access_as_purpose() {
        String access = she.opened(Account.COORDINATOR);
        as(Account.COORDINATOR).header("X-Purpose", "SUPPORT").get(CASES + she.file()).then().statusCode(200);
        she.read(Account.AUTHORITY).statusCode(200);
        as(Account.AUDITOR).get("/api/nrm/v1/audit?record=" + she.file()).then().statusCode(200)
                .body("items.findAll { it.breakGlass == '%s' }.action".formatted(access), hasItems("BREAK_GLASS", "READ"))
                .body("items.findAll { it.breakGlass == '%s' }.purpose".formatted(access), everyItem(equalTo("break-glass:MISSING_PERSON")))
                .body("items.findAll { it.breakGlass == '%s' }.agency".formatted(access), everyItem(equalTo(Account.COORDINATOR.agency().toString())))
                .body("items.findAll { it.breakGlass == null && it.action == 'READ' }.agency", equalTo(List.of(Account.AUTHORITY.agency().toString())))
                .body(not(containsString(she.word())));
    }
}
