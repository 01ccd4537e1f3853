package org.palermo.bench.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.palermo.bench.suite.Caller;
import org.palermo.bench.suite.RunningSuite;

/// Creates the foreign records that the sample lacks: a hold, a placement, a report.
record OthersRecords(RunningSuite suite) {

    private static final int CREATED = 201;
    private static final int OK = 200;

    void make() throws Exception {
        var ngo = suite.as("ngo");
        for (var night = LocalDate.now().plusDays(20); rows("shelter", "placement where operator_agency = '00000000-0000-7000-8000-000000000020'") == 0; night = night.plusDays(1)) {
            askForAPlace(ngo, night);
        }
        if (rows("inspection", "suspected_victim_report") == 0) {
            report(suite.as("inspector"));
        }
    }

    /// Asks in Zedland, whose shelters have two operators. Within a few nights, one of the offers belongs to the operator
    /// in question.
    private static void askForAPlace(Caller ngo, LocalDate night) throws Exception {
        var offers = ngo.post("/api/shelter/v1/availability-searches", """
                {"from": "%s", "nights": 1, "women": 1, "region": "ZZ-N"}
                """.formatted(night)).expect(OK).json().get("offers");
        if (!offers.isEmpty()) {
            var hold = ngo.post("/api/shelter/v1/holds", "{\"offer\": \"%s\"}".formatted(offers.get(0).get("offer").asText())).expect(CREATED).json();
            ngo.post("/api/shelter/v1/holds/%s/placement".formatted(hold.get("id").asText()), "{\"purpose\": \"EMERGENCY\"}");
        }
    }

    private static void report(Caller inspector) throws Exception {
        var workplace = inspector.post("/api/inspection/v1/workplaces", """
                {"kind": "ESTABLISHMENT", "name": "Bench %s", "country": "GB"}
                """.formatted(UUID.randomUUID())).expect(CREATED).json().get("id").asText();
        var visit = inspector.post("/api/inspection/v1/visits", """
                {"workplace": "%s", "kind": "PLANNED", "startedAt": "%s"}
                """.formatted(workplace, Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS))).expect(CREATED).json().get("id").asText();
        inspector.post("/api/inspection/v1/visits/%s/findings".formatted(visit), """
                {"id": "%s", "subject": "ADULT", "workers": 1, "indicators": [],
                 "suspectedVictim": {"consent": false, "ageGroup": "ADULT", "sex": "FEMALE", "exploitation": ["LABOUR"], "region": "GB-ENG-LDN"}}
                """.formatted(UUID.randomUUID())).expect(CREATED);
    }

    private int rows(String database, String from) throws Exception {
        try (var connection = suite.database(database); var statement = connection.createStatement()) {
            var count = statement.executeQuery("select count(*) from " + from);
            count.next();
            return count.getInt(1);
        }
    }
}
