package org.palermo.systemtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import org.palermo.systemtest.suite.ApiSchema;

/// The example of an operation, grown to the limits of its schema: every field, every list at full length, every free text
/// too.
record LargestBody(JsonNode document) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    JsonNode of(JsonNode someSchema, JsonNode example) {
        var schema = ApiSchema.resolved(document, someSchema);
        if (example.isArray()) {
            return list(schema, example);
        }
        if (example.isObject() && schema.has("properties")) {
            var grown = NODES.objectNode();
            example.properties().forEach(field -> grown.set(field.getKey(), of(schema.get("properties").path(field.getKey()), field.getValue())));
            return grown;
        }
        var isFree = example.isTextual() && !schema.has("enum") && !schema.has("format") && !schema.has("pattern");
        return isFree && schema.has("maxLength") ? TextNode.valueOf("x".repeat(schema.get("maxLength").asInt())) : example;
    }

    private JsonNode list(JsonNode schema, JsonNode example) {
        var grown = NODES.arrayNode();
        var size = example.isEmpty() || schema.path("uniqueItems").asBoolean() ? example.size() : schema.path("maxItems").asInt(example.size());
        for (int i = 0; i < size; i++) {
            grown.add(of(schema.path("items"), example.get(i % example.size())));
        }
        return grown;
    }
}
