package org.palermo.shelter;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.palermo.shelter.Questions.API;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;

/// The answer names a parameter that is unknown or of another type, but never repeats its value.
@QuarkusTest
class WrongParametersTest extends ServiceTest {

    @Test
    void invalid_400_names_the_unknown_parameter() {
        given().auth().oauth2(Account.AUTHORITY.token()).get(API + "/capacity?country=ZZ&area=Marisol").then().statusCode(400)
                .body("violations.field", contains("area")).body(not(containsString("Marisol")));
    }

    @Test
    void invalid_400_names_each_parameter_of_another_type() {
        given().auth().oauth2(Account.NGO.token()).get(API + "/holds?status=Marisol&limit=many&caseFile=Marisol").then().statusCode(400)
                .body("violations.field", contains("caseFile", "limit", "status"))
                .body("violations.message", contains(
                        equalTo("must be a UUID"), equalTo("must be a whole number"), startsWith("must be one of ")))
                .body(not(containsString("Marisol")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hsds/v3.1?a=1", "/hsds/v3.1/services?colour=red", "/hsds/v3.0/services?per_page=5&perpage=5",
            "/hsds/v3.1/services?format=ndjson&colour=red"})
    void invalid_400_of_the_directory(String address) {
        given().get(address).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hsds/v3.1/services?per_page=5&page=1&full=true&modified_after=2026-01-01",
            "/hsds/v3.1/services?format=ndjson&minimal=true", "/hsds/v3.1/taxonomy_terms?top_only=true"})
    void ok_200_of_the_directory(String address) {
        given().get(address).then().statusCode(200);
    }
}
