package org.palermo.referral;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.Registered;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;

/// The stored answer to a repeated request must not reach a caller without access.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class RememberedAnswerTest {
    private final String key = UUID.randomUUID().toString();
    private String id;

    @BeforeEach
    void remember() {
        Given.theRegister();
        id = refer(Account.RESPONDER.token()).statusCode(201).extract().path("id");
    }

    @Test
    void created_201_a_repeat_gets_the_same_answer() {
        refer(Account.RESPONDER.token()).statusCode(201).body("id", equalTo(id));
        refer(TestTokens.covering(Account.RESPONDER, Set.of("GB", "ZZ", "FR"))).statusCode(201).body("id", equalTo(id));
    }

    @Test
    void created_201_another_subject_does_not_get_the_stored_answer() {
        refer(Account.BORDER.token()).statusCode(201).body("id", not(equalTo(id)));
    }

    @Test
    void forbidden_403_after_the_caller_lost_a_region() {
        refer(TestTokens.covering(Account.RESPONDER, Set.of("ZZ"))).statusCode(403)
                .body("type", equalTo("urn:palermo:problem:request:answer-withheld")).body(not(containsString(id)));
    }

    @Test
    void forbidden_403_after_the_organisation_left_the_register() throws Exception {
        try (Registered gone = Registered.as(Account.RESPONDER, null)) {
            refer(Account.RESPONDER.token()).statusCode(403).body(not(containsString(id)));
        }
    }

    private ValidatableResponse refer(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).header("Idempotency-Key", key).body(Given.ADULT).post("/api/nrm/v1/referrals").then();
    }
}
