package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A coordinator requests a place for the person of a case and finds one, and the case file shows it. Then a colleague takes
/// over the coordinator's cases.
@Order(88)
@ExtendWith(RunningSuite.class)
class AccommodationJourney {

    private static final String CASES = "/api/nrm/v1/cases/";
    private static final String PEOPLE = "/api/nrm/v1/people";
    private static final String API = "/api/shelter/v1";
    private static final String AGENCY_OF_COORDINATOR = "00000000-0000-7000-8000-000000000012";
    /// A restart with back-off, and an event that waits for its next attempt.
    private static final Duration ARRIVES_WITHIN = LocalSuite.RESTART;

    private final Suite suite;

    AccommodationJourney(Suite suite) {
        this.suite = suite;
    }

    /// Zedland's four shelters form one area. A request that avoids one of its regions avoids the whole area, so there the
    /// request avoids no region.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {OneBedShelter.REGION + "|[\"GB-SCT\"]", OneBedShelter.REGION_OF_FOUR + "|[]"})
    void from_the_request_to_the_stay_and_to_the_next_coordinator(String region, String avoided) {
        var house = OneBedShelter.open(suite, region);
        var file = assignedCase(region);
        var request = requested(file, region, avoided);
        var hold = held(request);
        shown(file, request, "HELD");
        suite.as("other-coordinator").get(API + "/holds/" + hold).expectProblem(404);
        var placement = suite.as("coordinator").post(API + "/holds/" + hold + "/placement", "{\"purpose\": \"EMERGENCY\"}").expect(201).json().at("/placement/id").asText();
        suite.as("shelter").post(API + "/placements/" + placement + "/acceptance", "", Map.of("If-Match", "\"0\"")).expect(200);
        var seen = shown(file, request, "PLACED");
        assertEquals("ACCEPTED", seen.json().at("/stays/0/status").asText());
        assertEquals(placement, seen.json().at("/stays/0/placement").asText());
        for (var answer : List.of(seen, suite.as("authority").get(CASES + file + "/stays").expect(200), suite.as("coordinator").get(CASES + file).expect(200))) {
            for (var secret : List.of(house.id().toString(), OneBedShelter.NAME, OneBedShelter.STREET, OneBedShelter.POSTCODE)) {
                assertFalse(answer.text().contains(secret), answer::toString);
            }
        }
        handedOver(file, request, region);
    }

    /// The assignments change while the receiver is dead, and twice in a different order: the last one must hold.
    @ParameterizedTest
    @ValueSource(strings = {OneBedShelter.REGION, OneBedShelter.REGION_OF_FOUR})
    void a_service_that_was_killed_learns_assignments_in_order(String region) {
        var local = suite.local("a service that may be killed");
        var file = referred(region);
        local.kill(Port.SHELTER);
        for (var account : List.of("coordinator", "other-coordinator")) {
            assign(file, account);
        }
        end(file, "coordinator");
        assign(file, "coordinator");
        end(file, "other-coordinator");
        local.awaitReady(Port.SHELTER);
        Awaitility.await("who may search for the case").atMost(ARRIVES_WITHIN).pollInterval(Duration.ofMillis(200)).ignoreExceptions()
                .until(() -> asks("coordinator", file, region) == 200 && asks("other-coordinator", file, region) == 404);
        assertEquals(404, asks("ngo", file, region));
    }

    private int asks(String account, UUID file, String region) {
        return search(account, file, region).status();
    }

    private Answer search(String account, UUID file, String region) {
        return suite.as(account).post(API + "/availability-searches", """
                {"from": "%s", "nights": 1, "women": 1, "region": "%s", "caseFile": "%s"}
                """.formatted(night(), region, file));
    }

    private UUID assignedCase(String region) {
        var file = referred(region);
        suite.as("coordinator").get(CASES + file).expectProblem(404);
        assign(file, "coordinator");
        assertEquals(file.toString(), suite.as("coordinator").get(CASES + file).expect(200).json().get("id").asText());
        suite.as("other-coordinator").get(CASES + file).expectProblem(404);
        return file;
    }

