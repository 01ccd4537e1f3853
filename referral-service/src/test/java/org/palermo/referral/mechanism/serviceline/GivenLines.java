package org.palermo.referral.mechanism.serviceline;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.referral.casefile.Given;

/// Service lines of the sample's provider in the country ZZ.
public final class GivenLines {
    public static final String API = "/api/nrm/v1/service-lines";

    private GivenLines() {}

    /// Deletes the lines that other tests have left.
    public static void none() {
        Given.sql("""
            create temporary table gone on commit drop as select id from service_line where country = 'ZZ';
            delete from service_line_contact where service_line in (select id from gone);
            delete from service_line_description where service_line in (select id from gone);
            delete from service_line_state where service_line in (select id from gone);
            delete from service_line_region where service_line in (select id from gone);
            delete from service_line where id in (select id from gone);
            delete from served_category where country = 'ZZ';
            """);
    }

    public static void theProvider() {
        imports("providers", "{\"id\":\"%s\",\"name\":\"Provider\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[],\"firstResponder\":false,\"synthetic\":true}"
                .formatted(Account.PROVIDER.agency()));
        // Other tests register the provider in another country, and a line belongs to its provider's country.
        Given.sql("update provider set country = 'ZZ' where id = '%s'".formatted(Account.PROVIDER.agency()));
    }

    /// A line that is reached by phone, since the beginning of 2026.
    public static String aLine(String region, String category, String state) {
        return aLine(region, category, state, "2026-01-01T00:00:00Z", "[]");
    }

    /// @param region null for a national line
    public static String aLine(String region, String category, String state, String since, String history) {
        theProvider();
        String id = UUID.randomUUID().toString();
        Response answer = imports("service-lines", """
                {"id":"%s","providerId":"%s","category":"%s","pillar":"INDIVIDUAL_SUPPORT","national":%s,"regions":[%s],"channels":["PHONE"],
                 "transport":false,"state":"%s","reason":"OPENED","since":"%s","history":%s,"publicListing":true}
                """.formatted(id, Account.PROVIDER.agency(), category, region == null, region == null ? "" : "\"" + region + "\"", state, since, history)
                .replace("\n", ""));
        assertEquals("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}", last(answer));
        return id;
    }

    public static ValidatableResponse change(Account account, String line, int version, String state) {
        return given().auth().oauth2(account.token()).contentType("application/json").header("If-Match", "\"" + version + "\"")
                .body("{\"state\":\"%s\",\"reason\":\"FUNDING_ENDED\"}".formatted(state)).put(API + "/" + line + "/state").then();
    }

    /// Reads the whole answer, so that the next import starts only after this one ends.
    public static Response imports(String kind, String file) {
        Response answer = given().auth().oauth2(Account.ADMINISTRATOR.token()).contentType("application/x-ndjson").body(file.getBytes())
                .post("/api/nrm/v1/" + kind + "/imports").then().statusCode(200).extract().response();
        answer.asByteArray();
        return answer;
    }

    public static String last(Response answer) {
        return Arrays.stream(answer.asString().split("\n")).toList().getLast();
    }
}
