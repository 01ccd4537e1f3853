package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A caller who may search finds a person. The person is referred a second time; the two files are linked, and then erased.
@Order(35)
@ExtendWith(RunningSuite.class)
class ErasureJourney {
    private static final String CASES = "/api/nrm/v1/cases/";

    private final Suite suite;
    /// A name that nobody else has.
    private final String name = "Zo" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private final String passport = UUID.randomUUID().toString().replaceAll("[^0-9]", "");

    ErasureJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void a_person_is_found_linked_and_erased_for_good() {
        String first = refer("responder");
        String second = refer("border");
        assertEquals(1, found("responder").size(), "what her own organisation has referred");
        assertEquals(2, found("authority").size());
        suite.as("border").post(CASES + "searches", search()).expectProblem(403);
        suite.as("ngo").post(CASES + "searches", search()).expectProblem(403);

        JsonNode link = suite.as("authority").get(CASES + first).expect(200).json().at("/links/0");
        assertEquals(second, link.get("caseFile").asText());
        assertFalse(suite.as("responder").get(CASES + first).expect(200).json().has("links"), "the sender learns of no other file");
        suite.as("authority").post(CASES + first + "/links/" + link.get("id").asText() + "/confirmation", "{\"reason\": \"SAME_DOCUMENT\"}", Map.of("If-Match", "\"0\"")).expect(200);

        suite.as("authority").post(CASES + first + "/erasure", "{\"reason\": \"DATA_SUBJECT_REQUEST\"}").expectProblem(403);
        suite.as("data-protection").post(CASES + first + "/erasure", "{\"reason\": \"DATA_SUBJECT_REQUEST\"}").expect(202);
        suite.as("data-protection").post(CASES + first + "/erasure/answer", "{\"erase\": true}").expectProblem(409);
        assertEquals(2, found("authority").size(), "the case is open, so one person alone can't erase it");
        suite.as("authority").post(CASES + first + "/erasure/answer", "{\"erase\": true}").expect(200);
        assertEquals(0, found("responder").size());
        assertEquals(1, found("authority").size());
        var erased = suite.as("authority").get(CASES + first).expect(200);
        assertTrue(erased.json().get("erased").asBoolean());
        assertFalse(erased.text().contains(name) || erased.text().contains(passport), erased::toString);
        var seen = suite.as("data-protection").get("/api/nrm/v1/audit?record=" + first).expect(200).json();
        assertTrue(StreamSupport.stream(seen.get("items").spliterator(), false).anyMatch(entry -> entry.get("action").asText().startsWith("ERASE")), seen::toString);
    }

    private String refer(String account) {
        String body = People.referral("ADULT", "true", name).replace("\"familyName\": \"Journey\"",
                "\"familyName\": \"Journey\", \"identifiers\": [{\"kind\": \"PASSPORT\", \"value\": \"%s\"}]".formatted(passport));
        return suite.as(account).post("/api/nrm/v1/referrals", body).expect(201).id().toString();
    }

    private JsonNode found(String account) {
        return suite.as(account).post(CASES + "searches", search()).expect(200).json().get("items");
    }

    private String search() {
        return "{\"name\": \"%s\"}".formatted(name);
    }
}
