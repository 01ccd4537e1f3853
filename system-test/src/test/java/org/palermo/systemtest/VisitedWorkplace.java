package org.palermo.systemtest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.Suite;

/// An inspector at a workplace.
///
/// @param visit the id of the visit
public record VisitedWorkplace(Suite suite, UUID visit) {

    private static final String API = "/api/inspection/v1";

    public static VisitedWorkplace now(Suite suite) {
        var inspector = suite.as("inspector");
        var workplace = inspector.post(API + "/workplaces", """
                {"kind": "ESTABLISHMENT", "name": "Journey Nails %s", "country": "GB", "address": "2 High Street, London", "sector": "Apparel"}
                """.formatted(UUID.randomUUID().toString().substring(0, 8))).expect(201).id();
        var visit = inspector.post(API + "/visits", """
                {"workplace": "%s", "kind": "PLANNED", "startedAt": "%s"}
                """.formatted(workplace, Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS))).expect(201).id();
        return new VisitedWorkplace(suite, visit);
    }

    /// @param id made by the device, so that the report can be sent repeatedly
    public Answer report(UUID id, String ageGroup, String consent, String name) {
        return suite.as("inspector").post(findings(), People.finding(id.toString(), ageGroup, consent, name), Map.of("Idempotency-Key", id.toString()));
    }

    public Answer list() {
        return suite.as("inspector").get(findings());
    }

    private String findings() {
        return API + "/visits/" + visit + "/findings";
    }

    /// The id of the report, which the mechanism uses too.
    public static UUID reported(Answer finding) {
        return UUID.fromString(finding.json().at("/report/id").asText());
    }
}
