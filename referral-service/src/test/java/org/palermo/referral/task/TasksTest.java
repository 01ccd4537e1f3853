package org.palermo.referral.task;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.casefile.Given.sql;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Erasing;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.team.GivenTeams;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class TasksTest {
    private static final String OWN = "/api/nrm/v1/tasks";

    private UUID file;

    @BeforeEach
    void aCase() {
        GivenTeams.coordinators();
        sql("delete from case_task");
        file = GivenTeams.caseOf(Account.COORDINATOR);
    }

    private static String path(UUID file) {
        return "/api/nrm/v1/cases/" + file + "/tasks";
    }

    private static ValidatableResponse add(Account account, UUID file, String what, String dueOn) {
        return as(account).body(Map.of("what", what, "dueOn", dueOn)).post(path(file)).then();
    }

    private String aTask(UUID on, String what) {
        return add(Account.COORDINATOR, on, what, Given.tomorrow()).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse end(Account account, UUID file, String id, String etag, String outcome) {
        var request = as(account).body(Map.of("outcome", outcome));
        return (etag == null ? request : request.header("If-Match", etag)).post(path(file) + "/" + id + "/end").then();
    }

    @Test
    void created_201_a_task_stands_on_the_case_and_in_the_list_of_its_coordinator() {
        String id = add(Account.COORDINATOR, file, "Zcall", Given.tomorrow()).statusCode(201).body("status", equalTo("OPEN"))
                .body("due", equalTo("SOON")).body("agency", equalTo(Account.COORDINATOR.agency().toString())).extract().path("id");
        as(Account.COORDINATOR).get(path(file)).then().statusCode(200).body("items.what", contains("Zcall"));
        as(Account.COORDINATOR).get(path(file) + "/" + id).then().statusCode(200).header("ETag", equalTo("\"0\""))
                .body("reference", notNullValue());
        as(Account.COORDINATOR).get(OWN).then().statusCode(200).body("items.id", contains(id))
                .body("items[0].caseFile", equalTo(file.toString()));
        assertEquals(0, count("select count(*) from case_task where encode(what, 'escape') like '%Zcall%'"));
        as(Account.COORDINATOR).get("/api/nrm/v1/calendar?days=7").then().statusCode(200)
                .body("items.findAll { it.caseFile == '" + file + "' }.what", hasItem("TASK"));
    }

    @Test
    void a_repeat_adds_one_task_and_one_entry_of_the_audit() {
        String key = UUID.randomUUID().toString();
        List<String> ids = Stream.of(1, 2).map(ignored -> as(Account.COORDINATOR).header("Idempotency-Key", key)
                .body(Map.of("what", "x", "dueOn", Given.tomorrow())).post(path(file)).then().statusCode(201)
                .extract().<String>path("id")).toList();
        assertEquals(ids.getFirst(), ids.getLast());
        assertEquals(1, count("select count(*) from audit_entry where action = 'ADD' and record_id = '" + ids.getFirst() + "'"));
    }

    @Test
    void ok_200_the_longest_overdue_comes_first_and_pages_go_on() {
        UUID other = GivenTeams.caseOf(Account.COORDINATOR);
        String later = aTask(file, "a");
        String overdue = aTask(other, "b");
        String longest = aTask(file, "c");
        sql("update case_task set due_on = due_on - 10 where id = '" + longest + "'");
        sql("update case_task set due_on = due_on - 5 where id = '" + overdue + "'");
        as(Account.COORDINATOR).get(OWN).then().statusCode(200).body("items.id", contains(longest, overdue, later))
                .body("items.due", contains("OVERDUE", "OVERDUE", "SOON"));
        String next = as(Account.COORDINATOR).get(OWN + "?limit=2").then().statusCode(200).body("items.id", contains(longest, overdue))
                .extract().path("next");
        as(Account.COORDINATOR).get(OWN + "?limit=2&cursor=" + next).then().statusCode(200).body("items.id", contains(later));
    }

    @Test
    void ok_200_a_task_is_done_or_cancelled_once() {
        String done = aTask(file, "a");
        String cancelled = aTask(file, "b");
        end(Account.COORDINATOR, file, done, null, "DONE").statusCode(428);
        end(Account.COORDINATOR, file, done, "\"7\"", "DONE").statusCode(412);
        end(Account.COORDINATOR, file, done, "\"0\"", "OPEN").statusCode(400);
        end(Account.COORDINATOR, file, done, "\"0\"", "DONE").statusCode(200).body("status", equalTo("DONE")).body("due", equalTo("NONE"))
                .body("endedAt", notNullValue()).header("ETag", equalTo("\"1\""));
        end(Account.COORDINATOR, file, done, "\"1\"", "CANCELLED").statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-task:ended"));
        end(Account.COORDINATOR, file, cancelled, "\"0\"", "CANCELLED").statusCode(200).body("status", equalTo("CANCELLED"));
        as(Account.COORDINATOR).get(OWN).then().body("items.id", not(hasItem(done))).body("items.id", not(hasItem(cancelled)));
        as(Account.COORDINATOR).get(path(file)).then().body("items.status", contains("CANCELLED", "DONE"));
    }

    @Test
    void invalid_400_a_task_without_words_or_with_a_day_that_is_over_or_too_far() {
        add(Account.COORDINATOR, file, " ", Given.tomorrow()).statusCode(400);
        add(Account.COORDINATOR, file, "x", "2026-01-01").statusCode(400).body("violations.field", hasItem("dueOn"));
        add(Account.COORDINATOR, file, "x", "2099-01-01").statusCode(400).body("violations.field", hasItem("dueOn"));
        sql("update case_file set stage = 'CLOSED', closed_at = now() where id = '" + file + "'");
        add(Account.COORDINATOR, file, "x", Given.tomorrow()).statusCode(409)
                .body("type", equalTo("urn:palermo:problem:case-task:case-over"));
    }

    @Test
    void only_those_who_coordinate_the_case_see_its_tasks_and_a_handover_hands_them_over() {
        String id = aTask(file, "a");
        for (Account account : List.of(Account.AUTHORITY, Account.RESPONDER, Account.AGENCY_ADMINISTRATOR, Account.GUARDIAN)) {
            as(account).get(path(file)).then().statusCode(403);
            as(account).get(OWN).then().statusCode(403);
        }
        as(Account.OTHER_COORDINATOR).get(path(file)).then().statusCode(404);
        end(Account.OTHER_COORDINATOR, file, id, "\"0\"", "DONE").statusCode(404);
        as(Account.OTHER_COORDINATOR).get(OWN).then().statusCode(200).body("items.id", not(hasItem(id)));
        GivenTeams.assign(Account.AUTHORITY, file, GivenTeams.subject(Account.OTHER_COORDINATOR)).statusCode(200);
        GivenTeams.end(Account.AUTHORITY, file, GivenTeams.subject(Account.COORDINATOR));
        as(Account.OTHER_COORDINATOR).get(OWN).then().statusCode(200).body("items.id", hasItem(id));
        as(Account.COORDINATOR).get(path(file) + "/" + id).then().statusCode(404);
    }

    @Test
    void row_security_and_an_erasure() throws Exception {
        aTask(file, "a");
        String rows = "case_task where case_file = '" + file + "'";
        try (Acting acting = Acting.as(Account.COORDINATOR)) {
            acting.set("palermo.subject", TestTokens.subject(Account.COORDINATOR));
            assertEquals(1, acting.count(rows));
            acting.set("palermo.subject", TestTokens.subject(Account.OTHER_COORDINATOR));
            assertEquals(0, acting.count(rows));
            for (Account account : List.of(Account.AUTHORITY, Account.RESPONDER, Account.BORDER, Account.ADMINISTRATOR)) {
                acting.become(account);
                assertEquals(0, acting.count(rows), account.name());
            }
        }
        Erasing.byTwo(file).statusCode(200);
        assertEquals(0, count("select count(*) from " + rows));
    }
}
