package org.palermo.kernel.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The type of a query parameter, by its schema in the API description.
///
/// @param must the message about a value of another type
record ParameterType(Predicate<String> accepts, String must) {
    /// Text is checked by the operation itself.
    private static final ParameterType TEXT = new ParameterType(_ -> true, "must be text");
    /// A date of RFC 3339. Java also reads the year +999999999, which has no next day and which PostgreSQL can't store.
    private static final Predicate<String> DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}").asMatchPredicate();

    static ParameterType of(JsonNode schema) {
        if (schema.has("enum")) {
            Set<String> choices = new TreeSet<>();
            schema.get("enum").forEach(choice -> choices.add(choice.asText()));
            return new ParameterType(choices::contains, "must be one of " + String.join(", ", choices));
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> new ParameterType(Set.of("true", "false")::contains, "must be true or false");
            case "integer" -> new ParameterType(
                    readBy(schema.path("format").asText().equals("int64") ? Long::valueOf : Integer::valueOf), "must be a whole number");
            default -> ofText(schema);
        };
    }

    private static ParameterType ofText(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> new ParameterType(Pattern.compile(schema.path("pattern").asText()).asMatchPredicate(), "must be a UUID");
            case "date" -> new ParameterType(DAY.and(readBy(LocalDate::parse)), "must be a date like 2026-01-31");
            default -> TEXT;
        };
    }

    private static Predicate<String> readBy(Function<String, ?> reader) {
        return value -> {
            try {
                reader.apply(value);
                return true;
            } catch (NumberFormatException | DateTimeException e) {
                return false;
            }
        };
    }
}
