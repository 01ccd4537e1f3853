package org.palermo.referral.calendar;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.caserecord.GivenRecords;
import org.palermo.referral.people.FakeKeycloak;
import org.palermo.referral.team.GivenCaseworkers;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
class CalendarTest {
    private static final String CALENDAR = "/api/nrm/v1/calendar";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));

    @BeforeEach
    void people() {
        GivenRecords.theRegister();
        GivenCaseworkers.people();
        sql("update case_assignment set ended_at = now(), ended_by = 'test' where ended_at is null");
    }

    private static JsonPath read(Account account, int days) {
        return as(account).get(CALENDAR + "?days=" + days).then().statusCode(200).extract().jsonPath();
    }

    private static String record(UUID file, String kind, String... replaced) {
        String body = GivenRecords.body(Account.COORDINATOR, kind, file);
        for (int i = 0; i < replaced.length; i += 2) {
            assertTrue(body.contains(replaced[i]), body);
            body = body.replace(replaced[i], replaced[i + 1]);
        }
        return as(Account.COORDINATOR).body(body).post(GivenRecords.path(file, kind)).then().statusCode(201).extract().path("id");
    }

    @Test
    void ok_200_a_coordinator_reads_each_kind_in_the_order_of_days() {
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        sql("update case_file set due_on = date '" + TODAY.plusDays(1) + "', recovery_ends_on = date '" + TODAY.plusDays(2)
                + "', stage = 'RECOVERY' where id = '" + file + "'");
        Instant hearing = TODAY.plusDays(3).atTime(10, 0).atZone(ZoneId.of("Europe/London")).toInstant();
        record(file, "hearings", "2026-03-05T10:00:00Z", hearing.toString());
        record(file, "needs", "\"since\":\"2026-01-05\"", "\"since\":\"2026-01-05\",\"reviewOn\":\"" + TODAY.plusDays(4) + "\"");
        record(file, "claims", "\"PREPARED\"", "\"LODGED\",\"lodgedOn\":\"2026-01-05\",\"answerDueOn\":\"" + TODAY.plusDays(5) + "\"");
        Instant interview = TODAY.plusDays(6).atTime(9, 0).atZone(ZoneId.of("Europe/London")).toInstant();
        sql("""
                insert into case_concern (case_file, kind, country, region, sender, since, due_at)
                select id, 'INTERVIEW_DUE', country, region, sender, now(), '%s' from case_file where id = '%s'
                """.formatted(interview, file));
        JsonPath calendar = read(Account.COORDINATOR, 7);
        assertEquals(List.of("TERM", "RECOVERY_ENDS", "HEARING", "REVIEW", "CLAIM_ANSWER", "RETURN_INTERVIEW"), calendar.getList("items.what"));
        assertEquals(hearing.toString(), calendar.getString("items[2].at"));
        assertEquals(TODAY.plusDays(4).toString(), calendar.getString("items[3].on"));
        assertFalse(calendar.getBoolean("more"));
        assertFalse(calendar.prettify().contains(GivenRecords.MARK), "what a record says");
        assertEquals(calendar.getList("items.id"), read(Account.COORDINATOR, 7).getList("items.id"), "ids stay the same");
        assertEquals(6, calendar.getList("items.id").stream().distinct().count());
        assertEquals(List.of("TERM"), read(Account.COORDINATOR, 2).getList("items.what"), "today and tomorrow");
        assertEquals(List.of(), read(Account.OTHER_COORDINATOR, 90).getList("items"), "cases of others");
    }

    @Test
    void ok_200_what_is_over_answered_or_overdue_is_left_out() {
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        sql("update case_file set due_on = date '" + TODAY.minusDays(1) + "' where id = '" + file + "'");
        Instant soon = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        record(file, "hearings", "2026-03-05T10:00:00Z", soon.toString(), "\"PLANNED\"", "\"CANCELLED\"");
        record(file, "needs", "\"OPEN\",\"since\":\"2026-01-05\"", "\"MET\",\"since\":\"2026-01-05\",\"reviewOn\":\"" + TODAY.plusDays(4) + "\"");
        record(file, "claims", "\"PREPARED\"", "\"PREPARED\",\"answerDueOn\":\"" + TODAY.plusDays(5) + "\",\"lodgedOn\":\"2026-01-05\"");
        assertEquals(List.of(), read(Account.COORDINATOR, 90).getList("items.what"));
    }

    @Test
    void ok_200_an_authority_reads_the_cases_that_it_was_given_and_no_others() {
        UUID mine = Given.aReferral();
        UUID nobodys = Given.aReferral();
        sql("update case_file set due_on = date '" + TODAY + "' where id in ('" + mine + "', '" + nobodys + "')");
        GivenCaseworkers.assign(as(Account.AUTHORITY), GivenCaseworkers.FIRST, "CASEWORKER", mine).statusCode(200);
        String request = UUID.randomUUID().toString();
        as(Account.AUTHORITY).header("X-Request-Id", request).get(CALENDAR + "?days=1").then().statusCode(200)
                .body("items.caseFile", hasItem(mine.toString())).body("items.caseFile", not(hasItem(nobodys.toString())))
                .body("days", equalTo(1));
        assertEquals(1, count("select count(*) from audit_entry where request_id = '" + request + "' and action = 'LIST' and '" + mine
                + "' = any (listed)"));
    }

    @Test
    void ok_200_a_question_to_another_organisation_stands_on_its_last_day_until_it_ends() {
        UUID file = GivenTeams.caseOf(Account.COORDINATOR);
        sql("update case_file set due_on = null where id = '" + file + "'");
        as(Account.COORDINATOR).body("{\"to\":\"%s\",\"question\":\"Zquestion\",\"dueOn\":\"%s\"}".formatted(Account.PROVIDER.agency(), TODAY.plusDays(2)))
                .post("/api/nrm/v1/cases/" + file + "/information-requests").then().statusCode(201);
        JsonPath calendar = read(Account.COORDINATOR, 3);
        assertEquals(List.of("INFORMATION_REQUEST"), calendar.getList("items.what"));
        assertEquals(TODAY.plusDays(2).toString(), calendar.getString("items[0].on"));
        assertFalse(calendar.prettify().contains("Zquestion"), "what is asked");
        assertEquals(List.of(), read(Account.COORDINATOR, 2).getList("items.what"), "today and tomorrow");
        assertEquals(List.of(), read(Account.OTHER_COORDINATOR, 90).getList("items"), "cases of others");
        sql("update information_request set state = 'WITHDRAWN', ended_at = now() where case_file = '" + file + "'");
        assertEquals(List.of(), read(Account.COORDINATOR, 3).getList("items.what"));
    }

    @Test
    void ok_200_an_authority_reads_the_cases_of_its_people_with_the_next_terms_first() {
        UUID colleagues = Given.aReferral();
        UUID overdue = Given.aReferral();
        UUID nobodys = Given.aReferral();
        sql("update case_file set due_on = date '" + TODAY + "' where id in ('" + colleagues + "', '" + nobodys + "')");
        sql("update case_file set due_on = date '" + TODAY.minusDays(9) + "' where id = '" + overdue + "'");
        GivenCaseworkers.assign(as(Account.AUTHORITY), GivenCaseworkers.SECOND, "CASEWORKER", colleagues, overdue).statusCode(200);
        as(Account.AUTHORITY).body("{\"to\":\"%s\",\"question\":\"Zquestion\",\"dueOn\":\"%s\"}".formatted(Account.PROVIDER.agency(), TODAY))
                .post("/api/nrm/v1/cases/" + overdue + "/information-requests").then().statusCode(201);
        as(Account.AUTHORITY).get(CALENDAR + "?days=1&whose=mine").then().statusCode(200).body("items.caseFile", not(hasItem(colleagues.toString())));
        JsonPath team = as(Account.AUTHORITY).get(CALENDAR + "?days=1&whose=team").then().statusCode(200).extract().jsonPath();
        assertTrue(team.getList("items.caseFile").containsAll(List.of(colleagues.toString(), overdue.toString())), team.prettify());
        assertFalse(team.getList("items.caseFile").contains(nobodys.toString()));
        assertEquals("INFORMATION_REQUEST", team.getString("items.find { it.caseFile == '" + overdue + "' }.what"));
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + colleagues + "'");
        as(Account.AUTHORITY).get(CALENDAR + "?days=1&whose=team").then().body("items.caseFile", not(hasItem(colleagues.toString())));
    }

    /// An authority with many cases: a calendar reads the cases with the next terms along an index.
    @Test
    void the_cases_of_a_large_authority_are_read_along_an_index() throws SQLException {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement()) {
            database.setAutoCommit(false);
            sql.execute("""
                    insert into case_file (id, reference, country, region, stage, age_group, sex, exploitation, sender, referred_at, due_on, caseworker,
                        caseworker_agency, version)
                    select gen_random_uuid(), 'TEAM-' || n, 'GB', 'GB-SCT', 'REFERRED', 'ADULT', 'FEMALE', 'LABOUR', '%1$s', now(),
                        case when n %% 3 > 0 then date '2024-01-01' + n %% 900 end, gen_random_uuid(), '%2$s', 0
                      from generate_series(1, 60000) n
                    """.formatted(Account.BORDER.agency(), Account.AUTHORITY.agency()));
            sql.execute("analyze case_file");
            for (String part : List.of("c.due_on >= date '2025-01-01' order by c.due_on, c.id", "c.due_on is null order by c.id",
                    "c.due_on < date '2025-01-01' order by c.due_on desc, c.id desc")) {
                try (ResultSet plan = sql.executeQuery("explain (format json) select id from case_file c where c.caseworker_agency = '"
                        + Account.AUTHORITY.agency() + "' and c.closed_at is null and c.erased_at is null and " + part + " limit 501")) {
                    plan.next();
                    // Cases without a term may be read along the primary key: both are in the order of the ids.
                    assertTrue(part.startsWith("c.due_on is null") || plan.getString(1).contains("case_file_team"), plan.getString(1));
                    assertFalse(plan.getString(1).contains("\"Sort\""), plan.getString(1));
                }
            }
            database.rollback();
            sql.execute("analyze case_file");
            database.commit();
        }
    }

    @Test
    void ok_200_nothing_to_come_for_whoever_has_no_case() {
        as(Account.OTHER_COORDINATOR).get(CALENDAR).then().statusCode(200).body("items", empty()).body("days", equalTo(7));
    }

    @Test
    void bad_request_400_and_forbidden_403() {
        as(Account.COORDINATOR).get(CALENDAR + "?days=91").then().statusCode(400).body("violations.field", hasItem("days"));
        as(Account.COORDINATOR).get(CALENDAR + "?days=0").then().statusCode(400).body("violations.field", hasItem("days"));
        as(Account.COORDINATOR).get(CALENDAR + "?whose=team").then().statusCode(400).body("violations.field", hasItem("whose"));
        as(Account.AUTHORITY).get(CALENDAR + "?whose=nobody").then().statusCode(400).body("violations.field", hasItem("whose"));
        for (Account account : List.of(Account.RESPONDER, Account.AUDITOR, Account.NGO)) {
            as(account).get(CALENDAR).then().statusCode(403);
        }
    }
}
