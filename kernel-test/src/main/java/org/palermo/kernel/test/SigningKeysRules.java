package org.palermo.kernel.test;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A token whose key the service does not know is refused only when the issuer has no such key. Extended by
/// `SigningKeysTest` of each service.
public abstract class SigningKeysRules {

    @TestHTTPResource(value = "/", management = true)
    URI management;

    /// A path that the account below may read.
    protected abstract String path();

    protected abstract Account reader();

    /// One test, because after a fetch for one unknown key the keys are not fetched for another unknown key within ten
    /// seconds.
    @Test
    void unavailable_503_while_the_keys_cannot_be_fetched_then_ok_200_and_unauthorised_401_of_an_unknown_key() {
        String next = TestTokens.ofNextKey(reader());
        isReady();
        TestIssuer.running().fail();
        try {
            ask(next).then().statusCode(503).contentType("application/problem+json").header("Retry-After", "1")
                    .body("type", equalTo("urn:palermo:problem:identity:signing-keys"));
            ask(reader().token()).then().statusCode(200);
            ask("garbage").then().statusCode(401);
            isReady();
        } finally {
            TestIssuer.running().rotate();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ask(next).statusCode() == 200);
        ask(TestTokens.ofUnknownKey(reader())).then().statusCode(401).body("type", equalTo("urn:palermo:problem:identity:unauthorised"));
    }

    private void isReady() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().get(management.resolve("/q/health/ready")).then()
                .body("checks.findAll { it.status == 'UP' }.name", hasItem("signing-keys")));
    }

    private Response ask(String token) {
        return given().auth().oauth2(token).get(path());
    }
}
