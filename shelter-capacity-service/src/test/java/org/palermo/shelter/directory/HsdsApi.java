package org.palermo.shelter.directory;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.palermo.kernel.test.TestTokens;
import org.palermo.shelter.Register;

/// Reads the public directory without a token, and sends it the mechanism's events.
public final class HsdsApi {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLE = Path.of("..", "docs", "events", "service-line-changed.json");

    private HsdsApi() {}

    public static Response get(String path) {
        return given().get("/hsds/" + path);
    }

    public static JsonNode json(String path) {
        return read(get(path).then().statusCode(200).extract().asString());
    }

    /// Each entry of a list, page after page.
    public static List<JsonNode> all(String path) {
        List<JsonNode> entries = new ArrayList<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            JsonNode answer = json(path + (path.contains("?") ? "&" : "?") + "per_page=100&page=" + page);
            answer.get("contents").forEach(entries::add);
            pages = answer.get("total_pages").asInt();
        }
        return entries;
    }

    public static List<String> ids(String path) {
        return all(path).stream().map(entry -> entry.get("id").asText()).toList();
    }

    public static List<JsonNode> lines(String path) {
        Response answer = get(path);
        answer.then().statusCode(200).contentType("application/x-ndjson");
        List<JsonNode> lines = new ArrayList<>();
        answer.asString().lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(read(line)));
        return lines;
    }

    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /// Confidential shelters appear and disappear at midnight only.
    public static void tomorrow() {
        days(1);
    }

    public static void days(int ahead) {
        Register.days(ahead);
    }

    /// @return the id of a new line like that of the sample
    public static String line(Consumer<ObjectNode> change) {
        String line = UUID.randomUUID().toString();
        tell(line, 1, change);
        return line;
    }

    public static void tell(String line, int sequence, Consumer<ObjectNode> change) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(SAMPLE.toFile());
            event.put("id", line + sequence).put("sequence", Integer.toString(sequence)).put("partitionkey", line);
            change.accept(((ObjectNode) event.get("data")).put("line", line));
            given().auth().oauth2(TestTokens.ofSender("shelter"))
                    .contentType("application/cloudevents+json")
                    .body(event.toString().getBytes(StandardCharsets.UTF_8))
                    .post("/events")
                    .then().statusCode(204);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
