package org.palermo.inspection.openrosa;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.plan.GivenPlan.CHIEF;
import static org.palermo.inspection.plan.GivenPlan.INSPECTOR;
import static org.palermo.inspection.plan.GivenPlan.accepted;
import static org.palermo.inspection.plan.GivenPlan.assigned;
import static org.palermo.inspection.plan.GivenPlan.plan;
import static org.palermo.inspection.plan.GivenPlan.today;
import static org.palermo.inspection.plan.GivenPlan.until;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.inspection.openrosa.phone.SealedFormsTest;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// A visit that comes as a form from a phone is the one that the inspector was to make, if there is one.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class PlannedFormsTest {

    @BeforeEach
    void team() {
        GivenPlan.theTeam();
    }

    @Test
    void ok_200_a_submitted_visit_is_the_planned_one_and_counts_as_done_when_it_is_closed() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String planned = accepted(workplace);
        String progress = API + "/planned-visits/progress?quarter=" + text("select to_char(by_day, 'YYYY\"-Q\"Q') from planned_visit where id = '" + planned + "'");
        int done = as(Account.CHIEF).get(progress).then().statusCode(200).extract().path("done");
        String visit = UUID.randomUUID().toString();
        submit(visit, body(workplace, "PLANNED", hoursAgo(1))).statusCode(200);
        planned(planned).body("state", equalTo("OPENED")).body("visit", equalTo(visit)).body("steps.step", contains("PLANNED", "ASSIGNED", "ACCEPTED", "OPENED"));
        assertEquals(1, count("select count(*) from audit_entry where action = 'OPEN' and record_id = '" + planned + "' and subject = '" + INSPECTOR + "'"));
        close(visit);
        planned(planned).body("state", equalTo("CLOSED"));
        as(Account.CHIEF).get(progress).then().body("done", equalTo(done + 1));
    }

    @Test
    void created_201_a_form_of_collect_for_a_visit_that_was_assigned_and_not_yet_accepted() {
        execute("update phone set revoked_at = now(), revoked_by = 'test' where revoked_at is null");
        System.setProperty(SealedFormsTest.SWITCH, "false");
        try {
            String workplace = aWorkplace("ESTABLISHMENT");
            String planned = assigned(workplace);
            String visit = UUID.randomUUID().toString();
            String xml = OpenRosaTest.form(visit, workplace, "").replace("2026-01-05T09:30:00.000+01:00", hoursAgo(2).toString());
            Collect collect = Collect.of(Account.INSPECTOR);
            assertEquals(201, collect.submit(xml, Map.of()).statusCode());
            planned(planned).body("state", equalTo("OPENED")).body("visit", equalTo(visit)).body("steps.step", contains("PLANNED", "ASSIGNED", "OPENED"));
            int version = planned(planned).extract().path("version");
            assertEquals(201, collect.submit(xml, Map.of()).statusCode());
            planned(planned).body("version", equalTo(version));
        } finally {
            System.clearProperty(SealedFormsTest.SWITCH);
        }
    }

    @Test
    void ok_200_the_follow_up_of_an_order_is_done_whatever_the_phone_calls_it() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String order = GivenDirectives.issued(Account.INSPECTOR, aVisit(Account.INSPECTOR, workplace), "x");
        GivenDirectives.step(Account.INSPECTOR, "/directives/" + order, "follow-up", "{\"from\":\"%s\",\"by\":\"%s\"}".formatted(today(), until())).then().statusCode(200);
        String planned = text("select id from planned_visit where directive = '" + order + "'");
        GivenPlan.step(Account.CHIEF, planned, "assign", "{\"inspector\":\"" + INSPECTOR + "\"}").then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/sync").then().body("orders.id", hasItem(order));
        String visit = UUID.randomUUID().toString();
        submit(visit, body(workplace, "PLANNED", hoursAgo(1))).statusCode(200);
        as(Account.CHIEF).get(API + "/visits/" + visit).then().body("kind", equalTo("FOLLOW_UP"));
        close(visit);
        planned(planned).body("state", equalTo("CLOSED"));
        as(Account.INSPECTOR).get(API + "/sync").then().body("orders.id", not(hasItem(order)));
    }

    /// The kind that she chose, then the nearest day.
    @Test
    void ok_200_of_two_planned_visits_to_a_workplace_the_one_that_fits_best() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String today = accepted(workplace);
        String later = assigned(workplace);
        GivenPlan.step(Account.INSPECTOR, later, "accept", "{\"day\":\"" + today().plusDays(5) + "\"}").then().statusCode(200);
        String followUp = as(Account.CHIEF).body("{\"workplace\":\"%s\",\"kind\":\"FOLLOW_UP\",\"from\":\"%s\",\"by\":\"%s\",\"inspector\":\"%s\"}"
                .formatted(workplace, today(), until(), INSPECTOR)).post(API + "/planned-visits").then().statusCode(201).extract().path("id");
        assertEquals(followUp, made(workplace, "FOLLOW_UP"));
        assertEquals(today, made(workplace, "PLANNED"));
        assertEquals(later, made(workplace, "PLANNED"));
        assertEquals(null, made(workplace, "PLANNED"), "a separate visit");
        as(Account.INSPECTOR).get(API + "/visits?workplace=" + workplace).then().body("items.size()", equalTo(4));
    }

    @Test
    void ok_200_a_visit_stays_separate_that_is_a_colleagues_or_not_due() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String colleagues = plan(workplace, ",\"inspector\":\"" + CHIEF + "\",\"day\":\"" + today() + "\"").then().statusCode(201).extract().path("id");
        String nobodys = plan(workplace, "").then().statusCode(201).extract().path("id");
        String notDue = plan(workplace, ",\"inspector\":\"" + INSPECTOR + "\"").then().statusCode(201).extract().path("id");
        execute("update planned_visit set from_day = current_date + 5 where id = '" + notDue + "'");
        String cancelled = assigned(workplace);
        GivenPlan.step(Account.CHIEF, cancelled, "cancel", "{\"ground\":\"OTHER\"}").then().statusCode(200);
        assertEquals(null, made(workplace, "PLANNED"));
        for (String planned : List.of(colleagues, nobodys, notDue, cancelled)) {
            planned(planned).body("visit", nullValue());
        }
    }

    @Test
    void ok_200_after_a_merge_the_records_are_one_workplace() {
        String kept = aWorkplace("ESTABLISHMENT");
        String gone = aWorkplace("ESTABLISHMENT");
        String planned = accepted(kept);
        execute("update workplace set merged_into = '" + kept + "' where id = '" + gone + "'");
        assertEquals(planned, made(gone, "PLANNED"));
    }

    @Test
    void ok_200_sent_twice_and_409_another_body_leave_the_next_planned_visit_alone() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String first = accepted(workplace);
        String next = accepted(workplace);
        String visit = UUID.randomUUID().toString();
        String body = body(workplace, "PLANNED", hoursAgo(1));
        String answer = submit(visit, body).statusCode(200).extract().asString();
        assertEquals(answer, submit(visit, body).statusCode(200).extract().asString());
        submit(visit, body(workplace, "PLANNED", hoursAgo(2))).statusCode(409).body("type", equalTo("urn:palermo:problem:form:kept"));
        assertEquals(1, count("select count(*) from planned_visit where id in ('" + first + "','" + next + "') and visit is not null"));
        assertEquals(1, count("select count(*) from planned_visit where id in ('" + first + "','" + next + "') and state = 'ACCEPTED'"));
    }

    @Test
    void conflict_409_of_interest_and_nothing_is_opened() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String planned = accepted(workplace);
        as(Account.INSPECTOR).body("{\"workplace\":\"" + workplace + "\",\"ground\":\"FAMILY\"}").post(API + "/conflicts-of-interest").then().statusCode(201);
        String visit = UUID.randomUUID().toString();
        submit(visit, body(workplace, "PLANNED", hoursAgo(1))).statusCode(409).body("type", equalTo("urn:palermo:problem:visit:conflict-of-interest"));
        planned(planned).body("state", equalTo("PLANNED"));
        as(Account.INSPECTOR).get(API + "/visits/" + visit).then().statusCode(404);
    }

    @Test
    void invalid_400_and_nothing_is_opened() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String planned = accepted(workplace);
        String visit = UUID.randomUUID().toString();
        for (String start : List.of("+99999999-01-01T00:00:00Z", "-99999999-01-01T00:00:00Z", Instant.now().plus(Duration.ofHours(2)).toString())) {
            submit(visit, "{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"%s\",\"findings\":[]}".formatted(workplace, start)).statusCode(400);
        }
        submit(visit, body(workplace, "PLANNED", hoursAgo(1)).replace("EX01", "XX99")).statusCode(400);
        planned(planned).body("state", equalTo("ACCEPTED"));
    }

    /// @return the planned visit that a new form became; null for a separate one
    private static String made(String workplace, String kind) {
        String visit = UUID.randomUUID().toString();
        submit(visit, body(workplace, kind, hoursAgo(1))).statusCode(200);
        return text("select p.id from planned_visit p join visit v on v.id = p.visit where coalesce(v.chosen, v.id) = '" + visit + "'");
    }

    private static ValidatableResponse planned(String id) {
        return as(Account.INSPECTOR).get(API + "/planned-visits/" + id).then().statusCode(200);
    }

    private static void close(String visit) {
        as(Account.INSPECTOR).body("{\"endedAt\":\"%s\",\"workersPresent\":1,\"summary\":\"x\"}".formatted(Instant.now().minusSeconds(1)))
                .post(API + "/visits/" + visit + "/close").then().statusCode(200);
    }

    private static ValidatableResponse submit(String id, String body) {
        return as(Account.INSPECTOR).body(body).put(API + "/submissions/" + id).then();
    }

    /// Not so long ago that it was on another day than the visits of today may be made.
    private static Instant hoursAgo(int hours) {
        return Instant.now().minus(Duration.ofHours(hours));
    }

    private static String body(String workplace, String kind, Instant startedAt) {
        return "{\"workplace\":\"%s\",\"kind\":\"%s\",\"startedAt\":\"%s\",\"findings\":[{\"subject\":\"ADULT\",\"workers\":2,\"indicators\":[\"EX01\"]}]}"
                .formatted(workplace, kind, startedAt);
    }
}
