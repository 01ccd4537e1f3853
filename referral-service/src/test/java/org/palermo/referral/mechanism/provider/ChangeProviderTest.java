package org.palermo.referral.mechanism.provider;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;
import static org.palermo.referral.casefile.Given.count;
import static org.palermo.referral.mechanism.provider.GivenProviders.API;
import static org.palermo.referral.mechanism.provider.GivenProviders.aName;
import static org.palermo.referral.mechanism.provider.GivenProviders.with;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.EventProbe;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.mechanism.serviceline.GivenLines;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class ChangeProviderTest {
    private final String name = aName();
    private String id;

    @BeforeEach
    void anOrganisation() {
        id = GivenProviders.a(name, "NGO");
    }

    private static String body(String name, boolean firstResponder) {
        return "{\"name\":\"%s\",\"firstResponder\":%s}".formatted(name, firstResponder);
    }

    private ValidatableResponse change(RequestSpecification request, String name) {
        return request.body(body(name, false)).put(API + "/" + id).then();
    }

    @Test
    void ok_200_everybody_reads_the_new_name_and_what_stood_before() {
        change(with(as(Account.ADMINISTRATOR), 0), name + " II").statusCode(200).header("ETag", "\"1\"").body("name", equalTo(name + " II"))
                .body("firstResponder", equalTo(false)).body("regions", equalTo(List.of("ZZ-N")));
        as(Account.NGO).get(API + "/" + id).then().statusCode(200).header("ETag", "\"1\"").body("name", equalTo(name + " II"));
        as(Account.NGO).get(API + "/" + id + "/earlier").then().statusCode(200).body("items", hasSize(1)).body("items[0].name", equalTo(name))
                .body("items[0].firstResponder", equalTo(true)).body("items[0].until", notNullValue());
        assertEquals(1, count("select count(*) from audit_entry where action = 'CHANGE' and record_kind = 'provider' and record_id = '" + id + "'"));
    }

    @Test
    void ok_200_the_public_directory_is_told_the_new_name() {
        String line = GivenLines.aLine("ZZ-N", "HEALTH", "OPERATIONAL");
        Given.sql("update service_line set provider = '%s' where id = '%s'".formatted(id, line));
        change(with(as(Account.ADMINISTRATOR), 0), name).statusCode(200);
        change(with(as(Account.ADMINISTRATOR), 1), name + " II").statusCode(200);
        // The import of the line, and the new name; nothing when the name stayed the same.
        List<JsonNode> told = Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> EventProbe.running().events().stream()
                .filter(event -> event.get("partitionkey").asText().equals(line)).toList(), events -> events.size() == 2);
        assertEquals(name + " II", told.getLast().at("/data/organisation").asText());
        GivenLines.none();
    }

    @Test
    void conflict_409_a_name_that_another_organisation_of_the_country_has_or_had() {
        String other = aName();
        String another = GivenProviders.a(other, "NGO");
        change(with(as(Account.ADMINISTRATOR), 0), other.toUpperCase()).statusCode(409).body("type", equalTo("urn:palermo:problem:provider:known"));
        GivenProviders.close(Account.ADMINISTRATOR, another, 0).statusCode(200);
        change(with(as(Account.ADMINISTRATOR), 0), other).statusCode(409);
        change(with(as(Account.ADMINISTRATOR), 0), name + " II").statusCode(200);
        as(Account.ADMINISTRATOR).body("{\"name\":\"%s\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[],\"firstResponder\":false}".formatted(name + " II"))
                .post(API).then().statusCode(409);
    }

    @Test
    void conflict_409_the_name_under_which_a_renamed_organisation_was_registered() {
        change(with(as(Account.ADMINISTRATOR), 0), name + " II").statusCode(200);
        String body = "{\"name\":\"%s\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[],\"firstResponder\":false}".formatted(name);
        as(Account.ADMINISTRATOR).body(body).post(API).then().statusCode(409).body("type", equalTo("urn:palermo:problem:provider:renamed"))
                .body("detail", containsString(name + " II"));
        String other = GivenProviders.a("NGO");
        with(as(Account.ADMINISTRATOR), 0).body(body(name, false)).put(API + "/" + other).then().statusCode(200);
        as(Account.ADMINISTRATOR).body(body).post(API).then().statusCode(409).body("type", equalTo("urn:palermo:problem:provider:known"));
    }

    @Test
    void conflict_409_a_closed_organisation() {
        GivenProviders.close(Account.ADMINISTRATOR, id, 0).statusCode(200);
        change(with(as(Account.ADMINISTRATOR), 1), name + " II").statusCode(409).body("type", equalTo("urn:palermo:problem:provider:closed"));
    }

    @Test
    void stale_412_somebody_else_changed_it_and_a_replay() {
        change(with(as(Account.ADMINISTRATOR), 0), name + " II").statusCode(200);
        change(with(as(Account.ADMINISTRATOR), 0), name + " II").statusCode(412);
        change(as(Account.ADMINISTRATOR), name + " III").statusCode(428);
        assertEquals(1, count("select count(*) from provider_edition where provider = '" + id + "'"));
    }

    @Test
    void forbidden_403_wrong_role_and_an_administrator_of_another_country_or_region() {
        change(with(as(Account.REGIONAL), 0), name + " II").statusCode(403);
        change(with(as(Account.AGENCY_ADMINISTRATOR), 0), name + " II").statusCode(403);
        for (String regions : new String[] {"GB", "ZZ-S"}) {
            String token = TestTokens.covering(Account.ADMINISTRATOR, Set.of(regions));
            change(with(as(Account.ADMINISTRATOR).auth().oauth2(token), 0), name + " II").statusCode(403)
                    .body("type", equalTo("urn:palermo:problem:provider:not-covered"));
        }
    }

    @Test
    void not_found_404_an_unknown_organisation() {
        with(as(Account.ADMINISTRATOR), 0).body(body(name, true)).put(API + "/" + UUID.randomUUID()).then().statusCode(404);
        as(Account.NGO).get(API + "/" + UUID.randomUUID() + "/earlier").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"name | {\"name\":\" \",\"firstResponder\":true}", "firstResponder | {\"name\":\"x\"}"})
    void invalid_400_names_what_is_wrong(String field, String body) {
        with(as(Account.ADMINISTRATOR), 0).body(body).put(API + "/" + id).then().statusCode(400).body("violations.field", hasItem(field));
    }
}
