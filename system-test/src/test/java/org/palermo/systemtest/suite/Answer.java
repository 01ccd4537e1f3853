package org.palermo.systemtest.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// An HTTP answer.
///
/// @param request the method and the path, for messages
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    public static final JsonMapper JSON = JsonMapper.builder().build();

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(this + " is not JSON", e);
        }
    }

    public UUID id() {
        return UUID.fromString(json().get("id").asText());
    }

    /// The value of a header, or empty.
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public Answer expect(int wanted) {
        assertEquals(wanted, status, this::toString);
        return this;
    }

    /// Expects an error as every module of the suite writes it (RFC 9457), with one of our types.
    public Answer expectProblem(int wanted) {
        return expect(wanted).expectProblem();
    }

    public Answer expectProblem() {
        assertTrue(header("Content-Type").startsWith("application/problem+json"), this::toString);
        assertTrue(json().path("type").asText().startsWith("urn:palermo:problem:"), this::toString);
        assertEquals(status, json().path("status").asInt(), this::toString);
        assertTrue(!json().path("title").asText().isBlank() && !json().path("detail").asText().isBlank(), this::toString);
        return this;
    }

    @Override
    public String toString() {
        var said = text();
        return request + ": " + status + " " + header("Content-Type") + " " + (said.length() > 600 ? said.substring(0, 600) + "…" : said);
    }
}
