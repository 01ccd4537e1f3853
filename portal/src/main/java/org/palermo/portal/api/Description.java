package org.palermo.portal.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One OpenAPI document.
final class Description {
    private static final String SCHEMAS = "#/components/schemas/";
    /// A deeper value has no shape here: some schemas contain themselves.
    private static final int DEEPEST = 6;

    private final JsonObject document;

    Description(JsonObject document) {
        this.document = document;
    }

    JsonObject paths() {
        return document.getJsonObject("paths");
    }

    /// The object itself, or the component that it refers to.
    JsonObject resolved(JsonObject said) {
        String reference = said.getString("$ref");
        if (reference == null) {
            return said;
        }
        JsonObject found = document;
        for (String part : reference.substring(2).split("/")) {
            found = found.getJsonObject(part);
        }
        return found;
    }

    Schema schema(JsonObject said) {
        return said == null ? Schema.ANY_VALUE : schema(said, null, 0);
    }

    /// A component or a code that may also be null is said as any of two: null has no shape.
    private Schema schema(JsonObject said, String name, int depth) {
        String reference = said.getString("$ref");
        if (reference != null) {
            return schema(resolved(said), reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : name, depth);
        }
        if (depth > DEEPEST) {
            return Schema.ANY_VALUE;
        }
        List<JsonObject> kinds = said.getJsonArray("anyOf", new JsonArray()).stream().map(JsonObject.class::cast)
                .filter(kind -> !type(kind).equals("null")).toList();
        if (kinds.size() == 1) {
            return schema(kinds.getFirst(), name, depth);
        }
        return switch (type(said)) {
            case "string" -> text(said, name);
            case "integer" -> number(Schema.Type.WHOLE, said, name);
            case "number" -> number(Schema.Type.DECIMAL, said, name);
            case "boolean" -> Schema.of(Schema.Type.YES_NO, name);
            case "array" -> list(said, name, depth);
            case "object" -> object(said, name, depth);
            default -> Schema.of(Schema.Type.ANY, name);
        };
    }

    /// A type that may also be null is said as a list of two.
    private static String type(JsonObject said) {
        return switch (said.getValue("type")) {
            case String one -> one;
            case JsonArray several -> several.stream().map(String.class::cast).filter(one -> !one.equals("null")).findFirst().orElse("");
            case null, default -> said.containsKey("properties") ? "object" : "";
        };
    }

    private static Schema text(JsonObject said, String name) {
        if (said.containsKey("enum")) {
            List<String> codes = said.getJsonArray("enum").stream().filter(String.class::isInstance).map(String.class::cast).toList();
            return new Schema(Schema.Type.CODE, name, codes, Map.of(), Set.of(), null, null, null, null, null);
        }
        Schema.Type type = switch (said.getString("format", "")) {
            case "date" -> Schema.Type.DATE;
            case "date-time" -> Schema.Type.INSTANT;
            case "uuid" -> Schema.Type.ID;
            default -> Schema.Type.TEXT;
        };
        return new Schema(type, name, List.of(), Map.of(), Set.of(), null, said.getInteger("maxLength"), null, null, null);
    }

    private static Schema number(Schema.Type type, JsonObject said, String name) {
        return new Schema(type, name, List.of(), Map.of(), Set.of(), null, null, null, bound(said, "minimum"), bound(said, "maximum"));
    }

    private static BigDecimal bound(JsonObject said, String key) {
        return said.getNumber(key) == null ? null : new BigDecimal(said.getNumber(key).toString());
    }

    private Schema list(JsonObject said, String name, int depth) {
        Schema items = said.getJsonObject("items") == null ? Schema.ANY_VALUE : schema(said.getJsonObject("items"), null, depth + 1);
        return new Schema(Schema.Type.LIST, name, List.of(), Map.of(), Set.of(), items, said.getInteger("maxItems"),
                said.getInteger("minItems"), null, null);
    }

    private Schema object(JsonObject said, String name, int depth) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        said.getJsonObject("properties", new JsonObject())
                .forEach(property -> properties.put(property.getKey(), schema((JsonObject) property.getValue(), null, depth + 1)));
        Set<String> required = said.getJsonArray("required", new JsonArray())
                .stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
        return new Schema(Schema.Type.OBJECT, name, List.of(), properties, required, null, null, null, null, null);
    }
}
