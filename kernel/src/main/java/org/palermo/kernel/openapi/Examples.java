package org.palermo.kernel.openapi;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// A value that a schema allows: the example in the schema, else one by the name of the field ([ExampleWords]), else one by its type. A
/// field whose schema contains itself is left out.
final class Examples {
    private static final String COMPONENT = "#/components/schemas/";
    private static final String ID = "01a216d3-038f-7d2b-921b-f8da4d9ecb56";
    private static final String DAY = "2026-01-05";
    private static final String LATER = "2031-03-14";
    private static final String BIRTH = "1998-04-12";
    private static final String TIME = "T22:30:00Z";

    /// Names of fields for a day in the future.
    private static final Pattern AHEAD = Pattern.compile("(?i)[a-z]{0,40}(until|deadline|expire|ends?|due|review)(On|At|By)?");

    private final ExampleWords words = ExampleWords.onClassPath();
    private final Map<String, Schema> components;
    private final Deque<String> open = new ArrayDeque<>();

    Examples(OpenAPI document) {
        this.components = document.getComponents() == null || document.getComponents().getSchemas() == null
                ? Map.of()
                : document.getComponents().getSchemas();
    }

    Object of(Schema schema) {
        return of(schema, "");
    }

    private Object of(Schema schema, String field) {
        if (schema.getRef() != null) {
            return ofComponent(schema.getRef().replace(COMPONENT, ""), field);
        }
        Object said = dayOrTime(schema, field);
        if (said == null) {
            said = said(schema);
        }
        if (said != null) {
            return said;
        }
        Schema chosen = Stream.of(schema.getAnyOf(), schema.getOneOf(), schema.getAllOf()).filter(Objects::nonNull).flatMap(List::stream)
                .filter(part -> part.getType() == null || !part.getType().equals(List.of(Schema.SchemaType.NULL)))
                .findFirst().orElse(null);
        return chosen == null ? ofType(schema, field) : of(chosen, field);
    }

    private Object ofComponent(String name, String field) {
        Schema component = components.get(name);
        if (component == null || open.contains(name)) {
            return null;
        }
        open.push(name);
        try {
            return of(component, field);
        } finally {
            open.pop();
        }
    }

    /// A day or an instant that suits the field; null for other formats.
    private static String dayOrTime(Schema schema, String field) {
        String day = field.equals("dateOfBirth") ? BIRTH : AHEAD.matcher(field).matches() ? LATER : DAY;
        return switch (schema.getFormat()) {
            case "date" -> day;
            case "date-time" -> day + TIME;
            case null, default -> null;
        };
    }

    private static Object said(Schema schema) {
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().getFirst();
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        return schema.getEnumeration() == null || schema.getEnumeration().isEmpty() ? null : schema.getEnumeration().getFirst();
    }

    private Object ofType(Schema schema, String field) {
        Schema.SchemaType type = schema.getType() == null
                ? schema.getProperties() == null ? null : Schema.SchemaType.OBJECT
                : schema.getType().stream().filter(t -> t != Schema.SchemaType.NULL).findFirst().orElse(null);
        return switch (type) {
            case null -> Map.of();
            case OBJECT -> object(schema, field);
            case ARRAY -> schema.getItems() == null ? List.of() : Stream.ofNullable(of(schema.getItems(), one(field))).toList();
            case BOOLEAN -> true;
            case INTEGER, NUMBER -> number(schema, field);
            case STRING -> text(schema, field);
            case NULL -> null;
        };
    }

    private Object object(Schema schema, String field) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                Object value = words.isLeftOut(open.peek(), name) ? null : of(property, name);
                if (value != null) {
                    fields.put(name, value);
                }
            });
        } else if (schema.getAdditionalPropertiesSchema() != null) {
            fields.put("key", of(schema.getAdditionalPropertiesSchema(), field));
        }
        return fields;
    }

    private Object number(Schema schema, String field) {
        Optional<Integer> named = words.of(open.peek(), field).filter(word -> word.matches("[0-9]{1,9}")).map(Integer::valueOf);
        BigDecimal least = schema.getMinimum();
        return named.orElseGet(() -> least == null || least.signum() < 0 ? 1 : least.max(BigDecimal.ONE).intValue());
    }

    private String text(Schema schema, String field) {
        String format = schema.getFormat() == null ? "" : schema.getFormat();
        return switch (format) {
            case "uuid" -> ID;
            case "uri" -> words.of(open.peek(), field).orElse("https://example.org/");
            default -> words.of(open.peek(), field).filter(word -> !word.isEmpty()).orElse(ExampleWords.MISSING);
        };
    }

    /// The name of an entry of a list.
    private String one(String field) {
        return words.has(open.peek(), field) ? field : singular(field);
    }

    private static String singular(String field) {
        if (field.endsWith("ies")) {
            return field.substring(0, field.length() - 3) + "y";
        }
        return field.endsWith("s") ? field.substring(0, field.length() - 1) : field;
    }
}
