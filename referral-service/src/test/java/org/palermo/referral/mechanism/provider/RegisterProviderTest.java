package org.palermo.referral.mechanism.provider;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.mechanism.serviceline.GivenLines;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RegisterProviderTest {
    private static final String API = "/api/nrm/v1/providers";

    private final String name = "Refuge " + UUID.randomUUID();

    private static String body(String name) {
        return "{\"name\":\"%s\",\"kind\":\"IMMIGRATION\",\"country\":\"ZZ\",\"regions\":[\"ZZ-N\",\"ZZ-S\"],\"firstResponder\":true}".formatted(name);
    }

    private static ValidatableResponse register(Account account, String body) {
        return as(account).body(body).post(API).then();
    }

    @Test
    void ok_201_is_in_the_registers_of_providers_and_of_organisations() {
        String path = register(Account.ADMINISTRATOR, body(name)).statusCode(201).body("name", equalTo(name)).extract().header("Location").replaceFirst("^http://[^/]*", "");
        String id = as(Account.NGO).get(path).then().statusCode(200).body("regions", equalTo(java.util.List.of("ZZ-N", "ZZ-S"))).body("firstResponder", equalTo(true)).extract().path("id");
        assertEquals("IMMIGRATION", Given.text("select kind from organisation where id = '" + id + "'"));
        assertEquals(0, Given.count("select count(*) from provider where synthetic and id = '" + id + "'"));
    }

    @Test
    void ok_200_an_import_of_the_same_name_matches_it() {
        register(Account.ADMINISTRATOR, body(name)).statusCode(201);
        String row = "{\"name\":\"%s\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[],\"firstResponder\":false,\"synthetic\":true}".formatted(name);
        assertEquals("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":1,\"rejected\":0}}", GivenLines.last(GivenLines.imports("providers", row)));
    }

    @Test
    void ok_200_an_organisation_is_found_by_a_part_of_its_name() {
        register(Account.ADMINISTRATOR, body(name)).statusCode(201);
        String part = name.substring("Refuge ".length()).toUpperCase(java.util.Locale.ROOT);
        as(Account.NGO).queryParam("country", "ZZ").queryParam("q", part).get(API).then().statusCode(200)
                .body("items.name", equalTo(java.util.List.of(name)));
        as(Account.NGO).queryParam("country", "ZZ").queryParam("q", "<b>").get(API).then().statusCode(400)
                .body("violations.field", hasItem("q"));
    }

    @Test
    void ok_201_the_same_request_again_has_the_same_answer() {
        String key = UUID.randomUUID().toString();
        String first = as(Account.ADMINISTRATOR).header("Idempotency-Key", key).body(body(name)).post(API).then().statusCode(201).extract().asString();
        assertEquals(first, as(Account.ADMINISTRATOR).header("Idempotency-Key", key).body(body(name)).post(API).then().statusCode(201).extract().asString());
        as(Account.ADMINISTRATOR).header("Idempotency-Key", key).body(body(name + "x")).post(API).then().statusCode(422);
    }

    @Test
    void conflict_409_a_registered_name() {
        register(Account.ADMINISTRATOR, body(name)).statusCode(201);
        register(Account.ADMINISTRATOR, body(name)).statusCode(409);
    }

    @Test
    void forbidden_403_wrong_role() {
        register(Account.REGIONAL, body(name)).statusCode(403);
        register(Account.AUTHORITY, body(name)).statusCode(403);
    }

    @Test
    void not_found_404_an_unknown_organisation() {
        as(Account.NGO).get(API + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"country | \"ZZ\" | \"FR\"", "regions[0] | \"ZZ-N\" | \"\"", "regions | ZZ-N | GB-SCT", "kind | \"IMMIGRATION\" | null", "name | Refuge | "})
    void invalid_400_names_what_is_wrong(String field, String right, String wrong) {
        String body = field.equals("name") ? body(" ") : body(name).replace(right, wrong);
        register(Account.ADMINISTRATOR, body).statusCode(400).body("violations.field", hasItem(field));
    }
}
