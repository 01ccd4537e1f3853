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
    void ok_200_nothing_to_come_for_whoever_has_no_case() {
        as(Account.OTHER_COORDINATOR).get(CALENDAR).then().statusCode(200).body("items", empty()).body("days", equalTo(7));
    }

    @Test
    void bad_request_400_and_forbidden_403() {
        as(Account.COORDINATOR).get(CALENDAR + "?days=91").then().statusCode(400).body("violations.field", hasItem("days"));
        as(Account.COORDINATOR).get(CALENDAR + "?days=0").then().statusCode(400).body("violations.field", hasItem("days"));
        for (Account account : List.of(Account.RESPONDER, Account.AUDITOR, Account.NGO)) {
            as(account).get(CALENDAR).then().statusCode(403);
        }
    }
}
