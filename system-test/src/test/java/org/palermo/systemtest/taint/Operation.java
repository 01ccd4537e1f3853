package org.palermo.systemtest.taint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.ApiSchema;

/// An operation of a service, as described in the service's own document.
///
/// @param body the media type and schema of the body, or empty
/// @param roles the roles that may call it; empty if every role may, or everybody
/// @param document the document that holds the schemas' references
record Operation(String method, String path, JsonNode parameters, Optional<Map.Entry<String, JsonNode>> body, Set<String> roles, JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /// The operations of all documents of a checkout. An operation that creates something comes before those that need it.
    static List<Operation> all(Path checkout) throws IOException {
        var all = new ArrayList<Operation>();
        var access = AccessPage.of(checkout);
        try (var files = Files.list(checkout.resolve("docs/api"))) {
            for (var file : files.filter(name -> name.toString().endsWith(".json")).sorted().toList()) {
                var document = Answer.JSON.readTree(file.toFile());
                document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> all.add(of(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue(), document, access))));
            }
        }
        all.sort(Comparator.comparing(operation -> operation.path().chars().filter(c -> c == '{').count()));
        return all;
    }

    private static Operation of(String method, String path, JsonNode operation, JsonNode document, AccessPage access) {
        var body = operation.at("/requestBody/content").properties().stream().findFirst()
                .map(type -> Map.entry(type.getKey(), type.getValue().path("schema")));
        // Of several editions of one document, only the latest is called.
        return new Operation(method, path.replace("{version}", "v3.1"), operation.path("parameters"), body, access.whoMay(method + " " + path), document);
    }

    boolean reads() {
        return method.equals("GET");
    }

    /// Whether the operation takes a file and answers each of its lines.
    boolean isImport() {
        return path.endsWith("/imports");
    }

    /// The parameters in the query, or in another place.
    List<JsonNode> parametersIn(String place) {
        return StreamSupport.stream(parameters.spliterator(), false).filter(parameter -> parameter.path("in").asText().equals(place)).toList();
    }

    boolean hasId() {
        return path.contains("{");
    }

    /// @param value gives the value of a path parameter; its argument is the path up to the parameter, as in the document
    String pathWith(UnaryOperator<String> value) {
        var matcher = PARAMETER.matcher(path);
        var filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.apply(path.substring(0, matcher.start() - 1))));
        }
        return matcher.appendTail(filled).toString();
    }

    /// A schema with its reference resolved. `anyOf: [{$ref}, {type: null}]` is how OpenAPI 3.1 says that a value may be
    /// left out.
    JsonNode resolved(JsonNode schema) {
        return ApiSchema.resolved(document, schema);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
