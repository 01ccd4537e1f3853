package org.palermo.inspection.visit.record;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aVisit;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.execute;
import static org.palermo.inspection.Given.find;
import static org.palermo.inspection.Given.text;
import static org.palermo.inspection.plan.GivenPlan.today;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.directive.GivenDirectives;
import org.palermo.inspection.evidence.GivenEvidence;
import org.palermo.inspection.plan.GivenPlan;
import org.palermo.inspection.visit.Visits;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestDatabase;

/// Visits that were recorded at the wrong workplace.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class VisitMovesTest {
    private static final String CLOSING = "{\"endedAt\":\"2026-01-05T12:00:00Z\",\"workersPresent\":12,\"summary\":\"all was clean\"}";
    private static final String CONSENT = ",\"householdAccess\":\"CONSENT\",\"entry\":{\"consentBy\":\"a son\",\"consentForm\":\"ORAL\"}";

    private String wrong;
    private String right;

    @BeforeEach
    void two() {
        GivenPlan.theTeam();
        wrong = aWorkplace("ESTABLISHMENT");
        right = aWorkplace("ESTABLISHMENT");
    }

    private static ValidatableResponse move(Account account, String visit, String workplace) {
        return as(account).body("{\"workplace\":\"%s\",\"reason\":\"two mills of one name\"}".formatted(workplace))
                .post(API + "/visits/" + visit + "/moves").then();
    }

    private static ValidatableResponse moves(String workplace) {
        return as(Account.INSPECTOR).get(API + "/visit-moves?workplace=" + workplace).then().statusCode(200);
    }

    private static String name(String workplace) {
        return as(Account.INSPECTOR).get(API + "/workplaces/" + workplace).path("name");
    }

    private static void refused(ValidatableResponse answer, String type) {
        answer.statusCode(409).body("type", equalTo("urn:palermo:problem:visit:" + type));
    }

    private static String claim(String workplace, String visit) {
        return as(Account.INSPECTOR).body("""
                {"workplace":"%s","visit":"%s","currency":"GBP","worker":{"label":"x","payPeriod":"WEEK","employedFrom":"2024-04-08"}}
                """.formatted(workplace, visit)).post(API + "/wage-claims").then().statusCode(201).extract().path("id");
    }

    @Test
    void ok_200_the_visit_stands_at_the_right_workplace_and_both_say_so() {
        String visit = aVisit(Account.INSPECTOR, wrong);
        as(Account.INSPECTOR).body(CLOSING).post(API + "/visits/" + visit + "/close").then().statusCode(200);
        String reference = as(Account.INSPECTOR).get(API + "/workplaces/" + right).path("reference");
        as(Account.INSPECTOR).body("{\"workplaceReference\":\"%s\",\"reason\":\"two mills of one name\"}".formatted(reference))
                .post(API + "/visits/" + visit + "/moves").then().statusCode(200).body("workplace", equalTo(right))
                .body("closed", equalTo(true)).body("moves.size()", equalTo(1));
        as(Account.CHIEF).get(API + "/visits/" + visit + "/record").then().statusCode(200).body("workplace", equalTo(right))
                .body("workplaceName", equalTo(name(right))).body("summary", equalTo("all was clean"))
                .body("moves.fromWorkplace", equalTo(List.of(wrong))).body("moves[0].fromWorkplaceName", equalTo(name(wrong)))
                .body("moves[0].toWorkplaceName", equalTo(name(right))).body("moves[0].reason", equalTo("two mills of one name"))
                .body("moves[0].movedBy", equalTo(GivenPlan.INSPECTOR));
        as(Account.INSPECTOR).get(API + "/visits?workplace=" + wrong).then().body("items.size()", equalTo(0));
        as(Account.INSPECTOR).get(API + "/visits?workplace=" + right).then().body("items.id", equalTo(List.of(visit)));
        for (String workplace : List.of(wrong, right)) {
            moves(workplace).body("items.visit", equalTo(List.of(visit))).body("items[0].toWorkplace", equalTo(right))
                    .body("items[0].reason", nullValue());
            as(Account.OTHER_INSPECTOR).get(API + "/visit-moves?workplace=" + workplace).then().statusCode(200).body("items.size()", equalTo(0));
        }
        moves(aWorkplace("ESTABLISHMENT")).body("items.size()", equalTo(0));
        assertEquals(0, count("select count(*) from visit_move where encode(sealed_reason, 'escape') like '%mills%'"));
    }

    @Test
    void ok_200_the_plan_the_findings_the_evidence_and_the_wages_go_along() {
        execute("update workplace set sector = 'Farming' where id = '" + right + "'");
        String planned = GivenPlan.accepted(wrong);
        String visit = GivenPlan.open(planned, "").then().statusCode(200).extract().path("visit");
        String finding = find(Account.INSPECTOR, visit, "{\"subject\":\"ADULT\",\"workers\":3,\"indicators\":[\"EX02\"]}").then().statusCode(201)
                .extract().path("id");
        GivenEvidence.kept(Account.INSPECTOR, visit, "PNG", "seen", GivenEvidence.png("seen"));
        String claim = claim(wrong, visit);
        String elsewhere = as(Account.INSPECTOR).body("""
                {"workplace":"%s","currency":"GBP","worker":{"label":"x","payPeriod":"WEEK","employedFrom":"2024-04-08"}}
                """.formatted(wrong)).post(API + "/wage-claims").then().statusCode(201).extract().path("id");
        move(Account.INSPECTOR, visit, right).statusCode(200);
        as(Account.INSPECTOR).get(API + "/planned-visits/" + planned).then().statusCode(200).body("workplace", equalTo(right))
                .body("visit", equalTo(visit)).body("state", equalTo("OPENED")).body("steps.step[-1]", equalTo("WORKPLACE"))
                .body("steps.doneBy[-1]", equalTo(GivenPlan.INSPECTOR));
        as(Account.CHIEF).get(API + "/planned-visits?workplace=" + wrong).then().body("items.size()", equalTo(0));
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/findings").then().body("items.id", equalTo(List.of(finding)));
        assertEquals("Farming", text("select sector from finding where id = '" + finding + "'"));
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/evidence").then().body("items.size()", equalTo(1));
        as(Account.INSPECTOR).get(API + "/wage-claims?workplace=" + right).then().body("items.id", equalTo(List.of(claim)));
        as(Account.INSPECTOR).get(API + "/wage-claims?workplace=" + wrong).then().body("items.id", equalTo(List.of(elsewhere)));
        as(Account.INSPECTOR).body("{\"endedAt\":\"%s\",\"workersPresent\":3,\"summary\":\"seen\"}".formatted(Instant.now().minusSeconds(1))).post(API + "/visits/" + visit + "/close").then().statusCode(200);
        as(Account.INSPECTOR).get(API + "/planned-visits/" + planned).then().body("state", equalTo("CLOSED"));
        claim(right, visit);
    }

    @Test
    void the_annual_report_counts_it_at_the_right_workplace() {
        String visit = aVisit(Account.INSPECTOR, wrong);
        Awaitility.await("the visit is counted").atMost(Duration.ofSeconds(30)).until(() -> counted(wrong) == 1 && counted(right) == 0);
        move(Account.CHIEF, visit, right).statusCode(200);
        Awaitility.await("the visit is counted anew").atMost(Duration.ofSeconds(30)).until(() -> counted(wrong) == 0 && counted(right) == 1);
    }

    /// The visits that the report counts at a workplace, after a run of the job.
    private static long counted(String workplace) throws SQLException {
        try (Connection counting = Acting.connection(Account.INSPECTOR); Statement sql = counting.createStatement()) {
            Acting.set(counting, "palermo.subject", "system:figures");
            sql.execute("select count_annual_changes(100000)");
            counting.commit();
        }
        return count("select coalesce(sum(visits), 0) from annual_part where agency is not null and workplace = '" + workplace + "'");
    }

    @Test
    void ok_200_back_again_and_through_a_merged_record() {
        String visit = aVisit(Account.INSPECTOR, wrong);
        move(Account.INSPECTOR, visit, right).statusCode(200);
        execute("update workplace set merged_into = '%s' where id = '%s'".formatted(aWorkplace("ESTABLISHMENT"), right));
        move(Account.CHIEF, visit, wrong).statusCode(200).body("moves.toWorkplace", equalTo(List.of(right, wrong)))
                .body("moves.movedBy", equalTo(List.of(GivenPlan.INSPECTOR, GivenPlan.CHIEF)));
        String kept = text("select merged_into from workplace where id = '" + right + "'");
        moves(kept).body("items.size()", equalTo(2)).body("items[0].toWorkplace", equalTo(wrong));
        String next = as(Account.INSPECTOR).get(API + "/visit-moves?limit=1&workplace=" + kept).then().statusCode(200).extract().path("next");
        as(Account.INSPECTOR).get(API + "/visit-moves?limit=1&workplace=" + kept + "&cursor=" + next).then()
                .body("items.toWorkplace", equalTo(List.of(right))).body("next", nullValue());
    }

    @Test
    void ok_200_the_same_request_again_moves_nothing_again() {
        String visit = aVisit(Account.INSPECTOR, wrong);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as(Account.INSPECTOR).header("Idempotency-Key", key).body("{\"workplace\":\"%s\",\"reason\":\"x\"}".formatted(right))
                    .post(API + "/visits/" + visit + "/moves").then().statusCode(200).body("moves.size()", equalTo(1));
        }
        moves(right).body("items.size()", equalTo(1));
    }

    @Test
    void wrong_400_for_no_workplace_the_same_one_and_one_of_another_country() {
        String visit = aVisit(Account.INSPECTOR, wrong);
        String same = aWorkplace("ESTABLISHMENT");
        execute("update workplace set merged_into = '%s' where id = '%s'".formatted(wrong, same));
        String abroad = aWorkplace("ESTABLISHMENT");
        execute("update workplace set country = 'ZZ' where id = '" + abroad + "'");
        move(Account.INSPECTOR, visit, UUID.randomUUID().toString()).statusCode(400).body("violations.message", equalTo(List.of("must be a workplace")));
        for (String one : List.of(wrong, same)) {
            move(Account.INSPECTOR, visit, one).statusCode(400)
                    .body("violations.message", equalTo(List.of("must be another workplace than the one where the visit is recorded")));
        }
        move(Account.INSPECTOR, visit, abroad).statusCode(400)
                .body("violations.message", equalTo(List.of("must be a workplace in the country of the visit")));
        for (String body : List.of("{\"reason\":\"x\"}", "{\"workplaceReference\":\"W-0000\",\"reason\":\"x\"}")) {
            as(Account.INSPECTOR).body(body).post(API + "/visits/" + visit + "/moves").then().statusCode(400)
                    .body(containsString("workplaceReference"));
        }
        as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"reason\":\"she has no visa\"}".formatted(right))
                .post(API + "/visits/" + visit + "/moves").then().statusCode(400);
        as(Account.INSPECTOR).get(API + "/visit-moves").then().statusCode(400);
        moves(right).body("items.size()", equalTo(0));
    }

    @Test
    void refused_403_for_a_colleague_who_did_not_record_it_and_404_for_another_inspectorate() {
        String visit = aVisit(Account.CHIEF, wrong);
        move(Account.INSPECTOR, visit, right).statusCode(403).body("type", equalTo("urn:palermo:problem:visit:not-yours"));
        move(Account.OTHER_INSPECTOR, visit, right).statusCode(404);
        move(Account.AUTHORITY, visit, right).statusCode(403);
        as(Account.CHIEF).get(API + "/visits/" + visit).then().body("workplace", equalTo(wrong));
    }

    @Test
    void refused_409_with_a_conflict_of_interest_at_either_workplace() {
        String visit = aVisit(Account.INSPECTOR, wrong);
        for (String workplace : List.of(wrong, right)) {
            String conflict = as(Account.INSPECTOR).body("{\"workplace\":\"%s\",\"ground\":\"FAMILY\"}".formatted(workplace))
                    .post(API + "/conflicts-of-interest").then().statusCode(201).extract().path("id");
            refused(move(Account.INSPECTOR, visit, right), "conflict-of-interest");
            as(Account.CHIEF).post(API + "/conflicts-of-interest/" + conflict + "/lift").then().statusCode(204);
        }
        move(Account.INSPECTOR, visit, right).statusCode(200);
    }

    @Test
    void refused_409_when_an_order_or_a_penalty_depends_on_it() {
        String ordered = aVisit(Account.INSPECTOR, wrong);
        String order = GivenDirectives.issued(Account.INSPECTOR, ordered, "x");
        refused(move(Account.CHIEF, ordered, right), "has-orders");
        refused(move(Account.INSPECTOR, followUp(order), right), "has-orders");
        String fined = aVisit(Account.INSPECTOR, wrong);
        GivenDirectives.imposed(Account.INSPECTOR, fined);
        refused(move(Account.CHIEF, fined, right), "has-orders");
        String claimed = aVisit(Account.INSPECTOR, wrong);
        String rests = aVisit(Account.INSPECTOR, wrong);
        execute("""
                with k as (insert into wage_calculation (id, claim, agency, wages, deductions, fees, rates, facts, calculated_at)
                           values (gen_random_uuid(), '%1$s', '%2$s', 1, 0, 0, 'x', 0, now()) returning id)
                insert into directive_claim (directive, claim, agency, calculation, owed) select '%3$s', '%1$s', '%2$s', k.id, 1 from k
                """.formatted(claim(wrong, rests), Account.INSPECTOR.agency(), order));
        refused(move(Account.CHIEF, rests, right), "has-orders");
        claim(wrong, claimed);
        move(Account.INSPECTOR, claimed, right).statusCode(200);
        moves(right).body("items.visit", equalTo(List.of(claimed)));
    }

    /// @return a visit that follows up the order
    private String followUp(String order) {
        GivenDirectives.step(Account.INSPECTOR, "/directives/" + order, "follow-up", "{\"from\":\"%s\",\"by\":\"%s\"}".formatted(today(),
                today().plusDays(3))).then().statusCode(200);
        String planned = as(Account.CHIEF).get(API + "/planned-visits?directive=" + order).path("items[0].id");
        GivenPlan.step(Account.CHIEF, planned, "assign", "{\"inspector\":\"%s\"}".formatted(GivenPlan.INSPECTOR)).then().statusCode(200);
        GivenPlan.step(Account.INSPECTOR, planned, "accept", "{\"day\":\"%s\"}".formatted(today())).then().statusCode(200);
        return GivenPlan.open(planned, "").then().statusCode(200).extract().path("visit");
    }

    @Test
    void refused_409_between_a_household_and_another_workplace_but_not_between_households() {
        String home = aWorkplace("PRIVATE_HOUSEHOLD");
        String neighbours = aWorkplace("PRIVATE_HOUSEHOLD");
        String visit = GivenPlan.open(GivenPlan.accepted(home), CONSENT).then().statusCode(200).extract().path("visit");
        refused(move(Account.INSPECTOR, visit, right), "household-rules");
        refused(move(Account.INSPECTOR, aVisit(Account.INSPECTOR, wrong), home), "household-rules");
        move(Account.INSPECTOR, visit, neighbours).statusCode(200).body("householdAccess", equalTo("CONSENT"))
                .body("entry.consentBy", equalTo("a son"));
        moves(home).body("items[0].fromWorkplaceName", equalTo(name(home)));
    }

    @Test
    void refused_409_after_twenty_moves() {
        String visit = aVisit(Account.INSPECTOR, wrong);
        for (int i = 0; i < 10; i++) {
            move(Account.INSPECTOR, visit, right).statusCode(200);
            move(Account.INSPECTOR, visit, wrong).statusCode(200);
        }
        refused(move(Account.INSPECTOR, visit, right), "too-many-moves");
    }

    @Test
    void the_reason_is_erased_with_the_record_and_the_visit_stays_where_it_is_then() throws SQLException {
        String visit = aVisit(Account.INSPECTOR, wrong);
        move(Account.INSPECTOR, visit, right).statusCode(200);
        try (Connection erasing = Acting.connection(Account.INSPECTOR); Statement sql = erasing.createStatement()) {
            Acting.set(erasing, "palermo.subject", "system:retention");
            sql.execute("select erase_visit_record('%s', now() + interval '1 day', now())".formatted(visit));
            erasing.commit();
        }
        as(Account.INSPECTOR).get(API + "/visits/" + visit + "/record").then().statusCode(200).body("moves.size()", equalTo(1))
                .body("moves[0].reason", nullValue());
        refused(move(Account.INSPECTOR, visit, wrong), "record-erased");
    }

    /// The database itself moves nothing without a row that says so, and takes such a row only from who may move the visit.
    @Test
    void the_database_takes_a_move_from_who_recorded_the_visit_or_a_chief_inspector_only() throws SQLException {
        String chiefs = aVisit(Account.CHIEF, wrong);
        String own = aVisit(Account.INSPECTOR, wrong);
        try (Acting inspector = Acting.as(Account.INSPECTOR)) {
            inspector.set("palermo.subject", GivenPlan.INSPECTOR);
            assertFalse(inspector.isRefused(moved(own, wrong, right, GivenPlan.INSPECTOR)));
            assertEquals(0, inspector.change("update visit set workplace = '" + right + "' where id = '" + own + "'"));
            assertTrue(inspector.isRefused(moved(chiefs, wrong, right, GivenPlan.INSPECTOR)), "a colleague recorded it");
            assertTrue(inspector.isRefused(moved(own, wrong, right, GivenPlan.CHIEF)), "as a colleague");
            assertTrue(inspector.isRefused(moved(own, right, wrong, GivenPlan.INSPECTOR)), "it is not there");
        }
        try (Acting chief = Acting.as(Account.CHIEF)) {
            chief.set("palermo.subject", GivenPlan.CHIEF);
            assertFalse(chief.isRefused(moved(own, wrong, right, GivenPlan.CHIEF)));
        }
        try (Acting other = Acting.as(Account.OTHER_INSPECTOR)) {
            other.set("palermo.subject", "x");
            assertTrue(other.isRefused(moved(own, wrong, right, "x")));
        }
        assertThrows(IllegalStateException.class, () -> execute(moved(own, right, wrong, "x")));
    }

    private static String moved(String visit, String from, String to, String by) {
        return """
                insert into visit_move (id, visit, agency, from_workplace, to_workplace, sealed_reason, moved_by, moved_at)
                values (gen_random_uuid(), '%s', '%s', '%s', '%s', '', '%s', now())
                """.formatted(visit, Account.INSPECTOR.agency(), from, to, by);
    }

    /// Who writes an order has read where the visit was. A move waits for her.
    @Test
    void a_move_waits_for_what_is_being_written_about_the_visit() throws SQLException {
        String visit = aVisit(Account.INSPECTOR, wrong);
        try (Connection writing = TestDatabase.asSuperuser(); Statement sql = writing.createStatement()) {
            writing.setAutoCommit(false);
            sql.execute("select pg_advisory_xact_lock_shared(hashtextextended('palermo.workplace_of_visit %s %s', 0))"
                    .formatted(Account.INSPECTOR.agency(), visit));
            CompletableFuture<ValidatableResponse> moving = CompletableFuture.supplyAsync(() -> move(Account.INSPECTOR, visit, right));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count(
                    "select count(*) from pg_locks where locktype = 'advisory' and not granted") > 0);
            as(Account.INSPECTOR).get(API + "/visits/" + visit).then().body("workplace", equalTo(wrong));
            assertFalse(moving.isDone());
            writing.commit();
            moving.join().statusCode(200).body("workplace", equalTo(right));
        }
    }
}
