package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;
import org.palermo.systemtest.suite.Within;

/// From an inspector at a workplace to the mechanism's case list.
@Order(50)
@ExtendWith(RunningSuite.class)
class SuspectedVictimJourney {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);
    /// Used when the journey does not test how fast the report arrives.
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(60);
    /// Labour inspection asks each minute, and after two minutes if the mechanism did not answer.
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(180);

    private final Suite suite;
    private final Mechanism mechanism;

    SuspectedVictimJourney(Suite suite) {
        this.suite = suite;
        this.mechanism = new Mechanism(suite);
    }

    @Test
    void the_authority_sees_the_report_within_two_seconds() {
        var visited = VisitedWorkplace.now(suite);
        suite.tokens().of("authority");
        // The first event of a run also fetches the sender's token. The limit holds for it as well.
        for (int i = 1; i <= 5; i++) {
            var finding = visited.report(UUID.randomUUID(), "ADULT", "true", "Linh").expect(201);
            var report = VisitedWorkplace.reported(finding);
            var seen = Within.seen("report " + i + " is in the case list", SEEN_WITHIN, () -> mechanism.lists(report));
            Figures.note("suspected victim %d in the case list after %d ms".formatted(i, seen.toMillis()));
        }
    }

    @Test
    void a_child_is_referred_without_consent_and_an_adult_who_declines_is_only_counted() {
        var visited = VisitedWorkplace.now(suite);
        var child = VisitedWorkplace.reported(visited.report(UUID.randomUUID(), "CHILD", "null", "Mai").expect(201));
        var declined = visited.report(UUID.randomUUID(), "ADULT", "false", "Nobody").expect(201);
        assertEquals("NOTIFIED", declined.json().at("/report/kind").asText());
        Awaitility.await("the report").atMost(ARRIVES_WITHIN).until(() -> mechanism.has(child) && mechanism.has(VisitedWorkplace.reported(declined)));
        var known = suite.as("authority").get("/api/nrm/v1/cases/" + child).expect(200).json();
        assertEquals("Mai", known.at("/person/givenName").asText());
        assertTrue(known.get("guardianNeeded").asBoolean());
        var counted = suite.as("authority").get("/api/nrm/v1/cases/" + VisitedWorkplace.reported(declined)).expect(200);
        assertEquals("NOTIFIED_ONLY", counted.json().get("stage").asText());
        assertFalse(counted.text().contains("Nobody"), counted::toString);
    }

    @Test
    void the_inspector_learns_that_the_case_was_taken_up_and_its_reference_and_nothing_else_of_it() {
        var finding = VisitedWorkplace.now(suite).report(UUID.randomUUID(), "ADULT", "true", "Linh").expect(201);
        var report = VisitedWorkplace.reported(finding);
        Awaitility.await("the report").atMost(ARRIVES_WITHIN).until(() -> mechanism.has(report));
        var known = "/api/inspection/v1/reports/" + report;
        assertFalse(suite.as("inspector").get(known).expect(200).json().has("takenUpOn"));
        var file = suite.as("authority").get("/api/nrm/v1/cases/" + report).expect(200);
        suite.as("authority").post("/api/nrm/v1/cases/" + report + "/reasonable-grounds", """
                {"outcome": "NEGATIVE", "test": "suspect but cannot prove", "reasons": "Nothing supports it."}
                """, Map.of("If-Match", file.header("ETag"))).expect(200);
        Awaitility.await("the answer").atMost(ASKED_WITHIN)
                .until(() -> suite.as("inspector").get(known).expect(200).json().has("takenUpOn"));
        var answered = suite.as("inspector").get(known).expect(200);
        assertEquals(file.json().get("reference"), answered.json().get("mechanismReference"));
        assertFalse(answered.text().contains("NEGATIVE"));
        suite.anonymously().get("/events/reports-taken-up/beginning").expectProblem(404);
    }

    @Test
    void a_report_sent_twice_is_recorded_once() throws Exception {
        var visited = VisitedWorkplace.now(suite);
        var id = UUID.randomUUID();
        var name = "Twice" + id.toString().substring(0, 8);
        var first = visited.report(id, "ADULT", "true", name).expect(201);
        var second = visited.report(id, "ADULT", "true", name).expect(201);
        assertEquals(first.json().get("id"), second.json().get("id"));
        assertEquals(1, visited.list().expect(200).json().get("items").size());
        Awaitility.await("the report").atMost(ARRIVES_WITHIN).until(() -> mechanism.has(VisitedWorkplace.reported(first)));
        assertEquals(1, mechanism.filesOf(name));
    }

    @Test
    void an_adult_must_be_asked_for_consent() {
        VisitedWorkplace.now(suite).report(UUID.randomUUID(), "ADULT", "null", "Unasked").expectProblem(400);
    }

    @Test
    void inspection_keeps_nothing_that_identifies_the_person() throws Exception {
        var local = suite.local("the databases behind the gateway");
        var name = "Xuan" + UUID.randomUUID().toString().substring(0, 8);
        var report = VisitedWorkplace.reported(VisitedWorkplace.now(suite).report(UUID.randomUUID(), "UNSURE", "null", name).expect(201));
        Awaitility.await("the report").atMost(ARRIVES_WITHIN).until(() -> mechanism.has(report));
        assertEquals(1, mechanism.filesOf(name), "she did arrive");
        Awaitility.await("the sealed event is deleted once delivered").atMost(ARRIVES_WITHIN).until(() -> sealedEvents(report) == 0);
        try (var inspection = local.database("inspection")) {
            assertEquals(List.of(), EverythingStored.tablesWith(inspection, name));
        }
        try (var referral = local.database("referral")) {
            assertEquals(List.of(), EverythingStored.tablesWith(referral, name), "the name is sealed in the mechanism's database");
            assertFalse(EverythingStored.tablesWith(referral, report.toString()).isEmpty(), "the search itself works");
        }
        assertEquals(List.of(), EverythingStored.filesWith(local.home().resolve("logs"), name));
        assertEquals(List.of(), EverythingStored.filesWith(local.home().resolve("mail"), name));
    }

    private int sealedEvents(UUID report) throws Exception {
        try (var inspection = suite.local().orElseThrow().database("inspection");
                var query = inspection.prepareStatement("select count(*) from outbox_event where aggregate = ? and data is not null")) {
            query.setObject(1, report);
            var count = query.executeQuery();
            count.next();
            return count.getInt(1);
        }
    }
}
