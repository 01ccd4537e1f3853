package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// A regional coordinator locks down a region and opens it again. Everybody sees it, and the ministry is notified. In the
/// end everything is as before.
@Order(33)
@ExtendWith(RunningSuite.class)
class MechanismJourney {

    private static final String STATUS = "/api/nrm/v1/mechanism/status?country=";
    private static final String LINES = "/api/nrm/v1/service-lines";
    private static final String DIFFICULTIES = "/api/nrm/v1/access-difficulties";

    private final Suite suite;

    MechanismJourney(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB-ENG-NE", "ZZ-N"})
    void a_region_closes_and_opens_again(String region) {
        var country = country(region);
        var before = stateOf(region);
        var added = added(region);
        assertEquals("OPERATIONAL", stateOf(region));
        var open = suite.anonymously().get(STATUS + country).expect(200);
        assertEquals("public, max-age=60", open.header("Cache-Control"));
        var same = suite.anonymously().send("GET", STATUS + country, new byte[0], Map.of("If-None-Match", open.header("ETag")));
        assertEquals(304, same.status(), same::toString);

        var lines = serving(region);
        var closed = changed(lines.keySet(), "SUSPENDED");
        assertEquals(lines.size(), closed.get("changed").asInt(), closed::toString);
        assertEquals("NOT_OPERATIONAL", stateOf(region));
        assertNotEquals(open.header("ETag"), suite.anonymously().get(STATUS + country).expect(200).header("ETag"));
        assertTrue(told("administrator", region, "ESSENTIAL_SERVICE_CLOSED") && told("authority", region, "ESSENTIAL_SERVICE_CLOSED"));

        lines.entrySet().stream().filter(line -> !line.getKey().equals(added)).collect(Collectors.groupingBy(Map.Entry::getValue))
                .forEach((state, group) -> changed(group.stream().map(Map.Entry::getKey).toList(), state));
        assertEquals(before, stateOf(region));
        lines.remove(added);
        assertEquals(lines.isEmpty(), !told("administrator", region, lines.keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB", "ZZ"})
    void each_point_of_the_series_is_the_status_of_that_instant(String country) {
        var until = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        var series = suite.anonymously().get("/api/nrm/v1/mechanism/status/series?country=%s&from=%s&until=%s&step=MONTHS".formatted(country, until.minusMonths(11), until)).expect(200);
        assertEquals(12, series.json().get("points").size());
        assertEquals("public, max-age=86400", series.header("Cache-Control"));
        series.json().get("points").forEach(point -> {
            var status = suite.anonymously().get(STATUS + country + "&at=" + point.get("at").asText()).expect(200).json();
            assertEquals(status.get("state"), point.get("state"), point::toString);
            assertEquals(status.get("shares"), point.get("shares"), point::toString);
        });
        suite.anonymously().get("/api/nrm/v1/mechanism/status/series?country=%s&from=1990-01-01&until=%s&step=DAYS".formatted(country, until)).expectProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB-ENG-LDN", "ZZ-S"})
    void an_access_difficulty_is_counted_and_identifies_nobody(String region) {
        var report = "{\"region\": \"%s\", \"category\": \"LEGAL\", \"cause\": \"NO_DEVICE\", \"effect\": \"DELAYED\"}".formatted(region);
        var counted = suite.as("ngo").post(DIFFICULTIES, report).expect(200).json();
        assertEquals(1, counted.size(), counted::toString);
        suite.as("ngo").post(DIFFICULTIES, report.replace("NO_DEVICE", "her husband")).expectProblem(400);
        suite.as("ngo").get(DIFFICULTIES + "/summary?country=" + country(region)).expectProblem(403);
        var summary = suite.as("rapporteur").get(DIFFICULTIES + "/summary?country=" + country(region)).expect(200).json();
        assertEquals(8, summary.get("quarters").size());
        assertTrue(StreamSupport.stream(summary.get("quarters").spliterator(), false).noneMatch(quarter -> quarter.get("quarter").equals(counted.get("quarter"))),
                "a quarter is shown once it is over");
    }

    private static String country(String region) {
        return region.substring(0, 2);
    }

    private String stateOf(String region) {
        var regions = suite.anonymously().get(STATUS + country(region)).expect(200).json().get("regions");
        return all(regions).filter(r -> r.get("region").asText().equals(region))
                .flatMap(r -> all(r.get("categories"))).filter(c -> c.get("category").asText().equals("ACCOMMODATION"))
                .findFirst().orElseThrow().get("state").asText();
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private Stream<JsonNode> accommodation(String region) {
        var page = suite.as("regional").get(LINES + "?country=%s&category=ACCOMMODATION&limit=200".formatted(country(region))).expect(200).json();
        return all(page.get("items")).filter(line -> all(line.get("regions")).anyMatch(r -> r.asText().equals(region)));
    }

    private UUID added(String region) {
        var provider = accommodation(region).findFirst().orElseThrow().get("provider").asText();
        var line = """
                {"provider": "%s", "category": "ACCOMMODATION", "pillar": "IDENTIFICATION_PROTECTION", "national": false, "regions": ["%s"], "channels": ["IN_PERSON"],
                 "transport": true, "state": "OPERATIONAL", "reason": "OPENED", "publicListing": false}
                """.formatted(provider, region);
        suite.as("ngo").post(LINES, line).expectProblem(403);
        return suite.as("regional").post(LINES, line).expect(201).id();
    }

    /// The service lines of the region, with their states.
    private Map<UUID, String> serving(String region) {
        var lines = new LinkedHashMap<UUID, String>();
        accommodation(region).filter(line -> List.of("OPERATIONAL", "PARTIAL").contains(line.get("state").asText()))
                .forEach(line -> lines.put(UUID.fromString(line.get("id").asText()), line.get("state").asText()));
        return lines;
    }

    private JsonNode changed(Collection<UUID> lines, String state) {
        var ids = lines.stream().map("{\"id\": \"%s\"}"::formatted).collect(Collectors.joining(", "));
        return suite.as("regional").post(LINES + "/states", "{\"state\": \"%s\", \"reason\": \"LOCKDOWN\", \"lines\": [%s]}".formatted(state, ids)).expect(200).json();
    }

    private boolean told(String account, String region, String kind) {
        return notices(account, region, kind).findAny().isPresent();
    }

    /// Whether the account was notified that the region opens again, by the change of one of these lines.
    private boolean told(String account, String region, Collection<UUID> lines) {
        return notices(account, region, "ESSENTIAL_SERVICE_OPEN").anyMatch(notice -> lines.contains(UUID.fromString(notice.get("about").asText())));
    }

    private Stream<JsonNode> notices(String account, String region, String kind) {
        Answer page = suite.as(account).get("/api/nrm/v1/notices?limit=50").expect(200);
        return all(page.json().get("items"))
                .filter(notice -> notice.get("kind").asText().equals(kind) && notice.get("reference").asText().equals(region + " ACCOMMODATION"));
    }
}
