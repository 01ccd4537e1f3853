package org.palermo.systemtest.taint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/// A field of a body that takes text: a string without a list of values and without a format.
///
/// @param path its names from the body's root, separated by dots
record Field(Operation operation, String path, JsonNode schema) {

    static List<Field> of(Operation operation) {
        var fields = new ArrayList<Field>();
        operation.body().ifPresent(body -> collect(operation, "", body.getValue(), fields, new LinkedHashSet<>()));
        return fields;
    }

    /// @param within the references that are being followed; a schema that contains itself is followed once
    private static void collect(Operation operation, String path, JsonNode schema, List<Field> fields, Set<JsonNode> within) {
        var resolved = operation.resolved(schema);
        if (!within.add(resolved)) {
            return;
        }
        if (resolved.has("properties")) {
            resolved.get("properties").properties().forEach(property ->
                    collect(operation, path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue(), fields, within));
        } else if (resolved.has("items")) {
            collect(operation, path, resolved.get("items"), fields, within);
        } else if (resolved.path("additionalProperties").isObject()) {
            collect(operation, path + ".any", resolved.get("additionalProperties"), fields, within);
        } else if (isText(resolved)) {
            fields.add(new Field(operation, path, resolved));
        }
        within.remove(resolved);
    }

    private static boolean isText(JsonNode schema) {
        return schema.path("type").toString().contains("string") && !schema.has("enum") && !schema.has("format");
    }

    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /// Empty if no secret fits what the document allows for the field.
    Optional<Secret> secret(Random random) {
        return secret(toString(), random);
    }

    /// @param label the name under which the secret is known
    Optional<Secret> secret(String label, Random random) {
        var shapes = new LinkedHashSet<SecretShape>();
        shapes.add(SecretShape.natural(name()));
        shapes.addAll(EnumSet.allOf(SecretShape.class));
        return shapes.stream().map(shape -> shape.make(label, random)).filter(secret -> takes(secret.text())).findFirst();
    }

    private boolean takes(String text) {
        int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return text.length() <= longest && text.length() >= schema.path("minLength").asInt(0)
                && (!schema.has("pattern") || fits(schema.get("pattern").asText(), text));
    }

    /// `\S` alone is what `@NotBlank` becomes: one non-blank character anywhere. Patterns are those of JavaScript, which writes
    /// a code point with the letter u where Java writes it with an x.
    private static boolean fits(String pattern, String text) {
        return pattern.equals("\\S") || Pattern.matches(pattern.replace("\\u{", "\\x{"), text);
    }

    @Override
    public String toString() {
        return operation + " " + path;
    }
}
