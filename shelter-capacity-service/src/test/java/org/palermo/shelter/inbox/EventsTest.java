package org.palermo.shelter.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;

/// Takes the sample that the mechanism's test produces, unchanged.
@QuarkusTest
class EventsTest extends ServiceTest {
    private static final Path SAMPLE = Path.of("..", "docs", "events", "service-line-changed.json");

    private final String line = UUID.randomUUID().toString();

    @Test
    void no_content_204_the_sample_appears_in_the_directory() throws IOException {
        post(new ObjectMapper().readTree(SAMPLE.toFile()).toString()).statusCode(204);
        assertEquals(1, Register.count("directory_service where source = 'MECHANISM' and id = '019a0000-0000-7000-8000-000000000003'"));
        assertEquals(2, Register.count("directory_region"));
        assertEquals(1, Register.count("directory_organization"));
    }

    @Test
    void no_content_204_a_repeat_has_no_effect_and_a_later_one_replaces() throws IOException {
        post(told(1, data -> { })).statusCode(204);
        post(told(1, data -> { })).statusCode(204);
        post(told(2, data -> data.put("state", "CLOSED").putArray("regions").add("ZZ-S"))).statusCode(204);
        assertEquals("ZZ-S", Register.text("select string_agg(region, ',') from directory_region"));
        assertEquals(1, Register.count("directory_service where record like '%\"status\":\"inactive\"%'"));
    }

    @Test
    void no_content_204_a_line_that_is_no_longer_public_is_removed_with_its_organisation() throws IOException {
        post(told(1, data -> { })).statusCode(204);
        post(told(2, data -> data.put("listed", false))).statusCode(204);
        assertEquals(0, Register.count("directory_service"));
        assertEquals(0, Register.count("directory_organization"));
        assertEquals(0, Register.count("directory_place"));
    }

    @Test
    void unprocessable_422_a_contact_of_another_shape() throws IOException {
        post(told(1, data -> contact(data).put("web", "javascript:alert(1)"))).statusCode(422);
        post(told(1, data -> contact(data).put("fax", "1522"))).statusCode(422);
        post(told(1, data -> contact(data).putArray("phones").addObject().put("number", "call us").putArray("languages"))).statusCode(422);
        assertEquals(0, Register.count("directory_service"));
    }

    private static ObjectNode contact(ObjectNode data) {
        return (ObjectNode) data.get("contact");
    }

    @Test
    void conflict_409_a_gap_names_the_number_expected() throws IOException {
        post(told(2, data -> { })).statusCode(409).body("expected", equalTo(1));
        assertEquals(0, Register.count("directory_service"));
    }

    @Test
    void unprocessable_422_an_event_of_the_wrong_type_or_shape() throws IOException {
        post(told(1, data -> data.remove("organisation"))).statusCode(422);
        post(told(1, data -> data.put("reason", "FUNDING_ENDED"))).statusCode(422);
        post(told(1, data -> data.put("category", "<b>"))).statusCode(422);
        post(told(1, data -> { }).replace("service-line-changed", "unknown")).statusCode(422);
        assertEquals(0, Register.count("inbox_event where aggregate = '" + line + "'"));
    }

    @Test
    void unauthorised_401_forbidden_403_for_everybody_but_senders_to_this_service() throws IOException {
        given().contentType("application/cloudevents+json").body(told(1, data -> { })).post("/events").then().statusCode(401);
        given().auth().oauth2(Account.ADMINISTRATOR.token())
                .contentType("application/cloudevents+json")
                .body(told(1, data -> { }))
                .post("/events")
                .then().statusCode(403);
        given().auth().oauth2(TestTokens.ofSender("referral"))
                .contentType("application/cloudevents+json")
                .body(told(1, data -> { }))
                .post("/events")
                .then().statusCode(401);
        given().auth().oauth2(TestTokens.ofSender("shelter")).get("/api/shelter/v1/shelters").then().statusCode(403);
    }

    private String told(int sequence, Consumer<ObjectNode> change) throws IOException {
        ObjectNode event = (ObjectNode) new ObjectMapper().readTree(SAMPLE.toFile());
        event.put("id", line + sequence).put("sequence", Integer.toString(sequence)).put("partitionkey", line);
        ObjectNode data = (ObjectNode) event.get("data");
        data.put("line", line);
        change.accept(data);
        return event.toString();
    }

    private static ValidatableResponse post(String event) {
        return given().auth().oauth2(TestTokens.ofSender("shelter"))
                .contentType("application/cloudevents+json")
                .body(event)
                .post("/events")
                .then();
    }
}
