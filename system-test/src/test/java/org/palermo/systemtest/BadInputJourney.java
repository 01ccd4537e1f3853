package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Sends bad bodies to every operation that takes a body, as listed in the API document. Each must be refused as a problem
/// with a type, never with a 500, and never repeating the caller's text.
@Order(65)
@ExtendWith(RunningSuite.class)
class BadInputJourney {

    /// A text that no message of the suite contains.
    static final String MARKER = "Qx7marker";
    private static final Pattern NOTHING_IMPORTED = Pattern.compile("\"summary\":\\{\"read\":\\d+,\"imported\":0,");
    /// For each operation that a sample account may call, one of these may call it.
    private static final List<String> ACCOUNTS =
            List.of("responder", "authority", "administrator", "ngo", "shelter", "inspector", "chief", "coordinator", "data-protection",
                    "agency-administrator", "auditor", "guardian");

    private final Suite suite;

    BadInputJourney(Suite suite) {
        this.suite = suite;
    }

    @TestFactory
    Stream<DynamicTest> a_wrong_body_is_refused() {
        var operations = BodyOperation.all(suite.anonymously().get("/openapi").expect(200).json()).stream().filter(operation -> !operation.isOfMachines()).toList();
        assertTrue(operations.size() > 12, "operations with a body: " + operations.size());
        Figures.note("operations with a body, each with " + BadBodies.KINDS + " kinds of bad ones: " + operations.size());
        return operations.stream().map(operation -> dynamicTest(operation.toString(), () -> refusesAll(operation)));
    }

    private void refusesAll(BodyOperation operation) {
        var account = whoMay(operation);
        var failures = new ArrayList<String>();
        BadBodies.of(operation).forEach((kind, body) -> {
            var answer = send(account, operation, operation.pathTo(UUID.randomUUID().toString()), body);
            wrong(operation, answer).ifPresent(why -> failures.add(kind + ": " + why + ": " + answer));
        });
        assertTrue(failures.isEmpty(), () -> "as " + account + "\n" + String.join("\n", failures));
    }

    /// An account whose role may call the operation, so that the body is read.
    private String whoMay(BodyOperation operation) {
        return ACCOUNTS.stream()
                .filter(account -> send(account, operation, operation.pathTo(UUID.randomUUID().toString()), "{".getBytes(StandardCharsets.UTF_8)).status() != 403)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample account may " + operation));
    }

    private Answer send(String account, BodyOperation operation, String path, byte[] body) {
        var headers = Map.of("Content-Type", operation.mediaType(), "If-Match", "\"0\"");
        // A 429 is not an answer yet. Some limits count by the minute.
        return Awaitility.await(operation + " within its rate").atMost(Duration.ofSeconds(150)).pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1))
                .until(() -> suite.as(account).send(operation.method(), path, body, headers), answer -> answer.status() != 429);
    }

    private static Optional<String> wrong(BodyOperation operation, Answer answer) {
        if (answer.text().contains(MARKER)) {
            return Optional.of("repeats what was sent");
        }
        if (answer.status() == 200 && operation.isImport()) {
            // The answer has a line for each refused row.
            return NOTHING_IMPORTED.matcher(answer.text()).find() ? Optional.empty() : Optional.of("imports it");
        }
        try {
            assertTrue(answer.status() >= 400 && answer.status() < 500, "the answer is not a 4xx");
            answer.expectProblem();
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /// The problem without `instance`, which holds the requested path (RFC 9457).
    private static String saidOf(Answer problem) {
        return ((ObjectNode) problem.json()).without("instance").toString();
    }

    @TestFactory
    Stream<DynamicTest> an_id_that_is_none_or_nobodys_is_refused() {
        var operations = BodyOperation.all(suite.anonymously().get("/openapi").expect(200).json()).stream().filter(operation -> operation.ids() > 0).toList();
        return operations.stream().map(operation -> dynamicTest(operation.toString(), () -> {
            var account = whoMay(operation);
            for (var id : List.of(MARKER, "0", "-1", "00000000-0000-0000-0000-000000000000", "%F0%9F%98%80", "a".repeat(3000 / operation.ids()), "'%20or%20'1'='1")) {
                var answer = send(account, operation, operation.pathTo(id), "{}".getBytes(StandardCharsets.UTF_8));
                assertFalse(saidOf(answer).contains(MARKER), answer::toString);
                assertTrue(answer.status() >= 400 && answer.status() < 500, answer::toString);
                answer.expectProblem();
            }
        }));
    }

    @Test
    void a_foreign_id_answers_like_an_unknown_one() {
        var file = suite.as("border").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", "Rosa")).expect(201).id();
        suite.as("responder").get("/api/nrm/v1/cases/" + file).expectProblem(404);
        var shelter = OneBedShelter.open(suite).id();
        suite.as("other-shelter").get("/api/shelter/v1/shelters/" + shelter).expectProblem(404);
        suite.as("other-shelter").put("/api/shelter/v1/shelters/" + shelter + "/census", "{\"occupied\": 0}", Map.of()).expectProblem(404);
        suite.as("other-shelter").post("/api/shelter/v1/shelters/" + shelter + "/places", "{\"room\": \"1\", \"kind\": \"BED\"}").expectProblem(404);
        var visit = VisitedWorkplace.now(suite).visit();
        suite.as("other-inspector").get("/api/inspection/v1/visits/" + visit).expectProblem(404);
        suite.as("other-inspector").post("/api/inspection/v1/visits/" + visit + "/findings", "{\"subject\": \"ADULT\", \"workers\": 1, \"indicators\": [\"EX01\"]}").expectProblem(404);
    }

    @Test
    void bad_query_parameters_are_refused_too() {
        for (var query : List.of("limit=0", "limit=201", "limit=" + MARKER, "limit=99999999999999999999", "cursor=" + MARKER, "cursor=%00", "stage=" + MARKER, "due=" + MARKER)) {
            var answer = suite.as("authority").get("/api/nrm/v1/cases?" + query);
            assertNotEquals(200, answer.status(), query);
            answer.expectProblem(400);
            assertFalse(answer.text().contains(MARKER), answer::toString);
        }
        for (var query : List.of("country=" + MARKER, "country=", "country=XX", "country=GB&at=" + MARKER, "country=GB&at=%2B999999999-12-31T00:00:00Z", "country=GB&at=-999999999-01-01T00:00:00Z")) {
            var answer = suite.anonymously().get("/api/nrm/v1/mechanism/status?" + query);
            assertTrue(answer.status() == 400 || answer.status() == 404, answer::toString);
            answer.expectProblem();
            assertFalse(answer.text().contains(MARKER), answer::toString);
        }
    }
}
