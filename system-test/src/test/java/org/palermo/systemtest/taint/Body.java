package org.palermo.systemtest.taint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A body made from an operation's schema. It has the required fields, the given ones and the secrets, and nothing else, so
/// that little can be wrong with it.
///
/// @param given values by path, as in [Field]
/// @param secrets by path
record Body(Operation operation, Map<String, JsonNode> given, Map<String, Secret> secrets) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    JsonNode json() {
        return operation.body().map(body -> made("", body.getValue())).orElseGet(NODES::objectNode);
    }

    private JsonNode made(String path, JsonNode schema) {
        if (secrets.containsKey(path)) {
            return wrapped(operation.resolved(schema), TextNode.valueOf(secrets.get(path).text()));
        }
        if (given.containsKey(path)) {
            return given.get(path);
        }
        var resolved = operation.resolved(schema);
        if (resolved.has("properties")) {
            return object(path, resolved);
        }
        if (resolved.has("items")) {
            return NODES.arrayNode().add(made(path, resolved.get("items")));
        }
        return resolved.path("additionalProperties").isObject()
                ? NODES.objectNode().set("any", made(path + ".any", resolved.get("additionalProperties")))
                : leaf(resolved);
    }

    private static JsonNode wrapped(JsonNode schema, JsonNode value) {
        return schema.has("items") ? NODES.arrayNode().add(value) : value;
    }

    private JsonNode object(String path, JsonNode schema) {
        var object = NODES.objectNode();
        var required = new HashSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.get("properties").properties().forEach(property -> {
            var inside = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            if (required.contains(property.getKey()) || isNamed(inside, secrets.keySet()) || isNamed(inside, given.keySet())) {
                object.set(property.getKey(), made(inside, property.getValue()));
            }
        });
        return object;
    }

    private static boolean isNamed(String path, Set<String> paths) {
        return paths.stream().anyMatch(known -> known.equals(path) || known.startsWith(path + "."));
    }

    private static JsonNode leaf(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> NODES.booleanNode(true);
            case "integer", "number" -> NODES.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            default -> text(schema.path("format").asText());
        };
    }

    private static JsonNode text(String format) {
        return TextNode.valueOf(switch (format) {
            case "uuid" -> UUID.randomUUID().toString();
            // Today, because a schema demands days that have come. Tomorrow begins somewhere on earth only at ten in the
            // morning (UTC).
            case "date" -> LocalDate.now().toString();
            case "date-time" -> Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();
            default -> "JOURNEY";
        });
    }
}
