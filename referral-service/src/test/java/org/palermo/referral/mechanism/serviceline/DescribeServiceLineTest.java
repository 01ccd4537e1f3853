package org.palermo.referral.mechanism.serviceline;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.mechanism.serviceline.GivenLines.aLine;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class DescribeServiceLineTest {
    private static final String FIGURES = "{\"pillar\":\"SOCIAL_INCLUSION\",\"channels\":[\"PHONE\"],\"transport\":false,\"helpline\":{\"lines\":7,\"averageWaitSeconds\":30,\"unansweredShare\":0.1}}";
    private static final String IN_PERSON = "{\"pillar\":\"INDIVIDUAL_SUPPORT\",\"channels\":[\"IN_PERSON\"],\"transport\":false}";

    @BeforeEach
    void noLines() {
        GivenLines.none();
        Given.sql("delete from notice where kind like 'ESSENTIAL_SERVICE_%'");
    }

    private static ValidatableResponse describe(Account account, String line, String etag, String body) {
        RequestSpecification request = as(account).body(body);
        return (etag == null ? request : request.header("If-Match", etag)).put(GivenLines.API + "/" + line + "/description").then();
    }

    private static String state(String query, String region) {
        return given().get("/api/nrm/v1/mechanism/status?country=ZZ" + query).then().statusCode(200).extract()
                .path("regions.find { it.region == '%s' }.categories.find { it.category == 'IDENTIFICATION' }.state".formatted(region));
    }

    @Test
    void ok_200_the_earlier_description_is_kept() {
        String line = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        describe(Account.PROVIDER, line, "\"0\"", FIGURES).statusCode(200).header("ETag", "\"1\"").body("helpline.lines", equalTo(7)).body("pillar", equalTo("SOCIAL_INCLUSION"));
        describe(Account.ADMINISTRATOR, line, "\"1\"", FIGURES.replace("7", "8")).statusCode(200).body("helpline.lines", equalTo(8));
        as(Account.NGO).get(GivenLines.API + "/" + line + "/descriptions").then().statusCode(200)
                .body("items", hasSize(3)).body("items.helpline.lines", equalTo(List.of(8, 7)))
                .body("items[0].until", nullValue()).body("items[0].from", notNullValue()).body("items[2].from", nullValue());
        assertEquals(3, Given.count("select count(*) from outbox_event where aggregate = '" + line + "'"), "the directory is told of the figures");
    }

    @Test
    void ok_200_the_same_again_changes_nothing() {
        String line = aLine("ZZ-N", "HELPLINE", "OPERATIONAL");
        describe(Account.PROVIDER, line, "\"0\"", FIGURES).statusCode(200);
        describe(Account.PROVIDER, line, "\"1\"", FIGURES).statusCode(200).header("ETag", "\"1\"");
        assertEquals(1, Given.count("select count(*) from service_line_description where service_line = '" + line + "'"));
    }

    @Test
    void ok_200_a_national_line_that_is_no_longer_remote_serves_no_region() {
        String line = aLine(null, "IDENTIFICATION", "OPERATIONAL");
        assertEquals("OPERATIONAL", state("", "ZZ-S"));
        describe(Account.PROVIDER, line, "\"0\"", IN_PERSON).statusCode(200);
        assertEquals("NOT_OPERATIONAL", state("", "ZZ-S"));
        assertEquals("OPERATIONAL", state("&at=2026-02-01T00:00:00Z", "ZZ-S"));
        List<String> told = as(Account.ADMINISTRATOR).get("/api/nrm/v1/notices?limit=200").then().extract().path("items.findAll { it.about == '%s' }.kind".formatted(line));
        assertEquals(4, told.stream().filter("ESSENTIAL_SERVICE_CLOSED"::equals).count());
    }

    @Test
    void forbidden_403_not_found_404_stale_412_missing_428() {
        String line = aLine("ZZ-E", "HELPLINE", "OPERATIONAL");
        describe(Account.NGO, line, "\"0\"", FIGURES).statusCode(403);
        describe(Account.REGIONAL, line, "\"0\"", FIGURES).statusCode(403);
        describe(Account.PROVIDER, UUID.randomUUID().toString(), "\"0\"", FIGURES).statusCode(404);
        describe(Account.PROVIDER, line, "\"4\"", FIGURES).statusCode(412);
        describe(Account.PROVIDER, line, null, FIGURES).statusCode(428);
        as(Account.NGO).get(GivenLines.API + "/" + UUID.randomUUID() + "/descriptions").then().statusCode(404);
    }

    @Test
    void invalid_400_names_what_is_wrong() {
        String line = aLine("ZZ-E", "HELPLINE", "OPERATIONAL");
        describe(Account.PROVIDER, line, "\"0\"", FIGURES.replace("[\"PHONE\"]", "[]")).statusCode(400).body("violations.field", hasItem("channels"));
        describe(Account.PROVIDER, line, "\"0\"", FIGURES.replace("0.1", "-0.1")).statusCode(400).body("violations.field", hasItem("helpline.unansweredShare"));
    }
}
