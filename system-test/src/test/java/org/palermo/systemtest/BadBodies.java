package org.palermo.systemtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Many kinds of bad request bodies, some made from the operation's own schema.
final class BadBodies {

    static final int KINDS = 16;

    private static final Set<String> NO_LINES = Set.of("invalid UTF-8", "ten megabytes");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MARKER = BadInputJourney.MARKER;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int DEEP = 5_000;

    private BadBodies() {}

    static Map<String, byte[]> of(BodyOperation operation) {
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("malformed", text("{\"%s\": ".formatted(MARKER)));
        bodies.put("not JSON at all", text("<%s/>".formatted(MARKER)));
        bodies.put("text", text("\"%s\"".formatted(MARKER)));
        bodies.put("array", text("[\"%s\"]".formatted(MARKER)));
        bodies.put("null", text("null"));
        bodies.put("number", text("1e400"));
        bodies.put("unknown field", text("{\"<%s>\": 1}".formatted(MARKER)));
        bodies.put("invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '"', (byte) 0xff, '"', '}'});
        bodies.put("deeply nested", text("[".repeat(DEEP)));
        bodies.put("each field an object", made(operation, field -> NODES.objectNode().put(MARKER, MARKER)));
        bodies.put("each field an array", made(operation, field -> NODES.arrayNode().add(NODES.arrayNode().add(MARKER))));
        bodies.put("each field text", made(operation, field -> TextNode.valueOf(MARKER)));
        bodies.put("each field a huge number", made(operation, field -> NODES.numberNode(new BigDecimal("1e309"))));
        bodies.put("absurd dates", made(operation, BadBodies::absurd));
        bodies.put("characters that can't be stored", made(operation, field -> TextNode.valueOf("\u0000" + MARKER)));
        bodies.put("ten megabytes", huge(operation));
        return operation.isImport() ? asFiles(bodies) : bodies;
    }

    /// An import reads lines. So all kinds that fit on one line go into one file: a caller may send only a few imports a
    /// minute.
    private static Map<String, byte[]> asFiles(Map<String, byte[]> bodies) {
        var files = new LinkedHashMap<String, byte[]>();
        var lines = new StringBuilder();
        bodies.forEach((kind, body) -> {
            if (NO_LINES.contains(kind)) {
                files.put(kind, body);
            } else {
                lines.append(new String(body, StandardCharsets.UTF_8)).append('\n');
            }
        });
        files.put("all other kinds, a line each", text(lines.toString()));
        return files;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Years and days that do not exist. A field that is not a date gets a value of its type.
    private static JsonNode absurd(JsonNode field) {
        return switch (field.path("format").asText()) {
            case "date" -> TextNode.valueOf("+999999999-12-31");
            case "date-time" -> TextNode.valueOf("-999999999-02-31T25:61:00Z");
            default -> TextNode.valueOf("0000-00-00");
        };
    }

    /// An object with the operation's own fields, each with the value that the maker gives for its schema.
    private static byte[] made(BodyOperation operation, Function<JsonNode, JsonNode> maker) {
        var object = NODES.objectNode();
        fill(operation, operation.resolved(operation.schema()), object, maker);
        if (object.isEmpty()) {
            // A body without a schema: lines or a file.
            object.set("name", maker.apply(NODES.objectNode()));
        }
        return text(object.toString());
    }

    private static void fill(BodyOperation operation, JsonNode schema, ObjectNode object, Function<JsonNode, JsonNode> maker) {
        schema.path("properties").properties().forEach(property -> object.set(property.getKey(), maker.apply(operation.resolved(property.getValue()))));
    }

    private static byte[] huge(BodyOperation operation) {
        var body = new byte[10 * MEBIBYTE];
        Arrays.fill(body, (byte) 'x');
        if (operation.mediaType().contains("json")) {
            body[0] = '"';
            body[body.length - 1] = '"';
        }
        return body;
    }
}
