package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Case files after the first decision, in two countries with different laws.
@Order(32)
@ExtendWith(RunningSuite.class)
class CaseLifeJourney {

    private static final String CASES = "/api/nrm/v1/cases/";

    private final Suite suite;

    CaseLifeJourney(Suite suite) {
        this.suite = suite;
    }

    /// An earlier register says that recovery has ended. From there on the case is decided here.
    @ParameterizedTest
    @ValueSource(strings = {"GB-ENG-LDN", "ZZ-N"})
    void from_recovery_through_the_conclusive_decision_to_the_end(String region) {
        var file = inRecoverySince(60, region);
        var until = LocalDate.now().plusYears(1);
        assertEquals("CONCLUSIVE_GROUNDS_POSITIVE", stage(step(file, "decisions", """
                {"kind": "CONCLUSIVE_GROUNDS", "outcome": "POSITIVE", "test": "balance of probabilities", "reasons": "Two accounts agree.", "protectedUntil": "%s"}
                """.formatted(until))));
        assertEquals(until.toString(), read(file).get("protectedUntil").asText());
        assertEquals("TRANSITION", stage(step(file, "transitions", "{\"to\": \"TRANSITION\"}")));
        assertEquals("CLOSED", stage(step(file, "transitions", "{\"to\": \"CLOSED\", \"reasons\": \"She lives on her own.\"}")));
        assertTrue(read(file).get("next").isEmpty());
        asked(file, "transitions", "{\"to\": \"SUSPENDED\", \"reasons\": \"x\"}").expectProblem(409);
    }

