package org.palermo.referral.casefile;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestClock;
import org.palermo.referral.team.GivenTeams;

/// Steps of a case file after the first decision.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class CaseStepsTest {
    private static final Map<String, Object> SUSPEND = Map.of("to", "SUSPENDED", "reasons", "She is in hospital.");
    private static final String CONFLICT = "urn:palermo:problem:case-file:";

    private UUID id;
    private int version;
    private int daysAhead;

    @BeforeEach
    void referral() {
        Given.theRegister();
        id = Given.aReferral();
    }

    @AfterEach
    void today() {
        TestClock.ahead(Duration.ZERO);
    }

    private void later(int days) {
        daysAhead += days;
        TestClock.ahead(Duration.ofDays(daysAhead));
    }

    private LocalDate now() {
        return LocalDate.parse(Given.today()).plusDays(daysAhead);
    }

    private ValidatableResponse step(Account account, String path, String etag, Object body) {
        RequestSpecification request = as(account).body(body);
        return (etag == null ? request : request.header("If-Match", etag)).post("/api/nrm/v1/cases/" + id + "/" + path).then();
    }

    /// By the authority, with the current ETag.
    private ValidatableResponse done(String path, Object body) {
        return step(Account.AUTHORITY, path, "\"" + version++ + "\"", body).statusCode(200).header("ETag", "\"" + version + "\"");
    }

    private ValidatableResponse refused(String path, Object body, String why) {
        return step(Account.AUTHORITY, path, "\"" + version + "\"", body).statusCode(409).body("type", equalTo(CONFLICT + why));
    }

    private static Map<String, Object> decision(String kind, String outcome) {
        return Map.of("kind", kind, "outcome", outcome, "test", "balance of probabilities", "reasons", "Two accounts agree.");
    }

    private static Map<String, Object> to(String stage) {
        return Map.of("to", stage, "reasons", "why");
    }

    private Map<String, Object> told() {
        return told(now());
    }

    private static Map<String, Object> told(LocalDate on) {
        return Map.of("on", on.toString(), "by", "THROUGH_SUPPORT_WORKER");
    }

    private String telling(ValidatableResponse decided) {
        List<String> ids = decided.extract().path("decisions.id");
        return "decisions/" + ids.getLast() + "/telling";
    }

    @Test
    void conflict_409_no_decision_while_an_adults_consent_is_withdrawn() {
        GivenTeams.coordinators();
        GivenTeams.assign(Account.AUTHORITY, id, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        String records = "/api/nrm/v1/cases/" + id + "/consents";
        String given = as(Account.COORDINATOR).get("/api/nrm/v1/cases/" + id + "/records?kind=CONSENT").then().statusCode(200).extract().path("items[0].id");
        as(Account.COORDINATOR).header("If-Match", "\"0\"").contentType("application/merge-patch+json")
                .body(Map.of("withdrawnAt", Instant.now().toString(), "withdrawnBy", "HERSELF", "withdrawnHow", "SPOKEN")).patch(records + "/" + given)
                .then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        refused("decisions", decision("REASONABLE_GROUNDS", "POSITIVE"), "consent-withdrawn");
        step(Account.AUTHORITY, "reasonable-grounds", "\"" + version + "\"", Given.positive()).statusCode(409).body("type", equalTo(CONFLICT + "consent-withdrawn"));
        done("transitions", to("SUSPENDED"));
        done("transitions", to("REFERRED"));
        as(Account.COORDINATOR).body(Map.of("about", "REFERRAL", "givenAt", Instant.now().toString(), "givenBy", "HERSELF", "givenHow", "WRITTEN")).post(records).then().statusCode(201);
        done("decisions", decision("REASONABLE_GROUNDS", "POSITIVE"));
    }

    @Test
    void ok_200_an_adult_who_withdrew_consent_moves_to_withdrawn_and_a_child_is_still_decided_on() {
        GivenTeams.coordinators();
        String withdrawn = """
                {"about":"REFERRAL","givenAt":"2026-01-05T10:00:00Z","givenBy":"HERSELF","givenHow":"SPOKEN","withdrawnAt":"%s","withdrawnBy":"HERSELF","withdrawnHow":"SPOKEN"}"""
                .formatted(Instant.now());
        GivenTeams.assign(Account.AUTHORITY, id, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        as(Account.COORDINATOR).body(withdrawn).post("/api/nrm/v1/cases/" + id + "/consents").then().statusCode(201);
        done("transitions", Map.of("to", "WITHDRAWN")).body("stage", equalTo("WITHDRAWN"));
        id = UUID.fromString(Given.refer(Account.RESPONDER, Given.ADULT.replace("\"ADULT\",\"consent\":true", "\"UNSURE\"")).statusCode(201).extract().path("id"));
        version = 0;
        GivenTeams.assign(Account.AUTHORITY, id, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        as(Account.COORDINATOR).body(withdrawn).post("/api/nrm/v1/cases/" + id + "/consents").then().statusCode(201);
        done("decisions", decision("REASONABLE_GROUNDS", "POSITIVE"));
    }

    private String recovery() {
        String telling = telling(done("decisions", decision("REASONABLE_GROUNDS", "POSITIVE")));
        done(telling, told()).body("stage", equalTo("RECOVERY"));
        return telling;
    }

    @Test
    void ok_200_from_the_referral_to_the_end() {
        recovery();
        String end = now().plusDays(30).toString();
        refused("decisions", decision("CONCLUSIVE_GROUNDS", "POSITIVE"), "recovery-runs");
        done("extensions", Map.of("until", now().plusDays(40).toString(), "reasons", "She is ill.")).body("conclusiveNotBefore", equalTo(now().plusDays(41).toString()))
                .body("recoveryEndsOn", nullValue()).body("next", hasItem("CONCLUSIVE_GROUNDS_POSITIVE"));
        later(41);
        Map<String, Object> granted = new HashMap<>(decision("CONCLUSIVE_GROUNDS", "POSITIVE"));
        granted.put("protectedUntil", now().plusDays(365).toString());
        done("decisions", granted).body("stage", equalTo("CONCLUSIVE_GROUNDS_POSITIVE")).body("protectedUntil", equalTo(granted.get("protectedUntil")))
                .body("recoveryEndsOn", equalTo(now().toString())).body("conclusiveNotBefore", nullValue());
        done("transitions", Map.of("to", "TRANSITION")).body("stage", equalTo("TRANSITION"));
        done("transitions", to("CLOSED")).body("stage", equalTo("CLOSED")).body("next", equalTo(List.of()))
                .body("history.event", contains("Referred", "ReasonableGroundsDecided", "Told", "RecoveryExtended", "ConclusiveGroundsDecided", "TransitionBegun", "Closed"))
                .body("history[3].reasons", equalTo("She is ill."));
        refused("transitions", SUSPEND, "stage");
        assertTrue(end.compareTo(now().toString()) < 0);
        assertEquals(1, count("select count(*) from case_file where id = '" + id + "' and closed_at is not null and due_on is null"));
    }

    @Test
    void ok_200_a_suspension_pauses_the_terms() {
        recovery();
        later(10);
        done("transitions", SUSPEND).body("stage", equalTo("SUSPENDED")).body("paused.from", equalTo("RECOVERY")).body("paused.recoveryDaysLeft", equalTo(20))
                .body("recoveryEndsOn", nullValue()).body("next", containsInAnyOrder("RECOVERY", "WITHDRAWN", "CLOSED_REFERRED"));
        refused("transitions", to("TRANSITION"), "stage");
        refused("transitions", to("REFERRED"), "stage");
        later(25);
        done("transitions", Map.of("to", "RECOVERY")).body("stage", equalTo("RECOVERY")).body("paused", nullValue())
                .body("recoveryEndsOn", nullValue()).body("conclusiveNotBefore", equalTo(now().plusDays(21).toString()));
    }

    private static org.hamcrest.Matcher<Iterable<? extends String>> containsInAnyOrder(String... stages) {
        return org.hamcrest.Matchers.containsInAnyOrder(stages);
    }

    @Test
    void ok_200_a_negative_decision_is_reconsidered() {
        done("decisions", decision("REASONABLE_GROUNDS", "NEGATIVE")).body("dueOn", equalTo(now().plusDays(30).toString())).body("due", equalTo("LATER"));
        refused("transitions", to("CLOSED"), "reconsideration-open");
        done("transitions", Map.of("to", "RECONSIDERATION", "askedBy", "VICTIM")).body("stage", equalTo("RECONSIDERATION")).body("due", equalTo("NONE"));
        later(5);
        done("decisions", decision("RECONSIDERATION", "POSITIVE")).body("stage", equalTo("REASONABLE_GROUNDS_POSITIVE"))
                .body("conclusiveNotBefore", equalTo(now().plusDays(31).toString())).body("decisions.kind", contains("REASONABLE_GROUNDS", "RECONSIDERATION"));
    }

    @Test
    void conflict_409_closing_before_the_person_was_told_where_the_law_sets_no_term() {
        id = UUID.fromString(Given.refer(Account.RESPONDER, Given.ADULT.replace("GB-SCT", "ZZ-N")).statusCode(201).extract().path("id"));
        String telling = telling(done("decisions", decision("REASONABLE_GROUNDS", "NEGATIVE")).body("reconsiderationUntil", nullValue()));
        refused("transitions", to("CLOSED"), "not-told");
        done(telling, told(LocalDate.parse(Given.todayInZedland())));
        done("transitions", to("CLOSED")).body("stage", equalTo("CLOSED"));
    }

    @Test
    void ok_200_decisions_are_listed_with_how_the_person_was_told() {
        String telling = recovery();
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id + "/decisions").then().statusCode(200)
                .body("items[0].kind", equalTo("REASONABLE_GROUNDS")).body("items[0].body", equalTo(Account.AUTHORITY.agency().toString()))
                .body("items[0].test", equalTo("balance of probabilities")).body("items[0].reasons", equalTo("Two accounts agree."))
                .body("items[0].toldOn", equalTo(now().toString())).body("items[0].toldBy", equalTo("THROUGH_SUPPORT_WORKER"));
        as(Account.RESPONDER).get("/api/nrm/v1/cases/" + id + "/decisions").then().statusCode(200)
                .body("items[0].outcome", equalTo("POSITIVE")).body("items[0]", not(hasKey("reasons"))).body("items[0]", not(hasKey("test")));
        refused(telling, told(), "told");
    }

    @Test
    void ok_200_only_the_authority_reads_the_reasons_of_a_step() {
        done("transitions", SUSPEND).body("history[1].reasons", equalTo("She is in hospital."));
        as(Account.RESPONDER).get("/api/nrm/v1/cases/" + id).then().statusCode(200).body("history[1].event", equalTo("Suspended")).body("history[1]", not(hasKey("reasons")));
    }

    @Test
    void reasons_are_erased_with_the_person() {
        done("transitions", SUSPEND);
        Erasing.byTwo(id).statusCode(200);
        assertEquals(0, count("select count(*) from case_file_event where case_file = '" + id + "' and reasons is not null"));
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id).then().statusCode(200).body("next", equalTo(List.of())).body(not(containsString("hospital")));
        step(Account.AUTHORITY, "transitions", "\"2\"", to("REFERRED")).statusCode(409).body("type", equalTo(CONFLICT + "erased"));
    }

    @ParameterizedTest
    @CsvSource({"decisions", "transitions", "extensions"})
    void precondition_428_and_stale_412(String path) {
        Object body = switch (path) {
            case "decisions" -> decision("REASONABLE_GROUNDS", "POSITIVE");
            case "transitions" -> SUSPEND;
            default -> Map.of("until", "2099-01-01", "reasons", "ill");
        };
        step(Account.AUTHORITY, path, null, body).statusCode(428);
        step(Account.AUTHORITY, path, "\"7\"", body).statusCode(412);
    }

    @ParameterizedTest
    @EnumSource(value = Account.class, names = {"RESPONDER", "COORDINATOR", "BORDER", "RAPPORTEUR", "ADMINISTRATOR", "AUDITOR", "NGO"})
    void forbidden_403_wrong_role(Account account) {
        step(account, "decisions", "\"0\"", decision("REASONABLE_GROUNDS", "POSITIVE")).statusCode(403);
        step(account, "transitions", "\"0\"", SUSPEND).statusCode(403);
        step(account, "extensions", "\"0\"", Map.of("until", "2099-01-01", "reasons", "ill")).statusCode(403);
        step(account, "decisions/" + UUID.randomUUID() + "/telling", "\"0\"", told()).statusCode(403);
    }

    @Test
    void unauthorised_401() {
        RestAssured.given().contentType("application/json").body(SUSPEND).post("/api/nrm/v1/cases/" + id + "/transitions").then().statusCode(401);
    }

    @Test
    void not_found_404_unknown_file_and_decision_of_another_file() {
        String others = telling(done("decisions", decision("REASONABLE_GROUNDS", "POSITIVE")));
        id = Given.aReferral();
        step(Account.AUTHORITY, others, "\"0\"", told()).statusCode(404);
        id = UUID.randomUUID();
        step(Account.AUTHORITY, "transitions", "\"0\"", SUSPEND).statusCode(404);
        as(Account.AUTHORITY).get("/api/nrm/v1/cases/" + id + "/decisions").then().statusCode(404);
    }

    @Test
    void invalid_400_names_the_missing_field() {
        step(Account.AUTHORITY, "decisions", "\"0\"", Map.of("kind", "GUESS")).statusCode(400);
        step(Account.AUTHORITY, "decisions", "\"0\"", Map.of("outcome", "POSITIVE", "test", "t", "reasons", "r")).statusCode(400).body("violations.field", hasItem("kind"));
        step(Account.AUTHORITY, "transitions", "\"0\"", Map.of("to", "SUSPENDED")).statusCode(400).body("violations.field", hasItem("reasons"));
        step(Account.AUTHORITY, "extensions", "\"0\"", Map.of("until", "2099-01-01")).statusCode(400).body("violations.field", hasItem("reasons"));
        recovery();
        step(Account.AUTHORITY, "extensions", "\"2\"", Map.of("until", now().toString(), "reasons", "r")).statusCode(400).body("violations.field", hasItem("until"));
    }

    @Test
    void invalid_400_reconsideration_asked_before_the_decision() {
        done("decisions", decision("REASONABLE_GROUNDS", "NEGATIVE"));
        String decided = now().toString();
        step(Account.AUTHORITY, "transitions", "\"1\"", Map.of("to", "RECONSIDERATION", "askedBy", "VICTIM", "askedOn", now().minusDays(1).toString()))
                .statusCode(400).body("violations.field", hasItem("askedOn"));
        later(2);
        done("transitions", SUSPEND);
        later(2);
        done("transitions", Map.of("to", "REASONABLE_GROUNDS_NEGATIVE"));
        Map<String, String> asked = Map.of("to", "RECONSIDERATION", "askedBy", "VICTIM", "askedOn", decided);
        done("transitions", asked);
        done("decisions", decision("RECONSIDERATION", "NEGATIVE")).body("stage", equalTo("REASONABLE_GROUNDS_NEGATIVE")).body("due", equalTo("NONE"));
        done("transitions", asked);
    }

    @Test
    void conflict_409_transition_not_allowed() {
        refused("decisions", decision("CONCLUSIVE_GROUNDS", "POSITIVE"), "stage");
        refused("decisions", decision("RECONSIDERATION", "POSITIVE"), "stage");
        refused("transitions", to("TRANSITION"), "stage");
        refused("transitions", to("REASONABLE_GROUNDS_POSITIVE"), "stage");
        refused("extensions", Map.of("until", "2099-01-01", "reasons", "r"), "stage");
    }

    @Test
    void is_audited_and_notifies_the_sender_and_the_team_without_the_reasons() {
        GivenTeams.coordinators();
        GivenTeams.assign(Account.AUTHORITY, id, GivenTeams.subject(Account.COORDINATOR)).statusCode(200);
        done("transitions", SUSPEND);
        assertEquals(1, count("select count(*) from audit_entry where record_id = '" + id + "' and action = 'SUSPENDED'"));
        for (Account told : List.of(Account.RESPONDER, Account.COORDINATOR)) {
            assertEquals(1, count("select count(*) from notice where about = '" + id + "' and kind = 'CASE_SUSPENDED' and agency = '" + told.agency() + "'"), told.name());
        }
        id = UUID.fromString(Given.refer(Account.BORDER, Given.ADULT).extract().path("id"));
        step(Account.AUTHORITY, "transitions", "\"0\"", SUSPEND).statusCode(200);
        assertEquals(0, count("select count(*) from notice where about = '" + id + "' and agency = '" + Account.BORDER.agency() + "'"));
    }

    @Test
    void emits_until_when_the_stage_protects_the_person() {
        GivenTeams.coordinators();
        id = GivenTeams.caseOf(Account.COORDINATOR);
        recovery();
        done("transitions", SUSPEND);
        done("transitions", to("CLOSED_REFERRED"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(List.of("null", "9999-12-31", "9999-12-31", "9999-12-31", "null"),
                EventProbe.running().events().stream()
                        .filter(e -> e.get("partitionkey").asText().equals(id.toString()) && e.get("type").asText().endsWith("case-protection-changed"))
                        .map(e -> e.at("/data/movableFrom").asText("null")).toList()));
    }

    @Test
    void row_security_only_the_covering_authority_notifies() throws Exception {
        recovery();
        String tell = "update case_decision set told_by = 'LETTER' where case_file = '" + id + "'";
        try (Acting responder = Acting.as(Account.RESPONDER)) {
            assertEquals(0, responder.change(tell));
        }
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            assertEquals(1, authority.change(tell));
            authority.set("palermo.regions", "GB-WLS");
            assertEquals(0, authority.change(tell));
        }
    }

    @Test
    void two_steps_race_once() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> suspends = () -> step(Account.AUTHORITY, "transitions", "\"0\"", SUSPEND).extract().statusCode();
            Callable<Integer> decides = () -> step(Account.AUTHORITY, "decisions", "\"0\"", decision("REASONABLE_GROUNDS", "POSITIVE")).extract().statusCode();
            List<Integer> answers = pool.invokeAll(List.of(suspends, decides)).stream().map(f -> {
                try {
                    return f.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).sorted().toList();
            assertEquals(List.of(200, 412), answers);
        }
        assertEquals(2, count("select count(*) from case_file_event where case_file = '" + id + "'"));
    }

    @Test
    void ok_200_an_imported_file_continues_from_its_stage() {
        String external = UUID.randomUUID().toString();
        String line = """
                {"externalId":"%s","region":"GB-SCT","stage":"SUSPENDED","senderAgency":"%s","referredAt":"2026-01-05T10:00:00Z","ageGroup":"ADULT","sex":"FEMALE",\
                "exploitation":["LABOUR"],"languages":["en"],"person":{"givenName":"A","familyName":"B"},\
                "history":[{"stage":"REFERRED","at":"2026-01-05T10:00:00Z"},{"stage":"REASONABLE_GROUNDS_POSITIVE","at":"2026-01-07T10:00:00Z"},\
                {"stage":"DISQUALIFIED","at":"2026-01-10T10:00:00Z"},{"stage":"RECONSIDERATION","at":"2026-01-12T10:00:00Z"},{"stage":"SUSPENDED","at":"2026-01-20T10:00:00Z"}]}
                """.formatted(external, Account.RESPONDER.agency());
        as(Account.ADMINISTRATOR).contentType("application/x-ndjson").body(line.getBytes()).post("/api/nrm/v1/cases/imports").then().statusCode(200).extract().asString();
        id = UUID.fromString(Given.text("select id from case_file where external_id = '" + external + "'"));
        done("transitions", Map.of("to", "RECONSIDERATION")).body("stage", equalTo("RECONSIDERATION"));
        done("decisions", decision("RECONSIDERATION", "POSITIVE")).body("stage", equalTo("REASONABLE_GROUNDS_POSITIVE")).body("conclusiveNotBefore", equalTo(now().plusDays(28).toString()));
    }
}
