package org.palermo.kernel.test.upgrade;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a caller sees of an answer. Of a refusal that is the status and the type of the problem; of a file that is neither
/// JSON nor text, the status and the media type.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Seen(int status, String type, String etag, JsonNode answer) {

    static Seen of(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").map(value -> value.replaceFirst(";.*", "")).orElse(null);
        String etag = response.headers().firstValue("ETag").orElse(null);
        return new Seen(response.statusCode(), type, etag, answer(response, type));
    }

    boolean isTaken() {
        return status < 300;
    }

    boolean isNotFound() {
        return status == 404;
    }

    /// How another answer differs; fields that are new do not count, and neither does an ETag where there was none.
    List<String> differencesTo(Seen now) {
        List<String> found = new ArrayList<>();
        if (status != now.status || !Objects.equals(type, now.type)) {
            found.add("was " + status + " " + type + ", is " + now.status + " " + now.type + " " + (now.isTaken() ? "" : now.answer));
            return found;
        }
        if (etag != null && !etag.equals(now.etag)) {
            found.add("ETag was " + etag + ", is " + now.etag);
        }
        if (answer != null) {
            Likeness.compare("", answer, now.answer, found);
        }
        return found;
    }

    /// What of this answer is in the later one too.
    Seen steady(Seen later) {
        return new Seen(status, type, etag, answer == null ? null : Likeness.steady(answer, later.answer));
    }

    private static JsonNode answer(HttpResponse<String> response, String type) {
        if (type == null || response.body().isEmpty()) {
            return null;
        }
        try {
            if (type.endsWith("json") && !type.endsWith("ndjson")) {
                JsonNode read = KeptReads.JSON.readTree(response.body());
                return response.statusCode() < 300 ? read : read.get("type");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(response.uri() + " must answer JSON: " + response.body(), e);
        }
        return type.startsWith("text/") || type.endsWith("ndjson") ? KeptReads.JSON.getNodeFactory().textNode(response.body()) : null;
    }
}
