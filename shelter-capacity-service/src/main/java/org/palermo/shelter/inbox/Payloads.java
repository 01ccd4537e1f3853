package org.palermo.shelter.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import org.palermo.kernel.problem.Problems;

/// Reads the payloads of events and checks their shape.
@ApplicationScoped
class Payloads {
    private final Validator validator;
    private final ObjectMapper json;

    Payloads(Validator validator, ObjectMapper json) {
        this.validator = validator;
        this.json = json;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when the payload has the wrong shape
    <T> T read(JsonNode data, Class<T> type) {
        try {
            T told = json.treeToValue(data, type);
            if (told != null && validator.validate(told).isEmpty()) {
                return told;
            }
        } catch (JsonProcessingException e) {
            // The exception's message would repeat the payload.
        }
        throw Problems.unprocessable("event", "data", "The payload does not have the form of this event.");
    }
}
