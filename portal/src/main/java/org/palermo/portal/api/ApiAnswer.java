package org.palermo.portal.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// The answer to a call.
///
/// @param status of HTTP; 0 when there was no answer
/// @param version the `ETag`, or null
/// @param body the answer, or the problem; empty when there was none
public record ApiAnswer(int status, String version, JsonObject body) {

    /// A field that the service refused.
    ///
    /// @param field its path in the body
    /// @param message what it must be, in English
    public record Violation(String field, String message) {}

    public boolean isGood() {
        return status >= 200 && status < 300;
    }

    /// Whether the caller can't know if the operation was done.
    public boolean isAway() {
        return status == 0 || status >= 500 || status == 429;
    }

    /// The problem type without its prefix, such as `case-file:stage`; empty when there is none.
    public String problem() {
        String type = body.getString("type", "");
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "";
    }

    public List<Violation> violations() {
        return body.getJsonArray("violations", new JsonArray()).stream().map(JsonObject.class::cast)
                .map(violation -> new Violation(violation.getString("field", ""), violation.getString("message", ""))).toList();
    }

    private static final String PREFIX = "urn:palermo:problem:";
}
