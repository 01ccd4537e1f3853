package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Figures;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// The launcher and PostgreSQL die at the same instant. The next `./palermo up` finds everything that was answered.
@Order(95)
@ExtendWith(RunningSuite.class)
class PowerCutJourney {

    private static final Duration READY_AGAIN_WITHIN = Duration.ofMinutes(3);

    private final Suite suite;

    PowerCutJourney(Suite suite) {
        this.suite = suite;
    }

    @Test
    void every_answered_request_is_stored() throws Exception {
        var local = suite.local("a launcher that may be killed");
        var night = LocalDate.now().plusDays(70);
        OneBedShelter.open(suite);
        var search = """
                {"from": "%s", "nights": 2, "women": 1, "needs": %s, "region": "%s"}
                """.formatted(night, OneBedShelter.NEEDS, OneBedShelter.REGION);
        var offer = suite.as("ngo").post("/api/shelter/v1/availability-searches", search).expect(200).json().at("/offers/0/offer").asText();
        var visited = VisitedWorkplace.now(suite);
        var counted = rows(local);

        var referral = suite.as("responder").post("/api/nrm/v1/referrals", People.referral("ADULT", "true", "Ligaya")).expect(201);
        var hold = suite.as("ngo").post("/api/shelter/v1/holds", "{\"offer\": \"%s\"}".formatted(offer)).expect(201);
        var finding = visited.report(UUID.randomUUID(), "ADULT", "true", "Thao").expect(201);
        local.cutPower();

        var up = local.up();
        Figures.note("up again after a power cut: " + up.took().toMillis() + " ms");
        assertTrue(up.took().compareTo(READY_AGAIN_WITHIN) < 0, up::output);

        assertEquals("Ligaya", suite.as("authority").get("/api/nrm/v1/cases/" + referral.id()).expect(200).json().at("/person/givenName").asText());
        same(referral, suite.as("responder").get("/api/nrm/v1/referrals/" + referral.id()));
        same(hold, suite.as("ngo").get("/api/shelter/v1/holds/" + hold.id()));
        assertEquals(finding.id().toString(), visited.list().expect(200).json().at("/items/0/id").asText());
        var report = VisitedWorkplace.reported(finding);
        Awaitility.await("the report").atMost(LocalSuite.RESTART).until(() -> new Mechanism(suite).has(report));
        counted.merge("referral.case_file", 2, Integer::sum);
        counted.merge("shelter.hold", 1, Integer::sum);
        counted.merge("inspection.finding", 1, Integer::sum);
        assertEquals(counted, rows(local));
    }

    private static void same(Answer before, Answer after) {
        assertEquals(before.json(), after.expect(200).json());
    }

    /// The number of rows in the tables that hold people's work.
    private static Map<String, Integer> rows(LocalSuite local) throws Exception {
        var rows = new LinkedHashMap<String, Integer>();
        for (var table : new String[] {"referral.case_file", "referral.provider", "referral.service_line", "shelter.shelter", "shelter.hold",
            "inspection.workplace", "inspection.visit", "inspection.finding"}) {
            var names = table.split("\\.");
            try (var database = local.database(names[0]); var statement = database.createStatement()) {
                var count = statement.executeQuery("select count(*) from " + names[1]);
                count.next();
                rows.put(table, count.getInt(1));
            }
        }
        return rows;
    }
}
