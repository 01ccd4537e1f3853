package org.palermo.kernel.openapi;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// A value that a schema allows: the example in the schema, else one by the name of the field, else one by its type. A
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

    /// Values for fields whose type alone is not enough, by the end of the field's name; the longest match counts.
    private static final Map<String, Object> BY_NAME = byName();

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
            case ARRAY -> schema.getItems() == null ? List.of() : Stream.ofNullable(of(schema.getItems(), singular(field))).toList();
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
                Object value = of(property, name);
                if (value != null) {
                    fields.put(name, value);
                }
            });
        } else if (schema.getAdditionalPropertiesSchema() != null) {
            fields.put("key", of(schema.getAdditionalPropertiesSchema(), field));
        }
        return fields;
    }

    private static Object number(Schema schema, String field) {
        if (named(field) instanceof Number number) {
            return number;
        }
        BigDecimal least = schema.getMinimum();
        return least == null || least.signum() < 0 ? 1 : least.max(BigDecimal.ONE).intValue();
    }

    private static String text(Schema schema, String field) {
        String format = schema.getFormat() == null ? "" : schema.getFormat();
        return switch (format) {
            case "uuid" -> ID;
            default -> named(field) instanceof String text ? text : format.equals("uri") ? "https://example.org/" : "text";
        };
    }

    private static Object named(String field) {
        return BY_NAME.entrySet().stream()
                .filter(entry -> field.equals(entry.getKey())
                        || field.endsWith(entry.getKey().substring(0, 1).toUpperCase(Locale.ROOT) + entry.getKey().substring(1)))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    private static String singular(String field) {
        if (field.endsWith("ies")) {
            return field.substring(0, field.length() - 3) + "y";
        }
        return field.endsWith("s") ? field.substring(0, field.length() - 1) : field;
    }

    private static Map<String, Object> byName() {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("country", "GB");
        names.put("nationality", "PH");
        names.put("region", "GB-ENG-LDN");
        names.put("area", "GB-A1");
        names.put("language", "en");
        names.put("currency", "GBP");
        names.put("email", "ana@example.org");
        names.put("phone", "+447700900123");
        names.put("url", "https://example.org/hook");
        names.put("givenName", "Ana");
        names.put("familyName", "Example");
        names.put("reference", "7ZPK-3M0Q-VH");
        names.put("corridor", "SA");
        names.put("destination", "SA");
        names.put("scope", "GB");
        names.put("osId", "CN2021250D1DTN7");
        names.put("indicator", "DR01");
        names.put("isic", "1410");
        names.put("workers", 40);
        names.put("workersMost", 50);
        names.put("quarter", "2026-Q3");
        names.put("channel", "PHONE");
        names.put("reason", "OTHER");
        names.put("kind", "CASE_FILE");
        names.put("lack", "FOOD");
        return names;
    }
}
