package org.palermo.referral.mechanism.serviceline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class OfferServiceTest {
    private static final String HELPLINE = """
            {"category":"HELPLINE","pillar":"INDIVIDUAL_SUPPORT","national":true,"regions":[],"channels":["PHONE","ONLINE"],"transport":false,
             "state":"OPERATIONAL","reason":"OPENED","helpline":{"lines":4,"averageWaitSeconds":90,"unansweredShare":0.25},"publicListing":true}
            """;
    private static final String HOUSE = """
            {"provider":"%s","category":"ACCOMMODATION","pillar":"IDENTIFICATION_PROTECTION","national":false,"regions":["ZZ-N"],"channels":["IN_PERSON"],
             "transport":true,"state":"PARTIAL","reason":"OPENED","publicListing":false}
            """.formatted(Account.PROVIDER.agency());

    @BeforeEach
    void noLines() {
        GivenLines.none();
        GivenLines.theProvider();
        Given.sql("delete from notice where kind like 'ESSENTIAL_SERVICE_%'");
    }

    private static ValidatableResponse offer(Account account, String body) {
        return as(account).body(body).post(GivenLines.API).then();
    }

    private static String state(String region, String category) {
        return given().get("/api/nrm/v1/mechanism/status?country=ZZ").then().statusCode(200).extract()
                .path("regions.find { it.region == '%s' }.categories.find { it.category == '%s' }.state".formatted(region, category));
    }

    @Test
    void ok_201_a_provider_adds_a_line_of_its_own_and_it_is_served() {
        var made = offer(Account.PROVIDER, HELPLINE).statusCode(201).header("ETag", "\"0\"").body("provider", equalTo(Account.PROVIDER.agency().toString()))
                .body("helpline.averageWaitSeconds", equalTo(90)).body("country", equalTo("ZZ")).extract();
        String path = made.header("Location").replaceFirst("^http://[^/]*", "");
        as(Account.NGO).get(path).then().statusCode(200).body("channels", equalTo(java.util.List.of("PHONE", "ONLINE")));
        as(Account.NGO).get(path + "/states").then().statusCode(200).body("items", hasSize(1)).body("items[0].reason", equalTo("OPENED"));
        as(Account.NGO).get(path + "/descriptions").then().statusCode(200).body("items", hasSize(1)).body("items[0].from", nullValue());
        assertEquals("OPERATIONAL", state("ZZ-W", "HELPLINE"));
        assertEquals(1, Given.count("select count(*) from outbox_event where aggregate = '" + made.path("id") + "'"));
    }

    @Test
    void ok_201_the_coordinator_of_its_region_adds_a_line_and_the_ministry_is_told() {
        String line = offer(Account.REGIONAL, HOUSE).statusCode(201).extract().path("id");
        assertEquals("PARTIAL", state("ZZ-N", "ACCOMMODATION"));
        assertEquals("NOT_OPERATIONAL", state("ZZ-S", "ACCOMMODATION"));
        as(Account.ADMINISTRATOR).get("/api/nrm/v1/notices?limit=200").then()
                .body("items.findAll { it.about == '%s' }.kind".formatted(line), equalTo(java.util.List.of("ESSENTIAL_SERVICE_OPEN")));
        assertEquals(0, Given.count("select count(*) from outbox_event where aggregate = '" + line + "'"));
    }

    @Test
    void ok_201_a_region_named_twice_is_one() {
        offer(Account.REGIONAL, HOUSE.replace("[\"ZZ-N\"]", "[\"ZZ-N\",\"ZZ-N\"]")).statusCode(201).body("regions", equalTo(java.util.List.of("ZZ-N")));
        assertEquals(1, Given.count("select count(*) from service_line_region r join service_line l on l.id = r.service_line where l.country = 'ZZ'"));
    }

    @Test
    void ok_201_the_same_request_again_adds_nothing() {
        String key = UUID.randomUUID().toString();
        String first = as(Account.PROVIDER).header("Idempotency-Key", key).body(HELPLINE).post(GivenLines.API).then().statusCode(201).extract().asString();
        assertEquals(first, as(Account.PROVIDER).header("Idempotency-Key", key).body(HELPLINE).post(GivenLines.API).then().statusCode(201).extract().asString());
        assertEquals(1, Given.count("select count(*) from service_line where country = 'ZZ'"));
    }

    @Test
    void forbidden_403_lines_of_others() {
        offer(Account.NGO, HOUSE).statusCode(403);
        offer(Account.REGIONAL, HOUSE.replace("[\"ZZ-N\"]", "[\"ZZ-N\",\"ZZ-S\"]")).statusCode(403);
        offer(Account.REGIONAL, HOUSE.replace("[\"ZZ-N\"]", "[]").replace("\"national\":false", "\"national\":true")).statusCode(403);
        Given.theRegister();
        offer(Account.PROVIDER, HOUSE.replace(Account.PROVIDER.agency().toString(), Account.RESPONDER.agency().toString()).replace("ZZ-N", "GB-SCT")).statusCode(403);
        assertEquals(0, Given.count("select count(*) from service_line where country = 'ZZ'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "regions | \"regions\":[] | \"regions\":[\"ZZ-N\"]", "regions | true,\"regions\":[] | false,\"regions\":[\"GB-SCT\"]", "regions | true,\"regions\":[] | false,\"regions\":[]",
        "channels | [\"PHONE\",\"ONLINE\"] | []", "reason | OPENED | because she said so", "helpline.unansweredShare | 0.25 | 1.5", "helpline.lines | 4 | -1",
        "state | \"OPERATIONAL\" | null", "provider | 000050 | 0000ff"})
    void invalid_400_names_what_is_wrong(String field, String right, String wrong) {
        offer(Account.ADMINISTRATOR, HELPLINE.replace("{\"category\"", "{\"provider\":\"" + Account.PROVIDER.agency() + "\",\"category\"")
                .replace(right, wrong))
                .statusCode(400).body("violations.field", hasItem(field));
    }
}
