package org.palermo.kernel.test.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestHeader;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.access.Body;
import org.palermo.kernel.test.walk.Route;

/// What a generated client needs of the API document of a service. Extended by `ApiDocumentTest` of each service.
public abstract class ApiDocumentRules {
    private static final Path ALL = Path.of("../docs/api");

    @Inject
    ObjectMapper json;

    /// The Java package of the service.
    protected abstract String packageName();

    @Test
    void every_operation_says_its_id_its_roles_and_the_headers_that_it_reads() throws JsonProcessingException {
        JsonNode paths = document().path("paths");
        List<String> wrong = new ArrayList<>();
        for (Route route : Route.of(packageName()).stream().filter(route -> !route.isHidden()).toList()) {
            JsonNode operation = paths.path(route.path()).path(route.verb().toLowerCase(Locale.ROOT));
            if (!operation.path("operationId").asText().matches("[a-z][A-Za-z]+")) {
                wrong.add(route.name() + " has no operationId of letters");
            }
            expect(route, "x-palermo-roles", json.valueToTree(new TreeSet<>(route.operation().roles())), operation, wrong);
            if (route.operation().open() != operation.path("security").equals(json.createArrayNode())) {
                wrong.add(route.name() + " must demand a token unless it is for everybody: " + operation.path("security"));
            }
            expect(route, "x-palermo-immigration", trueOrNothing(
                    !route.operation().open() && route.operation().bodies().contains(Body.IMMIGRATION)), operation, wrong);
            expect(route, "x-palermo-idempotent", reads(route, "Idempotency-Key"), operation, wrong);
            expect(route, "x-palermo-if-match", reads(route, "If-Match"), operation, wrong);
        }
        assertEquals(List.of(), wrong);
    }

    /// A summary alone doesn't say what a list leaves out, whose records it has, or which refusals to expect.
    @Test
    void every_operation_has_a_summary_and_a_description() throws JsonProcessingException {
        List<String> bare = new ArrayList<>();
        document().path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("operationId"))
                .filter(operation -> operation.getValue().path("summary").asText().isBlank()
                        || operation.getValue().path("description").asText().isBlank())
                .forEach(operation -> bare.add(operation.getKey() + " " + path.getKey())));
        assertEquals(List.of(), bare, "@Operation at the method needs a summary and a description");
    }

    @Test
    void no_two_operations_of_all_services_have_the_same_id() throws IOException {
        Map<String, Collection<String>> byId = new TreeMap<>();
        try (Stream<Path> files = Files.list(ALL)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
                json.readTree(file.toFile()).path("paths").properties().forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("operationId"))
                        .forEach(operation -> byId.computeIfAbsent(operation.getValue().path("operationId").asText(), id -> new TreeSet<>())
                                .add(operation.getKey() + " " + path.getKey())));
            }
        }
        assertEquals(List.of(), byId.entrySet().stream().filter(id -> id.getValue().size() > 1).toList());
    }

    @Test
    void every_parameter_and_every_field_is_described() throws JsonProcessingException {
        JsonNode document = document();
        List<String> bare = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> operation.getValue().path("parameters").forEach(parameter -> {
                    if (!parameter.has("description")) {
                        bare.add(operation.getKey() + " " + path.getKey() + ": " + parameter.path("name").asText());
                    }
                })));
        document.at("/components/schemas").properties().forEach(schema -> schema.getValue().path("properties").properties().stream()
                .filter(field -> !isDescribed(field.getValue(), document))
                .forEach(field -> bare.add(schema.getKey() + "." + field.getKey())));
        assertEquals(List.of(), bare);
    }

    /// A field without a text of its own may have a type that has one.
    private static boolean isDescribed(JsonNode field, JsonNode document) {
        String type = field.path("$ref").asText();
        return field.has("description") || !type.isEmpty() && document.at(type.substring(1)).has("description");
    }

    /// The second of two types with the same simple name gets a number, which explains nothing and changes with the order of the types.
    @Test
    void no_schema_name_ends_in_a_number() throws JsonProcessingException {
        List<String> numbered = new ArrayList<>();
        document().at("/components/schemas").fieldNames().forEachRemaining(name -> {
            if (name.matches(".*\\d")) {
                numbered.add(name + " must have a name of its own: @Schema(name = …) at its type");
            }
        });
        assertEquals(List.of(), numbered);
    }

    @Test
    void every_pattern_is_one_of_javascript_and_matches_the_whole_text() throws JsonProcessingException {
        List<String> wrong = document().findValues("pattern").stream().filter(JsonNode::isTextual).map(JsonNode::asText).distinct()
                .filter(pattern -> !pattern.equals("\\S") && !pattern.matches("\\^\\(\\?:(?s:.*)\\)\\$")
                        || pattern.replaceAll("\\[(?:\\\\.|[^\\]\\\\])*]", "")
                                .replaceAll("\\\\.", "")
                                .matches("(?s).*(?:[*+?}]\\+|\\(\\?>).*")
                        || pattern.contains("Cntrl") || pattern.contains("\\x{"))
                .toList();
        assertEquals(List.of(), wrong);
    }

    private JsonNode document() throws JsonProcessingException {
        return json.readTree(given().get("/q/openapi?format=json").then().statusCode(200).extract().asString());
    }

    private JsonNode reads(Route route, String header) {
        return trueOrNothing(Stream.of(route.method().getParameters()).map(parameter -> parameter.getAnnotation(RestHeader.class))
                .anyMatch(found -> found != null && found.value().equals(header)));
    }

    private JsonNode trueOrNothing(boolean said) {
        return said ? json.getNodeFactory().booleanNode(true) : json.missingNode();
    }

    private static void expect(Route route, String extension, JsonNode expected, JsonNode operation, List<String> wrong) {
        if (!operation.path(extension).equals(expected)) {
            wrong.add(route.name() + " has " + extension + " " + operation.path(extension) + ", not " + expected);
        }
    }
}
