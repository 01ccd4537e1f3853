package org.palermo.kernel.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

/// A CloudEvent from another service.
///
/// @param sequence its number within source and aggregate, from 1
/// @param data the payload; an empty object for an event that was skipped
public record IncomingEvent(String id, String source, String type, UUID aggregate, long sequence, JsonNode data) {
    private static final JsonFormat FORMAT = new JsonFormat();

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is not a CloudEvent with sequence and partition key
    public static IncomingEvent parse(byte[] body, ObjectMapper json) {
        try {
            CloudEvent event = FORMAT.deserialize(body);
            return new IncomingEvent(
                    event.getId(),
                    event.getSource().toString(),
                    event.getType(),
                    UUID.fromString(event.getExtension("partitionkey").toString()),
                    Long.parseLong(event.getExtension("sequence").toString()),
                    data(event, json));
        } catch (RuntimeException | IOException malformed) {
            throw Problems.invalid("body", "must be a CloudEvent with sequence and partitionkey");
        }
    }

    private static JsonNode data(CloudEvent event, ObjectMapper json) throws IOException {
        return switch (event.getData()) {
            case null -> json.createObjectNode();
            case JsonCloudEventData node -> node.getNode();
            default -> json.readTree(event.getData().toBytes());
        };
    }
}
