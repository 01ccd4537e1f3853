package org.palermo.local.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A problem (RFC 9457) as one line, with each of its violations.
final class Refusal {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Refusal() {}

    static String said(int status, String body) {
        try {
            var problem = JSON.readTree(body);
            var violations = StreamSupport.stream(problem.path("violations").spliterator(), false)
                    .map(Refusal::violation)
                    .collect(Collectors.joining("; "));
            var detail = problem.path("detail").asText(problem.path("title").asText(""));
            return "%d %s%s".formatted(status, detail, violations.isEmpty() ? "" : " (" + violations + ")").strip();
        } catch (IOException notJson) {
            return String.valueOf(status);
        }
    }

    private static String violation(JsonNode violation) {
        return violation.path("field").asText() + " " + violation.path("message").asText();
    }
}
