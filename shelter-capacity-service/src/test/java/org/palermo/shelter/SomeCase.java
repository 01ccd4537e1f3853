package org.palermo.shelter;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;

/// A case of the mechanism. The service learns about it from the sample events.
public final class SomeCase {
    private static final Path SAMPLES = Path.of("..", "docs", "events");

    private final UUID id = UUID.randomUUID();
    private int told;

    /// A case on which the coordinator works.
    public static SomeCase of(Account coordinator) {
        SomeCase known = new SomeCase();
        known.assigned(coordinator);
        return known;
    }

    public String id() {
        return id.toString();
    }

    public void assigned(Account coordinator) {
        tell("case-coordinator-assigned", data -> of(data, coordinator));
    }

    public void ended(Account coordinator) {
        tell("case-coordinator-ended", data -> of(data, coordinator));
    }

    public void movableFrom(Object day) {
        tell("case-protection-changed", data -> data.put("movableFrom", day == null ? null : day.toString()));
    }

    public void erased() {
        tell("case-erased", data -> { });
    }

    /// Requests a place in ZZ-N from tonight on for one woman, unless changed.
    ///
    /// @return the id of the request
    public String asked(Consumer<ObjectNode> change) {
        String request = UUID.randomUUID().toString();
        tell("accommodation-requested", data -> {
            data.put("request", request)
                    .put("reference", request.substring(0, 9))
                    .put("region", "ZZ-N")
                    .put("from", Questions.tonight().toString());
            data.putArray("children");
            data.putArray("needs");
            data.putArray("avoidRegions");
            change.accept(data);
        });
        return request;
    }

    public void closed(String request) {
        tell("accommodation-request-closed", data -> data.put("request", request));
    }

    private void tell(String sample, Consumer<ObjectNode> change) {
        post(event(sample, ++told, change)).statusCode(204);
    }

    /// The sample event for this case, with a sequence number.
    public String event(String sample, int sequence, Consumer<ObjectNode> change) {
        try {
            ObjectNode event = (ObjectNode) new ObjectMapper().readTree(SAMPLES.resolve(sample + ".json").toFile());
            event.put("id", id + "-" + sequence).put("sequence", Integer.toString(sequence)).put("partitionkey", id.toString());
            ObjectNode data = (ObjectNode) event.get("data");
            data.put("caseFile", id.toString());
            change.accept(data);
            return event.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ValidatableResponse post(String event) {
        return given().auth().oauth2(TestTokens.ofSender("shelter"))
                .contentType("application/cloudevents+json")
                .body(event)
                .post("/events")
                .then();
    }

    private static void of(ObjectNode data, Account coordinator) {
        data.put("subject", TestTokens.subject(coordinator)).put("agency", coordinator.agency().toString());
    }
}
