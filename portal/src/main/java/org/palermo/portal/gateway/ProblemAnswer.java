package org.palermo.portal.gateway;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// An HTTP error with its problem type.
public final class ProblemAnswer extends WebApplicationException {
    private final transient JsonObject problem;

    private ProblemAnswer(int status, JsonObject problem) {
        super(status);
        this.problem = problem;
    }

    /// @return null when the answer is not a refusal
    public static ProblemAnswer of(Response answer) {
        return answer.getStatus() < 400 ? null : new ProblemAnswer(answer.getStatus(), read(answer.readEntity(String.class)));
    }

    private static JsonObject read(String body) {
        try {
            return new JsonObject(body);
        } catch (DecodeException | NullPointerException noProblem) {
            // Not a problem document: the status alone is enough.
            return new JsonObject();
        }
    }

    public int status() {
        return getResponse().getStatus();
    }

    /// The last part of the problem type, such as `address-taken`; empty when there is none.
    public String what() {
        String type = problem.getString("type", "");
        return type.substring(type.lastIndexOf(':') + 1);
    }

    /// The invalid fields, as the service names them.
    public List<String> fields() {
        return problem.getJsonArray("violations", new JsonArray()).stream()
                .map(violation -> ((JsonObject) violation).getString("field", "")).toList();
    }
}
