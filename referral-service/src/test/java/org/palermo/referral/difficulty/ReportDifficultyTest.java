package org.palermo.referral.difficulty;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ReportDifficultyTest {
    private static final String API = "/api/nrm/v1/access-difficulties";
    private static final String BODY = "{\"region\":\"ZZ-N\",\"category\":\"LEGAL\",\"cause\":\"NO_DEVICE\",\"effect\":\"NOT_AT_ALL\"}";

    @BeforeEach
    void nothingReported() {
        Given.sql("truncate access_difficulty, access_difficulty_budget, access_difficulty_request");
    }

    private static ValidatableResponse report(Account account, String body) {
        return as(account).body(body).post(API).then();
    }

    @ParameterizedTest
    @EnumSource(names = {"NGO", "SHELTER", "INSPECTOR", "LAWYER", "PROVIDER", "RESPONDER"})
    void ok_200_any_organisation_reports_anonymously(Account account) {
        report(account, BODY).statusCode(200).body("quarter", matchesPattern("\\d{4}-Q[1-4]"));
        assertEquals("ZZ ZZ-N LEGAL NO_DEVICE NOT_AT_ALL", Given.text("select concat_ws(' ', country, region, category, cause, effect) from access_difficulty"));
        assertEquals("category,cause,country,effect,id,quarter,region",
                Given.text("select string_agg(column_name, ',' order by column_name) from information_schema.columns where table_name = 'access_difficulty'"));
        assertEquals("4", Given.text("select substr(id::text, 15, 1) from access_difficulty"), "no time in its id");
        assertEquals(0, Given.count("select count(*) from audit_entry where record_kind like '%difficulty%'"));
    }

    @Test
    void ok_200_the_same_request_again_counts_once() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            as(Account.NGO).header("Idempotency-Key", key).body(BODY).post(API).then().statusCode(200);
        }
        assertEquals(1, Given.count("select count(*) from access_difficulty"));
        assertEquals(1, Given.count("select reports from access_difficulty_budget"));
        as(Account.OTHER_NGO).header("Idempotency-Key", key).body(BODY).post(API).then().statusCode(200);
        assertEquals(2, Given.count("select count(*) from access_difficulty"));
    }

    @Test
    void a_key_is_recognised_for_a_day_and_identifies_nobody() {
        Given.sql("insert into access_difficulty_request values ('\\x01', current_date - 2)");
        as(Account.NGO).header("Idempotency-Key", UUID.randomUUID().toString()).body(BODY).post(API).then().statusCode(200);
        assertEquals("day,request", Given.text(
                "select string_agg(column_name, ',' order by column_name) from information_schema.columns where table_name = 'access_difficulty_request'"));
        assertEquals(1, Given.count("select count(*) from access_difficulty_request where length(request) = 32"));
        assertEquals(1, Given.count("select count(*) from access_difficulty_request"), "of the days before nothing is left");
        assertEquals(0, Given.count("select count(*) from idempotent_answer where route like '%difficult%'"));
    }

    @Test
    void the_same_request_twice_at_once_counts_once() throws Exception {
        String key = UUID.randomUUID().toString();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            Callable<Integer> sends = () -> as(Account.NGO).header("Idempotency-Key", key).body(BODY).post(API).statusCode();
            for (Future<Integer> answer : pool.invokeAll(Collections.nCopies(4, sends))) {
                assertEquals(200, answer.get());
            }
        }
        assertEquals(1, Given.count("select count(*) from access_difficulty"));
    }

    @Test
    void invalid_400_a_key_that_is_too_long() {
        as(Account.NGO).header("Idempotency-Key", "k".repeat(256)).body(BODY).post(API).then().statusCode(400).body("violations.field", hasItem("Idempotency-Key"));
        as(Account.NGO).header("Idempotency-Key", "k".repeat(255)).body(BODY).post(API).then().statusCode(200);
        assertEquals(1, Given.count("select count(*) from access_difficulty"));
    }

    @Test
    void too_many_429_in_a_day_and_traces_of_the_day_before_are_deleted() {
        Given.sql("insert into access_difficulty_budget values ('\\x01', current_date - 1, 50)");
        report(Account.NGO, BODY).statusCode(200);
        assertEquals(0, Given.count("select count(*) from access_difficulty_budget where day < current_date"));
        Given.sql("update access_difficulty_budget set reports = 50");
        report(Account.NGO, BODY).statusCode(429).header("Retry-After", notNullValue());
        report(Account.GUARDIAN, BODY).statusCode(200);
        assertEquals(2, Given.count("select count(*) from access_difficulty"));
    }

    @Test
    void a_reporter_is_recognised_today_but_identified_by_nobody() {
        report(Account.NGO, BODY).statusCode(200);
        String first = Given.text("select encode(reporter, 'hex') from access_difficulty_budget");
        report(Account.NGO, BODY).statusCode(200);
        assertEquals(first, Given.text("select encode(reporter, 'hex') from access_difficulty_budget"));
        report(Account.OTHER_NGO, BODY).statusCode(200);
        assertEquals(2, Given.count("select count(*) from access_difficulty_budget"));
        assertNotEquals(first, Given.text("select encode(reporter, 'hex') from access_difficulty_budget where reports = 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "region | ZZ-N | ZZ-Q", "region | \"ZZ-N\" | null", "category | \"LEGAL\" | null", "category | LEGAL | PARKING", "cause | NO_DEVICE | her husband", "effect | \"NOT_AT_ALL\" | null",
        "(unknown) | {\"region\" | {\"note\":\"Mai\",\"region\""})
    void invalid_400_accepts_only_codes(String field, String right, String wrong) {
        report(Account.NGO, BODY.replace(right, wrong)).statusCode(400).body("violations.field", hasItem(field));
        assertEquals(0, Given.count("select count(*) from access_difficulty"));
    }

    @Test
    void unauthorised_401_and_forbidden_403_without_a_served_organisation() {
        io.restassured.RestAssured.given().contentType("application/json").body(BODY).post(API).then().statusCode(401);
        report(Account.BORDER, BODY).statusCode(403);
    }

    @Test
    void reporters_read_nothing_and_offices_count_their_country() throws SQLException {
        as(Account.NGO).header("Idempotency-Key", "k").body(BODY).post(API).then().statusCode(200);
        for (Account account : new Account[] {Account.NGO, Account.RESPONDER, Account.AUDITOR, Account.SHELTER}) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(0, acting.count("access_difficulty"), account.name());
                assertEquals(0, acting.change("delete from access_difficulty"), account.name());
            }
        }
        try (Acting rapporteur = Acting.as(Account.RAPPORTEUR)) {
            assertEquals(1, rapporteur.count("access_difficulty"));
            assertEquals(0, rapporteur.change("update access_difficulty set cause = 'FULL'"));
            rapporteur.set("palermo.regions", "GB");
            assertEquals(0, rapporteur.count("access_difficulty"));
        }
        try (Acting nobody = Acting.nobody()) {
            assertEquals(0, nobody.count("access_difficulty"));
            assertEquals(0, nobody.count("access_difficulty_budget"));
            assertEquals(0, nobody.count("access_difficulty_request"));
        }
        try (Acting system = Acting.system("inbox")) {
            assertTrue(system.isRefused("insert into access_difficulty (country, region, quarter, category, cause, effect) values ('ZZ', 'ZZ-N', '2026-Q1', 'LEGAL', 'FULL', 'DELAYED')"));
            assertEquals(0, system.count("access_difficulty_request"));
            assertTrue(system.isRefused("insert into access_difficulty_request values ('\\x02', current_date)"));
        }
    }
}
