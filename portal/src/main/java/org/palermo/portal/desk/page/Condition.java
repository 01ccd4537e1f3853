package org.palermo.portal.desk.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// A condition on a record or on what was typed.
///
/// @param field its path in the record; several, separated by a space, with {@link #ANY_PRESENT} and {@link #NONE_PRESENT}
/// @param values one of which it must have; empty: it must be absent. {@link #PRESENT} alone: it must be there. With {@link #OR_ABSENT} it
///         may be absent too.
///         {@link #NOT_READER} and {@link #READER_OR_NOBODY} alone: the reader's account
public record Condition(String field, List<String> values) {
    /// Under this name the reader's account stands in a record whose tasks are offered.
    public static final String READER = "reader";
    private static final String PRESENT = "*";
    private static final String OR_ABSENT = "*or-absent";
    private static final String ANY_PRESENT = "*any";
    private static final String NONE_PRESENT = "*none";
    private static final String NOT_READER = "*not-reader";
    private static final String READER_OR_NOBODY = "*reader-or-nobody";

    public static Condition is(String field, String... values) {
        return new Condition(field, List.of(values));
    }

    /// It has one of the values, or is not there.
    public static Condition isOrAbsent(String field, String... values) {
        return new Condition(field, Stream.concat(Stream.of(values), Stream.of(OR_ABSENT)).toList());
    }

    public static Condition absent(String field) {
        return new Condition(field, List.of());
    }

    public static Condition present(String field) {
        return new Condition(field, List.of(PRESENT));
    }

    /// At least one of the fields is there.
    public static Condition anyPresent(String... fields) {
        return new Condition(String.join(" ", fields), List.of(ANY_PRESENT));
    }

    /// None of the fields is there.
    public static Condition nonePresent(String... fields) {
        return new Condition(String.join(" ", fields), List.of(NONE_PRESENT));
    }

    /// For people other than the one whom the field names.
    public static Condition notReader(String field) {
        return new Condition(field, List.of(NOT_READER));
    }

    /// For the one whom the field names, or for everybody when it names nobody.
    public static Condition readerOrNobody(String field) {
        return new Condition(field, List.of(READER_OR_NOBODY));
    }

    boolean holds(JsonObject record) {
        if (values.contains(ANY_PRESENT) || values.contains(NONE_PRESENT)) {
            return Stream.of(field.split(" ")).anyMatch(one -> present(one).holds(record)) == values.contains(ANY_PRESENT);
        }
        Object value = Values.at(record, field);
        if (values.contains(NOT_READER) || values.contains(READER_OR_NOBODY)) {
            Object reader = record.getValue(READER);
            return value == null || reader == null || values.contains(READER_OR_NOBODY) == value.equals(reader);
        }
        boolean there = value != null && !(value instanceof JsonArray list && list.isEmpty());
        if (values.isEmpty() || !there && values.contains(OR_ABSENT)) {
            return !there;
        }
        return there && (values.contains(PRESENT) || values.contains(value.toString())
                || value instanceof JsonArray list && list.stream().anyMatch(one -> values.contains(String.valueOf(one))));
    }

    public static boolean all(List<Condition> conditions, JsonObject record) {
        return conditions.stream().allMatch(condition -> condition.holds(record));
    }

    static List<Condition> and(List<Condition> conditions, Condition more) {
        return Stream.concat(conditions.stream(), Stream.of(more)).toList();
    }
}