    private UUID referred(String region) {
        var name = "Placed" + UUID.randomUUID().toString().substring(0, 8);
        return suite.as("responder").post("/api/nrm/v1/referrals", People.referral(region, "ADULT", "true", name)).expect(201).id();
    }

    private void assign(UUID file, String account) {
        suite.as("authority").put(coordinator(file, account), "", Map.of()).expect(200);
    }

    private void end(UUID file, String account) {
        suite.as("authority").send("DELETE", coordinator(file, account), new byte[0], Map.of()).expect(204);
    }

    private String coordinator(UUID file, String account) {
        return CASES + file + "/coordinators/" + People.subject(suite, account);
    }

    private UUID requested(UUID file, String region, String avoided) {
        var body = """
                {"purpose": "EMERGENCY", "region": "%s", "from": "%s", "nights": 2, "women": 1, "needs": %s, "avoidRegions": %s}
                """.formatted(region, night(), OneBedShelter.NEEDS, avoided);
        suite.as("other-coordinator").post(CASES + file + "/accommodation-requests", body).expectProblem(404);
        return suite.as("coordinator").post(CASES + file + "/accommodation-requests", body).expect(201).id();
    }

    private String held(UUID request) {
        var path = API + "/accommodation-requests/" + request;
        Awaitility.await("the request").atMost(ARRIVES_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> suite.as("coordinator").get(path).status() == 200);
        suite.as("other-coordinator").get(path).expectProblem(404);
        suite.as("other-coordinator").post(path + "/searches", "{}").expectProblem(404);
        var found = suite.as("coordinator").post(path + "/searches", "{}").expect(200);
        var offers = new ArrayList<String>();
        found.json().get("offers").forEach(offer -> {
            if (offer.has("offer")) {
                offers.add(offer.get("offer").asText());
            }
        });
        return suite.as("coordinator").post(API + "/holds", "{\"offer\": \"%s\"}".formatted(offers.getFirst())).expect(201).id().toString();
    }

    private Answer shown(UUID file, UUID request, String status) {
        return Awaitility.await("the case says " + status).atMost(ARRIVES_WITHIN).pollInterval(Duration.ofMillis(100))
                .until(() -> suite.as("coordinator").get(CASES + file + "/accommodation-requests/" + request),
                        answer -> answer.status() == 200 && answer.json().get("status").asText().equals(status));
    }

    /// The coordinator hands over all cases to a new colleague, and then sees them neither in the mechanism nor at the
    /// shelters.
    private void handedOver(UUID file, UUID request, String region) {
        var heir = suite.as("administrator").post(PEOPLE, """
                {"agency": "%s", "givenName": "Noor", "familyName": "Heir", "email": "%s@mail.example", "roles": ["case-coordinator"]}
                """.formatted(AGENCY_OF_COORDINATOR, UUID.randomUUID())).expect(201).json().at("/person/id").asText();
        var leaver = PEOPLE + "/" + People.subject(suite, "coordinator");
        var etag = suite.as("administrator").get(leaver).expect(200).header("ETag");
        var after = suite.as("administrator").post(leaver + "/handover", "{\"to\": \"%s\"}".formatted(heir), Map.of("If-Match", etag)).expect(200);
        assertEquals(0, after.json().get("cases").asInt());
        suite.as("coordinator").get(CASES + file).expectProblem(404);
        var team = suite.as("authority").get(CASES + file + "/coordinators").expect(200).json().get("items");
        assertEquals(1, team.size());
        assertEquals(heir, team.get(0).get("person").asText());
        Awaitility.await("the shelters know").atMost(ARRIVES_WITHIN).pollInterval(Duration.ofMillis(100))
                .until(() -> suite.as("coordinator").get(API + "/accommodation-requests/" + request).status() == 404);
        search("coordinator", file, region).expectProblem(404);
    }

    private static LocalDate night() {
        return LocalDate.now(ZoneId.of("Europe/London")).plusDays(25);
    }
}
