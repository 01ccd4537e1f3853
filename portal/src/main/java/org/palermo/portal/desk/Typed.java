package org.palermo.portal.desk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.palermo.portal.api.Schema;

/// What was typed into the pages of a task, by the name of the control. A date has a control for day, month and year, an
/// instant also one for the time.
record Typed(Map<String, List<String>> values) {
    static final List<String> DATE = List.of("day", "month", "year");
    static final String TIME = "time";
    static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    /// The most items of a list of objects on one page.
    static final int MOST_ITEMS = 30;
    private static final String COUNT = ".count";
    /// The fields that had a value when the form was opened.
    private static final String HAD = "_had";

    /// Keeps only the controls of the task.
    static Typed of(TaskPage task, MultivaluedMap<String, String> sent) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        if (sent.containsKey(HAD)) {
            kept.put(HAD, sent.get(HAD));
        }
        for (Input input : task.inputs()) {
            String field = input.field();
            sent.forEach((name, values) -> {
                if (name.equals(field) || name.startsWith(field + ".")) {
                    List<String> said = values.stream().map(value -> value.replace("\r\n", "\n").strip()).filter(value -> !value.isEmpty()).toList();
                    if (!said.isEmpty()) {
                        kept.put(name, said);
                    }
                }
            });
        }
        return new Typed(kept);
    }

    /// The values of a record, as they would be typed.
    static Typed of(TaskPage task, Schema body, JsonObject record, ZoneId zone) {
        return of(task, body, input -> Values.at(record, input.from()), zone);
    }

    /// The values that a link carries, by the fields of the task.
    static Typed carried(TaskPage task, Schema body, JsonObject carried, ZoneId zone) {
        return of(task, body, input -> Values.at(carried, input.field()), zone);
    }

    private static Typed of(TaskPage task, Schema body, Function<Input, Object> value, ZoneId zone) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Input input : task.inputs()) {
            put(values, input, input.field(), body.at(input.field()).orElse(Schema.ANY_VALUE), value.apply(input), zone);
        }
        values.put(HAD, values.keySet().stream().map(name -> name.replaceFirst("\\.(day|month|year|time|count|amount|currency|\\d+\\..*)$", "")).distinct().toList());
        return new Typed(values);
    }

    /// The controls and their values, without what a form needs for itself.
    List<Map.Entry<String, String>> entries() {
        return values.entrySet().stream().filter(one -> !one.getKey().equals(HAD))
                .flatMap(one -> one.getValue().stream().map(value -> Map.entry(one.getKey(), value))).toList();
    }

    List<String> had() {
        return all(HAD);
    }

    private static void put(Map<String, List<String>> values, Input input, String name, Schema schema, Object value, ZoneId zone) {
        switch (value) {
            case null -> { }
            case JsonArray list when list.isEmpty() -> { }
            case JsonArray list when input.kind() == Input.Kind.REPEATED -> {
                int most = Math.min(list.size(), MOST_ITEMS);
                values.put(name + COUNT, List.of(String.valueOf(most)));
                for (int i = 0; i < most; i++) {
                    for (Input part : input.parts()) {
                        put(values, part, name + "." + i + "." + part.field(), schema.items().at(part.field()).orElse(Schema.ANY_VALUE), Values.at(list.getJsonObject(i), part.field()), zone);
                    }
                }
            }
            case JsonArray list -> values.put(name, list.stream().map(String::valueOf).toList());
            case JsonObject money when Money.is(schema) -> {
                values.put(name + "." + Money.AMOUNT, List.of(Money.amount(money)));
                values.put(name + "." + Money.CURRENCY, List.of(money.getString(Money.CURRENCY)));
            }
            default -> scalar(values, name, schema, value.toString(), zone);
        }
    }

    private static void scalar(Map<String, List<String>> values, String name, Schema schema, String value, ZoneId zone) {
        switch (schema.type()) {
            case DATE -> date(values, name, LocalDate.parse(value));
            case INSTANT -> {
                LocalDateTime at = LocalDateTime.ofInstant(Instant.parse(value), zone);
                date(values, name, at.toLocalDate());
                values.put(name + "." + TIME, List.of(MINUTE.format(at)));
            }
            default -> values.put(name, List.of(value));
        }
    }

    private static void date(Map<String, List<String>> values, String name, LocalDate date) {
        values.put(name + ".day", List.of(String.valueOf(date.getDayOfMonth())));
        values.put(name + ".month", List.of(String.valueOf(date.getMonthValue())));
        values.put(name + ".year", List.of(String.valueOf(date.getYear())));
    }

    String first(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// How many items of a list of objects the page shows: those that were typed, at least one.
    int items(String field) {
        String said = first(field + COUNT);
        int count = said.matches("\\d{1,2}") ? Integer.parseInt(said) : 1;
        return Math.clamp(count, 1, MOST_ITEMS);
    }

    Typed oneMore(String field) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(field + COUNT, List.of(String.valueOf(Math.min(items(field) + 1, MOST_ITEMS))));
        return new Typed(more);
    }

    boolean hasAny(List<String> names) {
        return names.stream().anyMatch(name -> !first(name).isEmpty());
    }

    static List<String> parts(String name, boolean withTime) {
        List<String> parts = new ArrayList<>(DATE.stream().map(part -> name + "." + part).toList());
        if (withTime) {
            parts.add(name + "." + TIME);
        }
        return parts;
    }
}
