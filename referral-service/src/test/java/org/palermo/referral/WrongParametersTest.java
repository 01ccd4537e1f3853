package org.palermo.referral;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.casefile.Given;

/// A parameter that is unknown or of another type is refused with its name, and never with its value.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class WrongParametersTest {
    private static final String CASES = "/api/nrm/v1/cases";

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @Test
    void invalid_400_names_the_unknown_parameter() {
        as(Account.AUTHORITY).get(CASES + "?colour=Marisol&limit=5&order=Marisol").then().statusCode(400)
                .body("violations.field", contains("colour", "order")).body("violations[0].message", containsString("cursor, due, exploitation, limit"))
                .body(not(containsString("Marisol")));
    }

    @Test
    void invalid_400_a_parameter_that_is_not_a_word_is_not_repeated() {
        as(Account.AUTHORITY).get(CASES + "?ma%20ri@example.org=1&").then().statusCode(400)
                .body("violations.field", contains("(unknown)")).body(not(containsString("example.org")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nrm/v1/mechanism/status?country=GB&region=GB-SCT", "/api/nrm/v1/countries?limit=1", "/suspensions?a=1"})
    void invalid_400_without_a_token_too(String address) {
        given().get(address).then().statusCode(400);
    }

    @Test
    void invalid_400_names_each_parameter_of_another_type() {
        as(Account.ADMINISTRATOR).get("/api/nrm/v1/providers?closed=Marisol&limit=many").then().statusCode(400)
                .body("violations.field", contains("closed", "limit")).body("violations.message", contains("must be true or false", "must be a whole number"))
                .body(not(containsString("Marisol")));
    }

    @Test
    void not_found_404_an_id_that_is_not_one_beside_correct_parameters() {
        as(Account.AUTHORITY).get(CASES + "/none/documents?limit=5").then().statusCode(404);
    }

    @Test
    void forbidden_403_comes_first() {
        as(Account.ADMINISTRATOR).get(CASES + "?colour=1").then().statusCode(403);
        given().get(CASES + "?colour=1").then().statusCode(401);
    }

    @Test
    void ok_200_known_parameters() {
        as(Account.AUTHORITY).get(CASES + "?stage=REFERRED&limit=5").then().statusCode(200);
        given().get("/api/nrm/v1/mechanism/status?country=GB&at=2026-01-05T00:00:00Z").then().statusCode(200);
    }
}
