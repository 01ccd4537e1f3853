package org.palermo.systemtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import org.palermo.systemtest.suite.ApiSchema;

/// An operation of the suite's API document that takes a body.
///
/// @param document the document that holds the schema's references
record BodyOperation(String method, String path, String mediaType, JsonNode schema, JsonNode document) {

    private static final List<String> METHODS = List.of("post", "put", "patch");

    static List<BodyOperation> all(JsonNode document) {
        var all = new ArrayList<BodyOperation>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            if (METHODS.contains(operation.getKey())) {
                body(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue(), document).ifPresent(all::add);
            }
        }));
        return all;
    }

    private static Optional<BodyOperation> body(String method, String path, JsonNode operation, JsonNode document) {
        var content = operation.at("/requestBody/content").properties().stream().findFirst();
        return content.map(type -> new BodyOperation(method, path, type.getKey(), type.getValue().path("schema"), document));
    }

    /// How many ids the path has.
    int ids() {
        return path.split("\\{", -1).length - 1;
    }

    /// Called with the secret of a phone or of a partner, not by an account: its service tests it.
    boolean isOfMachines() {
        return path.startsWith("/openrosa/") || path.endsWith("/partner-tips");
    }

    /// An import reads lines and answers each. A bad line is reported for its row and does not fail the request.
    boolean isImport() {
        return path.endsWith("/imports");
    }

    String pathTo(String id) {
        var filled = path.replaceAll("\\{[^}]+}", Matcher.quoteReplacement(id));
        return filled.endsWith("workplaces/imports") ? filled + "?list=journey" : filled;
    }

    /// The schema with its references resolved.
    JsonNode resolved(JsonNode some) {
        return ApiSchema.resolved(document, some);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
