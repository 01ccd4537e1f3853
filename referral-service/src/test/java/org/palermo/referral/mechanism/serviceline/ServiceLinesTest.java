package org.palermo.referral.mechanism.serviceline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.referral.mechanism.serviceline.GivenLines.aLine;
import static org.palermo.referral.mechanism.serviceline.GivenLines.imports;
import static org.palermo.referral.mechanism.serviceline.GivenLines.last;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ServiceLinesTest {

    @BeforeEach
    void no_lines() {
        GivenLines.none();
    }

    @Test
    void ok_200_an_import_reports_every_row_and_a_repeat_is_matched() {
        String provider = UUID.randomUUID().toString();
        String row = "{\"id\":\"%s\",\"name\":\"Provider\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[\"ZZ-S\"],\"firstResponder\":false,\"synthetic\":true}".formatted(provider);
        String file = String.join("\n", row, row.replace("ZZ-S", "ZZ-Q").replace(provider, UUID.randomUUID().toString()), "not json", row);
        assertEquals("{\"summary\":{\"read\":4,\"imported\":1,\"matched\":1,\"rejected\":2}}", last(imports("providers", file)));
        Response again = imports("providers", file);
        assertEquals("{\"summary\":{\"read\":4,\"imported\":0,\"matched\":2,\"rejected\":2}}", last(again));
        assertTrue(again.asString().contains("{\"row\":2,\"reason\":\"regions must name regions of the country only\"}"), again.asString());
    }

    @Test
    void ok_200_status_follows_the_lines_through_time() {
        String line = aLine("ZZ-S", "IDENTIFICATION", "OPERATIONAL", "2026-01-10T00:00:00Z",
                "[{\"state\":\"CLOSED\",\"reason\":\"NOT_OPEN\",\"since\":\"2025-01-01T00:00:00Z\"}]");
        assertEquals("NOT_OPERATIONAL", category("2025-06-01T00:00:00Z", "ZZ-S", "IDENTIFICATION"));
        assertEquals("OPERATIONAL", category("2026-01-10T00:00:00Z", "ZZ-S", "IDENTIFICATION"));
        given().auth().oauth2(Account.PROVIDER.token()).contentType("application/json").header("If-Match", "\"0\"")
                .body("{\"state\":\"PARTIAL\",\"reason\":\"STAFF_SHORTAGE\"}").put("/api/nrm/v1/service-lines/" + line + "/state").then()
                .statusCode(200).body("state", equalTo("PARTIAL")).header("ETag", "\"1\"");
        given().auth().oauth2(Account.NGO.token()).get("/api/nrm/v1/service-lines/" + line + "/states").then().statusCode(200)
                .body("items", hasSize(3)).body("items[0].state", equalTo("PARTIAL"));
    }

    @Test
    void ok_200_national_lines_serve_every_region_when_they_are_remote() {
        aLine(null, "INTERPRETATION", "PARTIAL", "2024-01-01T00:00:00Z", "[]");
        assertEquals("PARTIAL", category("2024-06-01T00:00:00Z", "ZZ-W", "INTERPRETATION"));
    }

    @Test
    void only_the_provider_and_the_coordinators_of_the_region_change_a_line() {
        String line = aLine("ZZ-E", "LEGAL", "OPERATIONAL", "2026-01-01T00:00:00Z", "[]");
        change(Account.NGO, line, "\"0\"").statusCode(403);
        change(Account.REGIONAL, line, "\"0\"").statusCode(403);
        change(Account.PROVIDER, line, null).statusCode(428);
        change(Account.PROVIDER, line, "\"5\"").statusCode(412);
        change(Account.ADMINISTRATOR, line, "\"0\"").statusCode(200);
        change(Account.ADMINISTRATOR, line, "\"1\"").statusCode(409);
        change(Account.ADMINISTRATOR, UUID.randomUUID().toString(), "\"1\"").statusCode(404);
    }

    @Test
    void ok_200_a_caller_lists_the_lines_that_she_may_change() {
        String line = aLine("ZZ-E", "LEGAL", "OPERATIONAL", "2026-01-01T00:00:00Z", "[]");
        mine(Account.PROVIDER).body("items.id", hasItem(line));
        mine(Account.ADMINISTRATOR).body("items.id", hasItem(line));
        mine(Account.REGIONAL).body("items", hasSize(0));
        mine(Account.NGO).body("items", hasSize(0));
    }

    private static io.restassured.response.ValidatableResponse mine(Account account) {
        return given().auth().oauth2(account.token()).get("/api/nrm/v1/service-lines?country=ZZ&mine=true").then().statusCode(200);
    }

    @Test
    void invalid_400_status_names_the_invalid_parameter() {
        given().get("/api/nrm/v1/mechanism/status?country=FR").then().statusCode(400).body("violations.field", hasItem("country"));
        given().get("/api/nrm/v1/mechanism/status").then().statusCode(400).body("violations.field", hasItem("country"));
        given().get("/api/nrm/v1/mechanism/status?country=ZZ&at=yesterday").then().statusCode(400).body("violations.field", hasItem("at"));
        given().get("/api/nrm/v1/mechanism/status?country=ZZ&at=2999-01-01T00:00:00Z").then().statusCode(400).body("violations.field", hasItem("at"));
        given().get("/api/nrm/v1/mechanism/status?country=ZZ&at=-999999999-01-01T00:00:00Z").then().statusCode(400).body("violations.field", hasItem("at"));
    }

    @Test
    void ok_200_countries_are_public() {
        given().get("/api/nrm/v1/countries").then().statusCode(200).body("items.code", hasItem("GB"))
                .body("items.find { it.code == 'GB' }.zone", equalTo("Europe/London"))
                .body("items.find { it.code == 'GB' }.adultAge", equalTo(18)).body("items.find { it.code == 'GB' }.unverified", hasItem("reasonableGrounds"));
    }

    private static io.restassured.response.ValidatableResponse change(Account account, String line, String etag) {
        var request = given().auth().oauth2(account.token()).contentType("application/json").body("{\"state\":\"SUSPENDED\",\"reason\":\"FUNDING_ENDED\"}");
        return (etag == null ? request : request.header("If-Match", etag)).put("/api/nrm/v1/service-lines/" + line + "/state").then();
    }

    private static String category(String at, String region, String category) {
        return given().get("/api/nrm/v1/mechanism/status?country=ZZ&at=" + at).then().statusCode(200).extract()
                .path("regions.find { it.region == '%s' }.categories.find { it.category == '%s' }.state".formatted(region, category));
    }
}
