package org.palermo.referral.mechanism.status;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.palermo.referral.mechanism.serviceline.GivenLines.aLine;
import static org.palermo.referral.mechanism.serviceline.GivenLines.change;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.mechanism.serviceline.GivenLines;

/// The public figures of a country whose mechanism gains and loses services.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class MechanismSeriesTest {
    private static final String STATUS = "/api/nrm/v1/mechanism/status";

    private String line;

    @BeforeEach
    void lines() {
        GivenLines.none();
        aLine("ZZ-S", "IDENTIFICATION", "OPERATIONAL", "2025-03-10T09:00:00Z", "[{\"state\":\"CLOSED\",\"reason\":\"NOT_OPEN\",\"since\":\"2025-01-01T00:00:00Z\"}]");
        aLine("ZZ-N", "ACCOMMODATION", "SUSPENDED", "2025-06-15T00:00:00Z", "[{\"state\":\"PARTIAL\",\"reason\":\"OPENED\",\"since\":\"2025-01-20T00:00:00Z\"}]");
        line = aLine(null, "LEGAL", "OPERATIONAL", "2025-05-01T00:00:00Z", "[]");
    }

    private static ValidatableResponse series(String query) {
        return given().get(STATUS + "/series?" + query).then();
    }

    @ParameterizedTest
    @CsvSource({"DAYS, 2025-03-01, 2025-03-31, 31", "WEEKS, 2025-01-01, 2025-12-31, 53", "MONTHS, 2025-01-31, 2025-12-31, 12", "MONTHS, 2025-04-04, 2025-04-04, 1"})
    void ok_200_each_point_has_the_status_at_its_instant(String step, String from, String until, int points) {
        JsonPath series = series("country=ZZ&from=%s&until=%s&step=%s".formatted(from, until, step)).statusCode(200).body("step", equalTo(step)).extract().jsonPath();
        List<Map<String, Object>> all = series.getList("points");
        assertEquals(points, all.size());
        assertEquals(from, all.getFirst().get("day"));
        for (Map<String, Object> point : all) {
            JsonPath status = given().get(STATUS + "?country=ZZ&at=" + point.get("at")).then().statusCode(200).extract().jsonPath();
            assertEquals(status.getString("state"), point.get("state"), point::toString);
            assertEquals(status.getMap("shares"), point.get("shares"), point::toString);
            List<Map<String, Object>> regions = status.getList("regions");
            List<?> shown = regions.stream().map(region -> Map.of("region", region.get("region"), "state", region.get("state"),
                    "operational", required(region, "OPERATIONAL"), "required", required(region, null))).toList();
            assertEquals(shown, point.get("regions"), point::toString);
        }
    }

    @SuppressWarnings("unchecked")
    private static int required(Map<String, Object> region, String state) {
        return (int) ((List<Map<String, Object>>) region.get("categories")).stream()
                .filter(category -> (boolean) category.get("required") && (state == null || category.get("state").equals(state))).count();
    }

    @Test
    void ok_200_regions_gain_and_lose_their_services() {
        JsonPath series = series("country=ZZ&from=2025-01-01&until=2025-07-01").statusCode(200).extract().jsonPath();
        String states = "points.collect { p -> p.regions.find { it.region == '%s' }.state[0] }.join('')";
        assertEquals("NNNPPPP", series.getString(states.formatted("ZZ-S")));
        assertEquals("NPPPPPN", series.getString(states.formatted("ZZ-N")));
        assertEquals("NNNNNNN", series.getString(states.formatted("ZZ-E")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "from | country=ZZ&until=2025-03-01", "until | country=ZZ&from=2025-03-01", "country | from=2025-01-01&until=2025-03-01",
        "country | country=FR&from=2025-01-01&until=2025-03-01", "from | country=ZZ&from=yesterday&until=2025-03-01", "until | country=ZZ&from=2025-01-01&until=2025-02-30",
        "until | country=ZZ&from=2025-01-01&until=2999-01-01", "from | country=ZZ&from=2025-03-02&until=2025-03-01", "from | country=ZZ&from=1899-12-31&until=2025-03-01",
        "step | country=ZZ&from=2024-01-01&until=2025-03-01&step=DAYS", "step | country=ZZ&from=2025-01-01&until=2025-03-01&step=YEARS",
        "until | country=ZZ&from=2025-01-01&until=%2B999999999-12-31", "from | country=ZZ&from=-999999999-01-01&until=2025-03-01"})
    void invalid_400_names_what_is_wrong(String field, String query) {
        given().urlEncodingEnabled(false).get(STATUS + "/series?" + query).then().statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void not_modified_304_while_nothing_changes() {
        String tag = given().get(STATUS + "?country=ZZ").then().statusCode(200).header("Cache-Control", "public, max-age=60").header("ETag", startsWith("W/\"")).extract().header("ETag");
        given().header("If-None-Match", tag).get(STATUS + "?country=ZZ").then().statusCode(304).header("ETag", tag).body(equalTo(""));
        change(Account.PROVIDER, line, 0, "SUSPENDED").statusCode(200);
        String other = given().header("If-None-Match", tag).get(STATUS + "?country=ZZ").then().statusCode(200).extract().header("ETag");
        assertNotEquals(tag, other);
    }

    @Test
    void not_modified_304_for_past_figures_which_are_cached_longer() {
        for (String path : List.of(STATUS + "?country=ZZ&at=2025-04-01T00:00:00Z", STATUS + "/series?country=ZZ&from=2025-01-01&until=2025-07-01")) {
            String tag = given().get(path).then().statusCode(200).header("Cache-Control", "public, max-age=86400").extract().header("ETag");
            change(Account.PROVIDER, line, path.contains("series") ? 1 : 0, path.contains("series") ? "OPERATIONAL" : "CLOSED").statusCode(200);
            given().header("If-None-Match", tag).get(path).then().statusCode(304);
        }
        String today = LocalDate.now(java.time.ZoneId.of("UTC")).minusDays(1).toString();
        series("country=ZZ&from=" + today + "&until=" + today).statusCode(200);
    }
}
