package org.palermo.shelter;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;

/// A route that does not declare who may call it is closed, whatever else it says.
@QuarkusTest
class ClosedByDefaultTest extends ServiceTest {

    @ParameterizedTest
    @ValueSource(strings = {"bare", "authenticated", "permitted"})
    void forbidden_403_for_every_account(String route) {
        for (Account account : Account.values()) {
            given().auth().oauth2(account.token()).get("/forgotten/" + route).then().statusCode(403);
        }
    }

    @Test
    void forbidden_403_without_an_account_although_no_token_is_needed() {
        given().get("/forgotten/permitted").then().statusCode(403);
    }

    @Test
    void ok_200_once_it_is_declared() {
        given().get("/forgotten/declared").then().statusCode(200);
    }
}
