package org.palermo.portal.desk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// A condition on a record or on what was typed.
///
/// @param field its path in the record
/// @param values one of which it must have; empty: it must be absent. {@link #PRESENT} alone: it must be there
public record When(String field, List<String> values) {
    private static final String PRESENT = "*";

    public static When is(String field, String... values) {
        return new When(field, List.of(values));
    }

    public static When absent(String field) {
        return new When(field, List.of());
    }

    public static When present(String field) {
        return new When(field, List.of(PRESENT));
    }

    boolean holds(JsonObject record) {
        Object value = Values.at(record, field);
        boolean there = value != null && !(value instanceof JsonArray list && list.isEmpty());
        if (values.isEmpty()) {
            return !there;
        }
        return there && (values.contains(PRESENT) || values.contains(value.toString())
                || value instanceof JsonArray list && list.stream().anyMatch(one -> values.contains(String.valueOf(one))));
    }

    static boolean all(List<When> conditions, JsonObject record) {
        return conditions.stream().allMatch(condition -> condition.holds(record));
    }

    static List<When> and(List<When> conditions, When more) {
        return Stream.concat(conditions.stream(), Stream.of(more)).toList();
    }
}
