package org.palermo.kernel.test.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.JDKRegularExpressionFactory;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Compares each JSON answer that a test of a service gets with the schema that the API document has for it. A test fails when an answer
/// lacks a required field, or has a null or a value of another type than the document says. Not checked: answers of which the document
/// has no schema, answers in lines of JSON, and fields that the document does not have.
public final class DocumentedAnswers {
    private static final String ROOT = "https://palermo.invalid/api";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder().locale(Locale.ENGLISH)
            .regularExpressionFactory(pattern -> JDKRegularExpressionFactory.getInstance()
                    .getRegularExpression(pattern.replace("\\u{", "\\x{")))
            .build();
    private static final Map<Integer, DocumentedAnswers> BY_PORT = new ConcurrentHashMap<>();

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final List<Map.Entry<Pattern, String>> paths;
    private final Map<String, JsonSchema> used = new ConcurrentHashMap<>();

    private DocumentedAnswers(String text) throws JsonProcessingException {
        this.document = JSON.readTree(text);
        this.schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ROOT, text))));
        // A path with fewer parameters is the one that Quarkus chooses.
        this.paths = StreamSupport.stream(((Iterable<String>) () -> document.path("paths").fieldNames()).spliterator(), false)
                .sorted(Comparator.comparingLong(path -> path.chars().filter(c -> c == '{').count()))
                .map(path -> Map.entry(Pattern.compile(Arrays.stream(path.split("(?<=})|(?=\\{)"))
                        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part)).collect(Collectors.joining())), path))
                .toList();
    }

    /// @param path without the query
    /// @throws AssertionError when the answer is not as the document says
    public static void check(String verb, String path, int status, String contentType, String body) {
        if (contentType == null || !contentType.matches("application/(json|[a-z-]+\\+json)(;.*)?") || body == null || body.isEmpty()) {
            return;
        }
        running().schema(verb, path, status, contentType.split(";")[0]).ifPresent(schema -> {
            String wrong = schema.validate(read(body)).stream()
                    .map(ValidationMessage::getMessage).sorted().distinct()
                    .collect(Collectors.joining("; "));
            if (!wrong.isEmpty()) {
                throw new AssertionError(verb + " " + path + " answers " + status + " and not as the API document says: " + wrong);
            }
        });
    }

    private Optional<JsonSchema> schema(String verb, String path, int status, String type) {
        return paths.stream().filter(known -> known.getKey().matcher(path).matches()).findFirst()
                .map(Map.Entry::getValue)
                .flatMap(template -> schema(template, verb.toLowerCase(Locale.ROOT), String.valueOf(status), type));
    }

    private Optional<JsonSchema> schema(String template, String verb, String status, String type) {
        JsonNode responses = document.path("paths").path(template).path(verb).path("responses");
        String key = responses.has(status) ? status : "default";
        String answer = responses.path(key).has("$ref")
                ? responses.path(key).path("$ref").asText().substring(1)
                : "/paths/" + pointer(template) + "/" + verb + "/responses/" + key;
        String place = answer + "/content/" + pointer(type) + "/schema";
        return document.at(place).isMissingNode()
                ? Optional.empty()
                : Optional.of(used.computeIfAbsent(place,
                        at -> schemas.getSchema(SchemaLocation.of(ROOT + "#" + at.replace("{", "%7B").replace("}", "%7D")), CONFIG)));
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + body, e);
        }
    }

    private static DocumentedAnswers running() {
        return BY_PORT.computeIfAbsent(RestAssured.port, port -> {
            try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                URI document = URI.create("http://localhost:" + port + "/q/openapi?format=json");
                return new DocumentedAnswers(
                        client.send(HttpRequest.newBuilder(document).build(), HttpResponse.BodyHandlers.ofString()).body());
            } catch (IOException e) {
                throw new IllegalStateException("The API document can't be read", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }
}
