package org.palermo.referral.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestTokens;
import org.palermo.referral.casefile.Given;

/// The samples from labour inspection's tests are accepted here unchanged.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
class EventContractTest {
    private static final Path SAMPLES = Path.of("..", "docs", "events");

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @Test
    void a_referral_sample_is_accepted() throws IOException {
        ObjectNode event = (ObjectNode) json.readTree(SAMPLES.resolve("suspected-victim-referred.json").toFile());
        String claims = Files.readString(SAMPLES.resolve("suspected-victim-referred.claims.json"));
        ((ObjectNode) event.get("data")).put("jwe", IntakeKeyPair.ours().encrypt(claims));
        post(event);
        String report = json.readTree(claims).get("report").asText();
        given().auth().oauth2(Account.AUTHORITY.token()).get("/api/nrm/v1/cases/" + report).then().statusCode(200)
                .body("indicators.code", contains("DR01", "EX01", "CD01"));
        assertEquals(1, Given.count("select count(*) from case_file c join case_person p on p.case_file = c.id where c.id = '" + report + "'"));
    }

    @Test
    void a_notification_sample_is_accepted() throws IOException {
        ObjectNode event = (ObjectNode) json.readTree(SAMPLES.resolve("suspected-victim-notified.json").toFile());
        post(event);
        String report = event.get("data").get("report").asText();
        assertEquals(1, Given.count("select count(*) from case_file where stage = 'NOTIFIED_ONLY' and id = '" + report + "'"));
    }

    private static void post(ObjectNode event) {
        event.put("sequence", "1");
        given().auth().oauth2(TestTokens.ofSender("referral")).contentType("application/cloudevents+json").body(event.toString())
                .post("/events").then().statusCode(204);
    }
}
