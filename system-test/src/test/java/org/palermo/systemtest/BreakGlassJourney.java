package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A case coordinator is on the phone with a woman whose case belongs to another organisation; the woman knows only the
/// reference of her case.
@Order(35)
@ExtendWith(RunningSuite.class)
class BreakGlassJourney {

    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String BREAK_GLASS = "/api/nrm/v1/break-glass";

    private final Suite suite;
    private final String why = "Zx" + UUID.randomUUID().toString().replace("-", "");
    private Answer receipt;

    BreakGlassJourney(Suite suite) {
        this.suite = suite;
    }

    @BeforeEach
    void a_referral_of_another_organisation() {
        receipt = suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", "Amihan")).expect(201);
    }

    private Answer open(String account) {
        return suite.as(account).post(BREAK_GLASS, """
                {"kind": "case_file", "reference": "%s", "reason": "RISK_TO_LIFE", "explanation": "%s", "minutes": 10}
                """.formatted(receipt.json().get("reference").asText(), why));
    }

    @Test
    void a_coordinator_reads_the_file_until_the_end_and_its_organisation_is_told() {
        var coordinator = suite.as("coordinator");
        coordinator.get(CASES + receipt.id()).expectProblem(404);
        var access = open("coordinator").expect(201);
        assertEquals("Amihan", coordinator.get(CASES + receipt.id()).expect(200).json().at("/person/givenName").asText());
        suite.as("other-coordinator").get(CASES + receipt.id()).expectProblem(404);

        for (var told : List.of("responder", "authority")) {
            var notices = suite.as(told).get("/api/nrm/v1/notices?limit=50").expect(200);
            assertTrue(notices.text().contains(access.id().toString()), told);
            assertFalse(notices.text().contains(why), told);
        }
        assertTrue(suite.as("responder").get(BREAK_GLASS + "/" + access.id()).expect(200).text().contains(why));

        coordinator.post(BREAK_GLASS + "/" + access.id() + "/end", "", Map.of("If-Match", access.header("ETag"))).expect(200);
        coordinator.get(CASES + receipt.id()).expectProblem(404);
        suite.as("auditor").post(BREAK_GLASS + "/" + access.id() + "/review", "{\"outcome\": \"JUSTIFIED\"}", Map.of("If-Match", "\"1\"")).expect(200);
    }

    @Test
    void an_auditor_sees_who_opened_the_record_and_each_read_with_the_reason() {
        var access = open("coordinator").expect(201);
        suite.as("coordinator").get(CASES + receipt.id()).expect(200);
        var entries = suite.as("auditor").get("/api/nrm/v1/audit?record=" + receipt.id()).expect(200).json().get("items");
        var under = StreamSupport.stream(entries.spliterator(), false).filter(entry -> entry.path("breakGlass").asText().equals(access.id().toString())).toList();
        assertEquals(List.of("READ", "BREAK_GLASS"), under.stream().map(entry -> entry.get("action").asText()).toList());
        assertTrue(under.stream().allMatch(entry -> entry.get("purpose").asText().equals("break-glass:RISK_TO_LIFE")));
    }

    @Test
    void an_officer_of_an_immigration_body_can_not_use_break_glass() {
        open("border").expectProblem(403);
        suite.as("border").get(CASES + receipt.id()).expectProblem(403);
    }
}
