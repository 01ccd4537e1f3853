package org.palermo.inspection.plan;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.plan.GivenPlan.CHIEF;
import static org.palermo.inspection.plan.GivenPlan.INSPECTOR;
import static org.palermo.inspection.plan.GivenPlan.accepted;
import static org.palermo.inspection.plan.GivenPlan.assigned;
import static org.palermo.inspection.plan.GivenPlan.open;
import static org.palermo.inspection.plan.GivenPlan.plan;
import static org.palermo.inspection.plan.GivenPlan.step;
import static org.palermo.inspection.plan.GivenPlan.today;
import static org.palermo.inspection.plan.GivenPlan.until;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;
import org.palermo.kernel.test.TestTokens;

/// A visit is planned, assigned, accepted, moved, opened and cancelled.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class PlanTest {

    @BeforeEach
    void team() {
        GivenPlan.theTeam();
    }

    @Test
    void created_201_and_listed_by_quarter_state_inspector_and_workplace() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = plan(workplace, ",\"inspector\":\"" + INSPECTOR + "\",\"day\":\"" + today() + "\",\"jointWith\":[\"POLICE\",\"INTERPRETER\"]").then().statusCode(201)
                .header("ETag", notNullValue()).body("state", equalTo("ASSIGNED")).body("inspectorName", equalTo("INSPECTOR")).body("jointWith", contains("INTERPRETER", "POLICE"))
                .body("quarter", equalTo(Quarter.of(until()).toString())).body("steps.step", contains("PLANNED", "ASSIGNED"))
                .body("steps[1].inspectorName", equalTo("INSPECTOR")).extract().path("id");
        String list = API + "/planned-visits?workplace=" + workplace;
        for (String filter : List.of("", "&quarter=" + Quarter.of(until()), "&state=ASSIGNED", "&inspector=me")) {
            as(Account.INSPECTOR).get(list + filter).then().statusCode(200).body("items.id", contains(id));
        }
        for (String filter : List.of("&quarter=2020-Q1", "&state=OPENED", "&inspector=" + CHIEF)) {
            as(Account.INSPECTOR).get(list + filter).then().statusCode(200).body("items.size()", equalTo(0));
        }
        as(Account.OTHER_INSPECTOR).get(list).then().statusCode(200).body("items.size()", equalTo(0));
        as(Account.OTHER_INSPECTOR).get(API + "/planned-visits/" + id).then().statusCode(404);
    }

    @Test
    void ok_200_pages_follow_the_due_day() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String first = plan(workplace, "").then().statusCode(201).extract().path("id");
        String second = plan(workplace, "").then().statusCode(201).extract().path("id");
        String list = API + "/planned-visits?limit=1&workplace=" + workplace;
        String next = as(Account.CHIEF).get(list).then().body("items.id", contains(first)).extract().path("next");
        as(Account.CHIEF).get(list + "&cursor=" + next).then().body("items.id", contains(second)).body("next", nullValue());
    }

    @Test
    void ok_200_what_is_to_do_is_due_first_and_what_is_over_latest_first() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String later = plan(workplace, "").then().statusCode(201).extract().path("id");
        String opened = accepted(workplace);
        open(opened, "").then().statusCode(200);
        String sooner = plan(workplace, "").then().statusCode(201).extract().path("id");
        step(Account.CHIEF, sooner, "move", "{\"by\":\"%s\",\"ground\":\"OTHER\"}".formatted(until().minusDays(5))).then().statusCode(200);
        String[] over = {plan(workplace, "").then().statusCode(201).extract().path("id"), plan(workplace, "").then().statusCode(201).extract().path("id")};
        for (String id : over) {
            step(Account.CHIEF, id, "cancel", "{\"ground\":\"OTHER\"}").then().statusCode(200);
        }
        String list = API + "/planned-visits?workplace=" + workplace;
        as(Account.CHIEF).get(list + "&state=TO_DO").then().statusCode(200).body("items.id", contains(sooner, later, opened));
        as(Account.CHIEF).get(list + "&state=TO_DO&inspector=" + INSPECTOR).then().statusCode(200).body("items.id", contains(opened));
        for (String state : List.of("FINISHED", "CANCELLED")) {
            as(Account.CHIEF).get(list + "&state=" + state).then().statusCode(200).body("items.id", contains(over[1], over[0]));
        }
        String next = as(Account.CHIEF).get(list + "&limit=1&state=FINISHED").then().body("items.id", contains(over[1])).extract().path("next");
        as(Account.CHIEF).get(list + "&limit=1&state=FINISHED&cursor=" + next).then().body("items.id", contains(over[0])).body("next", nullValue());
        as(Account.CHIEF).get(list + "&state=FINISHED&quarter=2020-Q1").then().statusCode(200).body("items.size()", equalTo(0));
        as(Account.CHIEF).get(list).then().statusCode(200).body("items.size()", equalTo(5));
        as(Account.CHIEF).get(list + "&state=SOMETIME").then().statusCode(400).body("violations[0].field", equalTo("state"));
    }

    @Test
    void invalid_400_days_workplace_and_inspector() {
        String workplace = aWorkplace("ESTABLISHMENT");
        plan(UUID.randomUUID().toString(), "").then().statusCode(400).body("violations[0].field", equalTo("workplace"));
        plan(workplace, ",\"inspector\":\"nobody\"").then().statusCode(400).body("violations[0].field", equalTo("inspector"));
        plan(workplace, ",\"inspector\":\"" + TestTokens.subject(Account.OTHER_INSPECTOR) + "\"").then().statusCode(400).body("violations[0].field", equalTo("inspector"));
        plan(workplace, ",\"inspector\":\"" + INSPECTOR + "\",\"day\":\"" + until().plusDays(1) + "\"").then().statusCode(400).body("violations[0].field", equalTo("day"));
        as(Account.CHIEF).body("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(workplace, today(), today().minusDays(3)))
                .post(API + "/planned-visits").then().statusCode(400).body("violations[0].field", equalTo("by"));
        as(Account.CHIEF).get(API + "/planned-visits?quarter=2026-Q5").then().statusCode(400).body("violations[0].field", equalTo("quarter"));
    }

    @Test
    void accepted_and_opened_by_her_to_whom_it_is_assigned() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String id = accepted(workplace);
        as(Account.INSPECTOR).get(API + "/planned-visits/today").then().statusCode(200).body("items.id", hasItem(id));
        step(Account.CHIEF, id, "open", "{\"startedAt\":\"2026-01-05T09:30:00Z\"}").then().statusCode(403).body("type", equalTo("urn:palermo:problem:planned-visit:not-yours"));
        String visit = open(id, "").then().statusCode(200).body("state", equalTo("OPENED")).extract().path("visit");
        as(Account.INSPECTOR).get(API + "/visits/" + visit).then().statusCode(200).body("workplace", equalTo(workplace)).body("kind", nullValue());
        as(Account.CHIEF).get(API + "/visits/" + visit).then().statusCode(200).body("kind", equalTo("PLANNED"));
        open(id, "").then().statusCode(409).body("type", equalTo("urn:palermo:problem:planned-visit:not-accepted"));
    }

    @Test
    void ok_200_the_same_opening_again() {
        String planned = accepted(aWorkplace("ESTABLISHMENT"));
        String body = "{\"id\":\"%s\",\"startedAt\":\"%s\"}".formatted(UUID.randomUUID(), java.time.Instant.now().minusSeconds(60));
        for (int i = 0; i < 2; i++) {
            as(Account.INSPECTOR).body(body).post(API + "/planned-visits/" + planned + "/open").then().statusCode(200).body("state", equalTo("OPENED"));
        }
        as(Account.INSPECTOR).body(body.replace("startedAt\":\"2", "checklist\":\"ilo-ec-2009\",\"startedAt\":\"2")).post(API + "/planned-visits/" + planned + "/open").then().statusCode(409);
        assertEquals(1, count("select count(*) from planned_visit_step where step = 'OPENED' and planned_visit = '" + planned + "'"));
    }

    @Test
    void moved_by_the_inspector_her_day_alone_and_by_the_chief_to_somebody_else() {
        String id = accepted(aWorkplace("ESTABLISHMENT"));
        step(Account.INSPECTOR, id, "move", "{\"by\":\"%s\",\"ground\":\"OTHER\"}".formatted(until().plusDays(5))).then().statusCode(403);
        step(Account.INSPECTOR, id, "move", "{\"day\":\"%s\",\"ground\":\"WEATHER_OR_TRAVEL\"}".formatted(today().plusDays(1))).then().statusCode(200)
                .body("state", equalTo("ACCEPTED")).body("day", equalTo(today().plusDays(1).toString()));
        step(Account.CHIEF, id, "move", "{\"inspector\":\"" + CHIEF + "\",\"by\":\"" + until().plusDays(5) + "\",\"ground\":\"INSPECTOR_ABSENT\"}").then().statusCode(200)
                .body("state", equalTo("ASSIGNED")).body("inspector", equalTo(CHIEF)).body("day", nullValue())
                .body("steps.ground", hasItem("INSPECTOR_ABSENT")).body("steps[0].inspector", nullValue()).body("steps.doneBy", contains(CHIEF, CHIEF, INSPECTOR, INSPECTOR, CHIEF));
        step(Account.INSPECTOR, id, "accept", "{\"day\":\"" + today() + "\"}").then().statusCode(403);
    }

    @Test
    void companions_are_changed_by_the_chief_alone_and_stay_in_the_history() {
        String id = accepted(aWorkplace("ESTABLISHMENT"));
        companions(Account.INSPECTOR, id, "[\"POLICE\"]").then().statusCode(403);
        companions(Account.OTHER_INSPECTOR, id, "[\"POLICE\"]").then().statusCode(403);
        companions(Account.CHIEF, id, "[\"NOBODY\"]").then().statusCode(400);
        companions(Account.CHIEF, id, "[\"POLICE\",\"INTERPRETER\",\"POLICE\"]").then().statusCode(200).body("state", equalTo("ACCEPTED")).body("day", equalTo(today().toString()))
                .body("jointWith", contains("INTERPRETER", "POLICE")).body("steps.step", contains("PLANNED", "ASSIGNED", "ACCEPTED", "COMPANIONS"))
                .body("steps[3].jointWith", contains("INTERPRETER", "POLICE")).body("steps[0].jointWith", empty());
        as(Account.CHIEF).header("If-Match", "\"1\"").body("{}").put(API + "/planned-visits/" + id + "/companions").then().statusCode(412);
        as(Account.CHIEF).body("{}").put(API + "/planned-visits/" + id + "/companions").then().statusCode(428);
        String tag = as(Account.CHIEF).get(API + "/planned-visits/" + id).header("ETag");
        as(Account.CHIEF).header("If-Match", tag).body("{}").put(API + "/planned-visits/" + id + "/companions").then().statusCode(200).body("jointWith", empty());
        open(id, "").then().statusCode(200);
        companions(Account.CHIEF, id, "[]").then().statusCode(409).body("type", equalTo("urn:palermo:problem:planned-visit:not-ahead"));
        companions(Account.CHIEF, UUID.randomUUID().toString(), "[]").then().statusCode(404);
    }

    private static Response companions(Account account, String id, String jointWith) {
        String tag = as(account).get(API + "/planned-visits/" + id).header("ETag");
        return as(account).header("If-Match", tag == null ? "\"0\"" : tag).body("{\"jointWith\":" + jointWith + "}").put(API + "/planned-visits/" + id + "/companions");
    }

    @Test
    void refused_412_and_428_when_somebody_changed_it() {
        String id = assigned(aWorkplace("ESTABLISHMENT"));
        String path = API + "/planned-visits/" + id + "/cancel";
        as(Account.CHIEF).body("{\"ground\":\"OTHER\"}").post(path).then().statusCode(428);
        as(Account.CHIEF).header("If-Match", "\"0\"").body("{\"ground\":\"OTHER\"}").post(path).then().statusCode(412);
        step(Account.CHIEF, id, "cancel", "{\"ground\":\"OTHER\"}").then().statusCode(200).body("state", equalTo("CANCELLED"));
        step(Account.CHIEF, id, "assign", "{\"inspector\":\"" + INSPECTOR + "\"}").then().statusCode(409).body("type", equalTo("urn:palermo:problem:planned-visit:not-ahead"));
    }

    @Test
    void refused_409_a_conflict_of_interest_at_every_step() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String same = aWorkplace("ESTABLISHMENT");
        String assigned = assigned(workplace);
        String accepted = accepted(workplace);
        String declared = declare(Account.INSPECTOR, same, "").then().statusCode(201).body("inspector", equalTo(INSPECTOR)).extract().path("id");
        execute("update workplace set merged_into = '%s' where id = '%s'".formatted(workplace, same));
        String barred = "urn:palermo:problem:visit:conflict-of-interest";
        plan(workplace, ",\"inspector\":\"" + INSPECTOR + "\"").then().statusCode(409).body("type", equalTo(barred));
        step(Account.CHIEF, plan(workplace, "").path("id"), "assign", "{\"inspector\":\"" + INSPECTOR + "\"}").then().statusCode(409).body("type", equalTo(barred));
        step(Account.INSPECTOR, assigned, "accept", "{\"day\":\"" + today() + "\"}").then().statusCode(409).body("type", equalTo(barred));
        open(accepted, "").then().statusCode(409).body("type", equalTo(barred));
        as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"kind\":\"PLANNED\",\"startedAt\":\"2026-01-05T09:30:00Z\"}".formatted(workplace)).post(API + "/visits").then().statusCode(409);
        as(Account.CHIEF).get(API + "/conflicts-of-interest?limit=200").then().body("items.id", hasItem(declared));
        as(Account.OTHER_INSPECTOR).get(API + "/conflicts-of-interest?limit=200").then().body("items.id", not(hasItem(declared)));
        declare(Account.INSPECTOR, workplace, ",\"inspector\":\"nobody\"").then().statusCode(403);
        as(Account.CHIEF).post(API + "/conflicts-of-interest/" + declared + "/lift").then().statusCode(204);
        as(Account.CHIEF).post(API + "/conflicts-of-interest/" + declared + "/lift").then().statusCode(404);
        open(accepted, "").then().statusCode(200);
    }

    /// Her colleague may.
    @Test
    void forbidden_403_nobody_lifts_a_conflict_of_her_own() {
        String declared = declare(Account.CHIEF, aWorkplace("ESTABLISHMENT"), "").then().statusCode(201).extract().path("id");
        String lift = API + "/conflicts-of-interest/" + declared + "/lift";
        as(Account.CHIEF).post(lift).then().statusCode(403).body("type", equalTo("urn:palermo:problem:conflict-of-interest:own"));
        as(Account.CHIEF).get(API + "/conflicts-of-interest?limit=200").then().body("items.id", hasItem(declared));
        given().auth().oauth2(TestTokens.colleague(Account.CHIEF, "another chief")).post(lift).then().statusCode(204);
        as(Account.CHIEF).post(lift).then().statusCode(404);
    }

    /// A phone that gets no answer sends again while the first request is still carried out.
    @Test
    void ok_200_the_same_opening_twice_at_once() throws Exception {
        String planned = accepted(aWorkplace("ESTABLISHMENT"));
        String body = "{\"id\":\"%s\",\"startedAt\":\"%s\"}".formatted(UUID.randomUUID(), java.time.Instant.now().minusSeconds(60));
        try (Connection held = TestDatabase.asOwner(); Statement statement = held.createStatement();
                ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            held.setAutoCommit(false);
            statement.execute("lock table planned_visit_step in share mode");
            List<Future<Integer>> sent = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                sent.add(both.submit(() -> as(Account.INSPECTOR).body(body).post(API + "/planned-visits/" + planned + "/open").statusCode()));
                awaitWaiting(i);
            }
            held.rollback();
            for (Future<Integer> answer : sent) {
                assertEquals(200, answer.get(20, TimeUnit.SECONDS));
            }
        }
        assertEquals(1, count("select count(*) from planned_visit_step where step = 'OPENED' and planned_visit = '" + planned + "'"));
    }

    /// The visit is assigned in a transaction that has seen no conflict, and waits at its last table until the conflict was sent.
    @Test
    void at_once_no_visit_stays_with_an_inspector_who_declares_a_conflict_while_it_is_assigned_to_her() throws Exception {
        for (String step : List.of("assign", "move")) {
            String workplace = aWorkplace("ESTABLISHMENT");
            String planned = plan(workplace, "").then().statusCode(201).extract().path("id");
            String more = step.equals("move") ? ",\"ground\":\"OTHER\"" : "";
            try (Connection held = TestDatabase.asOwner(); Statement statement = held.createStatement();
                    ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
                held.setAutoCommit(false);
                statement.execute("lock table planned_visit_step in share mode");
                Future<Integer> assigned = both.submit(() -> step(Account.CHIEF, planned, step, "{\"inspector\":\"" + INSPECTOR + "\"" + more + "}").statusCode());
                awaitWaiting(1);
                Future<Integer> declared = both.submit(() -> declare(Account.INSPECTOR, workplace, "").statusCode());
                awaitWaiting(2);
                held.rollback();
                assertEquals(200, assigned.get(20, TimeUnit.SECONDS));
                assertEquals(201, declared.get(20, TimeUnit.SECONDS));
            }
            as(Account.CHIEF).get(API + "/planned-visits/" + planned).then().statusCode(200).body("state", equalTo("PLANNED")).body("inspector", nullValue());
        }
    }

    private static void awaitWaiting(int sessions) {
        Awaitility.await("sessions that wait for a lock").atMost(Duration.ofSeconds(4)).pollInterval(Duration.ofMillis(50))
                .until(() -> count("select count(distinct pid) from pg_locks where not granted") >= sessions);
    }

    private static Response declare(Account account, String workplace, String more) {
        return as(account).body("{\"workplace\":\"%s\",\"ground\":\"FAMILY\"%s}".formatted(workplace, more)).post(API + "/conflicts-of-interest");
    }

    /// One that was opened stays hers, and so does one elsewhere.
    @Test
    void created_201_a_conflict_of_interest_leaves_the_visits_that_are_not_begun_to_nobody() {
        String workplace = aWorkplace("ESTABLISHMENT");
        String same = aWorkplace("ESTABLISHMENT");
        String assigned = assigned(same);
        String accepted = accepted(workplace);
        String opened = accepted(workplace);
        open(opened, "").then().statusCode(200);
        String elsewhere = assigned(aWorkplace("ESTABLISHMENT"));
        String colleagues = plan(workplace, ",\"inspector\":\"" + CHIEF + "\"").then().statusCode(201).extract().path("id");
        execute("update workplace set merged_into = '%s' where id = '%s'".formatted(workplace, same));
        declare(Account.INSPECTOR, workplace, "").then().statusCode(201);
        declare(Account.INSPECTOR, workplace, "").then().statusCode(201);
        for (String id : List.of(assigned, accepted)) {
            as(Account.CHIEF).get(API + "/planned-visits/" + id).then().statusCode(200).body("state", equalTo("PLANNED")).body("inspector", nullValue())
                    .body("day", nullValue()).body("steps.findAll { it.step == 'MOVED' }.ground", contains("CONFLICT_OF_INTEREST"))
                    .body("steps[-1].doneBy", equalTo(INSPECTOR)).body("steps[-1].inspector", nullValue());
        }
        as(Account.CHIEF).get(API + "/planned-visits/" + opened).then().body("state", equalTo("OPENED")).body("inspector", equalTo(INSPECTOR));
        as(Account.CHIEF).get(API + "/planned-visits/" + elsewhere).then().body("state", equalTo("ASSIGNED"));
        as(Account.CHIEF).get(API + "/planned-visits/" + colleagues).then().body("state", equalTo("ASSIGNED")).body("inspector", equalTo(CHIEF));
        step(Account.CHIEF, accepted, "assign", "{\"inspector\":\"" + CHIEF + "\"}").then().statusCode(200).body("state", equalTo("ASSIGNED"));
    }

    @Test
    void a_household_is_opened_with_its_consent_or_its_warrant() {
        String id = accepted(aWorkplace("PRIVATE_HOUSEHOLD"));
        String consent = ",\"householdAccess\":\"CONSENT\",\"entry\":{\"consentBy\":\"the householder\",\"consentForm\":\"ORAL\"}";
        open(id, "").then().statusCode(400).body("violations[0].field", equalTo("householdAccess"));
        open(id, ",\"householdAccess\":\"CONSENT\"").then().statusCode(400).body("violations[0].field", equalTo("entry"));
        open(id, consent.replace("CONSENT\"", "WARRANT\"")).then().statusCode(400);
        open(accepted(aWorkplace("ESTABLISHMENT")), consent).then().statusCode(400);
        String visit = open(id, consent).then().statusCode(200).extract().path("visit");
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/record").then().statusCode(200).body("entry.consentBy", equalTo("the householder")).body("householdAccess", equalTo("CONSENT"));
        assertEquals(0, count("select count(*) from visit_entry where position(convert_to('householder', 'UTF8') in coalesce(sealed, '')) > 0"));
    }

    @Test
    void ok_200_team_capacity_is_declared_and_changed() {
        as(Account.INSPECTOR).get(API + "/team").then().statusCode(200).body("items.subject", hasItem(INSPECTOR)).body("items.subject", not(hasItem(TestTokens.subject(Account.OTHER_INSPECTOR))));
        var member = as(Account.CHIEF).get(API + "/team/" + INSPECTOR);
        as(Account.INSPECTOR).header("If-Match", member.header("ETag")).body("{\"visitsPerWeek\":3,\"inTeam\":true}").put(API + "/team/" + INSPECTOR).then().statusCode(403);
        as(Account.CHIEF).header("If-Match", member.header("ETag")).body("{\"visitsPerWeek\":3,\"inTeam\":true}").put(API + "/team/" + INSPECTOR).then().statusCode(200).body("visitsPerWeek", equalTo(3));
        as(Account.CHIEF).header("If-Match", member.header("ETag")).body("{\"visitsPerWeek\":4,\"inTeam\":true}").put(API + "/team/" + INSPECTOR).then().statusCode(412);
        as(Account.OTHER_INSPECTOR).get(API + "/team/" + INSPECTOR).then().statusCode(404);
    }

    /// Both have read the same version, and the second waits until the first has changed it.
    @Test
    void precondition_412_two_change_a_member_at_once() throws Exception {
        String member = API + "/team/" + INSPECTOR;
        for (boolean herself : List.of(false, true)) {
            String tag = as(Account.CHIEF).get(member).header("ETag");
            try (Connection held = TestDatabase.asSuperuser(); Statement statement = held.createStatement();
                    ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
                held.setAutoCommit(false);
                statement.execute("select 1 from team_member where subject = '" + INSPECTOR + "' for update");
                Future<Integer> first = both.submit(() -> herself ? joins(3) : changes(tag, 3));
                awaitWaiting(1);
                Future<Integer> second = both.submit(() -> changes(tag, 4));
                awaitWaiting(2);
                held.rollback();
                assertEquals(200, first.get(20, TimeUnit.SECONDS));
                assertEquals(412, second.get(20, TimeUnit.SECONDS));
            }
            as(Account.CHIEF).get(member).then().statusCode(200).body("visitsPerWeek", equalTo(3));
        }
    }

    private static int joins(int visits) {
        return as(Account.INSPECTOR).body("{\"name\":\"INSPECTOR\",\"visitsPerWeek\":" + visits + "}").post(API + "/team").statusCode();
    }

    private static int changes(String tag, int visits) {
        return as(Account.CHIEF).header("If-Match", tag).body("{\"visitsPerWeek\":" + visits + ",\"inTeam\":true}").put(API + "/team/" + INSPECTOR).statusCode();
    }

    @Test
    void ok_200_with_those_who_left_after_the_others() {
        String team = API + "/team/" + INSPECTOR;
        as(Account.CHIEF).header("If-Match", as(Account.CHIEF).get(team).header("ETag")).body("{\"visitsPerWeek\":3,\"inTeam\":false}").put(team).then().statusCode(200);
        as(Account.CHIEF).get(API + "/team").then().statusCode(200).body("items.subject", not(hasItem(INSPECTOR)));
        as(Account.CHIEF).get(API + "/team?left=true").then().statusCode(200).body("items.subject", hasItem(CHIEF))
                .body("items.find { it.subject == '" + INSPECTOR + "' }.name", equalTo("INSPECTOR")).body("items[0].leftAt", nullValue()).body("items.subject", not(hasItem(TestTokens.subject(Account.OTHER_INSPECTOR))));
        as(Account.OTHER_INSPECTOR).get(API + "/team?left=true").then().statusCode(200).body("items.subject", not(hasItem(INSPECTOR)));
        as(Account.AUTHORITY).get(API + "/team?left=true").then().statusCode(403);
        GivenPlan.join(Account.INSPECTOR);
    }

    @Test
    void ok_200_the_plan_against_what_is_done() {
        Quarter quarter = Quarter.of(until());
        String path = API + "/planned-visits/progress?quarter=" + quarter;
        int done = as(Account.CHIEF).get(path).then().statusCode(200).body("weeks", equalTo(quarter.weeks())).extract().path("done");
        int assigned = as(Account.CHIEF).get(path).path("members.find { it.inspector == '" + INSPECTOR + "' }.assigned");
        String visit = open(accepted(aWorkplace("ESTABLISHMENT")), "").path("visit");
        as(Account.INSPECTOR).body("{\"endedAt\":\"%s\",\"workersPresent\":1,\"summary\":\"x\"}".formatted(java.time.Instant.now().minusSeconds(1)))
                .post(API + "/visits/" + visit + "/close").then().statusCode(200);
        plan(aWorkplace("ESTABLISHMENT"), "").then().statusCode(201);
        as(Account.CHIEF).get(path).then().body("done", equalTo(done + 1)).body("unassigned", greaterThan(0))
                .body("members.find { it.inspector == '" + INSPECTOR + "' }.assigned", equalTo(assigned + 1))
                .body("members.find { it.inspector == '" + INSPECTOR + "' }.capacity", equalTo(quarter.weeks() * 5));
        as(Account.INSPECTOR).get(path).then().statusCode(403);
    }

    @Test
    void forbidden_403_and_unauthorised_401() {
        as(Account.ADMINISTRATOR).get(API + "/planned-visits").then().statusCode(403);
        as(Account.INSPECTOR).body("{}").post(API + "/planned-visits").then().statusCode(403);
        io.restassured.RestAssured.get(API + "/planned-visits").then().statusCode(401);
    }
}