    /// One country's law requires the end of recovery before the conclusive decision, the other's does not.
    @ParameterizedTest
    @CsvSource({"GB-ENG-LDN,409", "ZZ-N,200"})
    void the_law_decides_whether_the_conclusive_decision_must_wait(String region, int status) {
        var file = told(region);
        var answer = asked(file, "decisions", decision("CONCLUSIVE_GROUNDS", "NEGATIVE"));
        if (status == 409) {
            answer.expectProblem(409);
            assertEquals("RECOVERY", stage(read(file)));
        } else {
            answer.expect(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB-ENG-LDN", "ZZ-N"})
    void a_suspended_case_goes_on_from_its_earlier_stage(String region) {
        var file = told(region);
        var before = read(file);
        var suspended = step(file, "transitions", "{\"to\": \"SUSPENDED\", \"reasons\": \"She is in hospital.\"}");
        assertEquals("RECOVERY", suspended.at("/paused/from").asText());
        assertEquals(30, suspended.at("/paused/recoveryDaysLeft").asInt());
        asked(file, "decisions", decision("CONCLUSIVE_GROUNDS", "POSITIVE")).expectProblem(409);
        asked(file, "transitions", "{\"to\": \"TRANSITION\"}").expectProblem(409);
        var resumed = step(file, "transitions", "{\"to\": \"RECOVERY\"}");
        assertEquals(before.get("recoveryEndsOn"), resumed.get("recoveryEndsOn"));
        assertEquals(before.get("conclusiveNotBefore"), resumed.get("conclusiveNotBefore"));
        assertTrue(resumed.has("recoveryEndsOn") || resumed.has("conclusiveNotBefore"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB-ENG-LDN", "ZZ-N"})
    void a_negative_decision_that_is_reconsidered(String region) {
        var file = referred(region);
        step(file, "decisions", decision("REASONABLE_GROUNDS", "NEGATIVE"));
        asked(file, "transitions", "{\"to\": \"RECONSIDERATION\"}").expectProblem(400);
        assertEquals("RECONSIDERATION", stage(step(file, "transitions", "{\"to\": \"RECONSIDERATION\", \"askedBy\": \"VICTIM\"}")));
        var positive = step(file, "decisions", decision("RECONSIDERATION", "POSITIVE"));
        assertEquals("REASONABLE_GROUNDS_POSITIVE", stage(positive));
        assertEquals(2, positive.get("decisions").size());
        var shown = suite.as("responder").get(CASES + file + "/decisions").expect(200);
        assertTrue(!shown.text().contains("Two accounts") && shown.json().at("/items/1/outcome").asText().equals("POSITIVE"), shown::toString);
    }

    /// An immigration body learns from the certificate how long its holder is protected, and learns nothing else.
    @Test
    void a_certificate_tells_only_how_long_the_person_is_protected() {
        var file = referred("GB-ENG-LDN");
        var certificates = CASES + file + "/certificates";
        var first = suite.as("responder").get(certificates).expect(200).json().at("/items/0");
        assertTrue(until(first).isAfter(LocalDate.now().plusDays(20)));
        suite.as("border").get(certificates).expectProblem(403);
        var page = suite.as("responder").get(certificates + "/" + first.get("id").asText() + "/page?language=ar").expect(200);
        assertTrue(page.text().contains("dir=\"rtl\"") && page.text().contains(first.get("reference").asText()) && !page.text().contains("Journey"), page::toString);
        var second = suite.as("responder").post(certificates + "/" + first.get("id").asText() + "/replacement", "").expect(200).json();
        var unknown = removal("0000-0000-0000-0000-0000-0").expect(200).text();
        assertEquals(unknown, removal(first.get("reference").asText()).expect(200).text());
        assertTrue(until(second).isAfter(LocalDate.now().plusDays(20)));
        step(file, "transitions", "{\"to\": \"WITHDRAWN\"}");
        assertEquals(unknown, removal(second.get("reference").asText()).expect(200).text());
    }

    private LocalDate until(JsonNode certificate) {
        var answer = removal(certificate.get("reference").asText()).expect(200).json();
        assertEquals("PROTECTED_UNTIL", answer.get("answer").asText());
        return LocalDate.parse(answer.get("until").asText());
    }

    private Answer removal(String reference) {
        return suite.as("border").post("/api/nrm/v1/removal-questions", "{\"reference\": \"%s\"}".formatted(reference));
    }

    private UUID referred(String region) {
        var name = "Life" + UUID.randomUUID().toString().substring(0, 8);
        return suite.as("responder").post("/api/nrm/v1/referrals", People.referral(region, "ADULT", "true", name)).expect(201).id();
    }

    private UUID told(String region) {
        var file = referred(region);
        var decided = step(file, "decisions", decision("REASONABLE_GROUNDS", "POSITIVE"));
        var on = LocalDate.ofInstant(Instant.parse(decided.at("/decisions/0/decidedAt").asText()), ZoneId.of(region.startsWith("GB") ? "Europe/London" : "Europe/Zurich"));
        var told = step(file, "decisions/" + decided.at("/decisions/0/id").asText() + "/telling", "{\"on\": \"%s\", \"by\": \"IN_PERSON\"}".formatted(on));
        assertEquals("RECOVERY", stage(told));
        return file;
    }

    private UUID inRecoverySince(int days, String region) {
        var family = "Earlier" + UUID.randomUUID().toString().replaceAll("[^a-z]", "") + "x";
        var at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(days));
        var sender = suite.as("authority").get(CASES + referred(region)).expect(200).json().get("sender").asText();
        var line = """
                {"externalId": "%s", "region": "%s", "stage": "RECOVERY", "senderAgency": "%s", "referredAt": "%s", "ageGroup": "ADULT", "sex": "FEMALE", \
                "exploitation": ["LABOUR"], "person": {"givenName": "Ana", "familyName": "%s"}, "history": [{"stage": "REFERRED", "at": "%s"}, \
                {"stage": "REASONABLE_GROUNDS_POSITIVE", "at": "%s"}, {"stage": "RECOVERY", "at": "%s"}]}
                """.formatted(UUID.randomUUID(), region, sender, at, family, at, at, at);
        suite.as("administrator").send("POST", "/api/nrm/v1/cases/imports", line.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/x-ndjson")).expect(200);
        var found = suite.as("authority").post("/api/nrm/v1/cases/searches", "{\"name\": \"%s\"}".formatted(family)).expect(200);
        return UUID.fromString(found.json().at("/items/0/id").asText());
    }

    private static String decision(String kind, String outcome) {
        return "{\"kind\": \"%s\", \"outcome\": \"%s\", \"test\": \"balance of probabilities\", \"reasons\": \"Two accounts agree.\"}".formatted(kind, outcome);
    }

    private JsonNode read(UUID file) {
        return suite.as("authority").get(CASES + file).expect(200).json();
    }

    private Answer asked(UUID file, String path, String body) {
        var etag = suite.as("authority").get(CASES + file).expect(200).header("ETag");
        return suite.as("authority").post(CASES + file + "/" + path, body, Map.of("If-Match", etag));
    }

    private JsonNode step(UUID file, String path, String body) {
        return asked(file, path, body).expect(200).json();
    }

    private static String stage(JsonNode file) {
        return file.get("stage").asText();
    }
}
