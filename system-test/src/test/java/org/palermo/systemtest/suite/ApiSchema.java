package org.palermo.systemtest.suite;

import com.fasterxml.jackson.databind.JsonNode;

/// Schemas of the suite's API document.
public final class ApiSchema {

    private ApiSchema() {}

    /// A schema with its references resolved. `anyOf: [{$ref}, {type: null}]` is how OpenAPI 3.1 says that a value may be
    /// left out.
    ///
    /// @param document the document that holds the references
    public static JsonNode resolved(JsonNode document, JsonNode schema) {
        var reference = schema.path("$ref").asText("");
        if (!reference.isEmpty()) {
            return resolved(document, document.at(reference.substring(1)));
        }
        for (var part : schema.has("anyOf") ? schema.get("anyOf") : schema.path("oneOf")) {
            if (!part.path("type").asText().equals("null")) {
                return resolved(document, part);
            }
        }
        return schema;
    }
}
