package org.palermo.portal.desk;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Money;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.page.TypedText;

/// What was typed into the pages of a task, by the name of the control. A date has a control for day, month and year, an
/// instant also one for the time.
record TypedAnswers(Map<String, List<String>> values) {
    static final List<String> DATE = List.of("day", "month", "year");
    static final String TIME = "time";
    static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    /// Up to this many items of a list of objects can be added on a page.
    static final int MOST_ITEMS = 30;
    /// An id and a reference. The last sign of an earlier reference can be one of `* ~ $ =`.
    private static final Pattern TICKED = Pattern.compile(
            "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) ([0-9A-Z-]{0,39}[0-9A-Z*~$=])");
    private static final String COUNT = ".count";
    /// The currency with which an amount begins.
    static final String CURRENCY = ".default-currency";
    private static final Set<Schema.Type> NUMBERS = Set.of(Schema.Type.WHOLE, Schema.Type.DECIMAL, Schema.Type.DATE, Schema.Type.INSTANT);
    /// A mark of each value with which the form was opened.
    private static final String WAS = "_was.";
    private static final int MARK = 16;
    /// The fields that had a value when the form was opened.
    private static final String HAD = "_had";

    /// Keeps only the controls of the task. Digits of all scripts become those of the services, except in texts.
    static TypedAnswers of(TaskPage task, Schema shape, MultivaluedMap<String, String> sent) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        if (sent.containsKey(HAD)) {
            kept.put(HAD, sent.get(HAD));
        }
        for (Input input : task.inputs()) {
            String field = input.field();
            String was = sent.getFirst(WAS + field);
            if (was != null && was.matches("[0-9a-f]{16}")) {
                kept.put(WAS + field, List.of(was));
            }
            sent.forEach((name, values) -> {
                if (name.equals(field) || name.startsWith(field + ".")) {
                    boolean number = isNumber(shape, name);
                    List<String> said = values.stream().map(TypedText::of)
                            .map(value -> number ? Digits.of(value) : value).filter(value -> !value.isEmpty()).toList();
                    if (!said.isEmpty()) {
                        kept.put(name, said);
                    }
                }
            });
        }
        return new TypedAnswers(kept);
    }

    /// Whether a control takes a number or a part of a date, not a text.
    private static boolean isNumber(Schema shape, String name) {
        String path = name.replaceAll("\\.\\d+(?=\\.|$)", "");
        Schema schema = at(shape, path)
                .or(() -> at(shape, path.replaceFirst("\\.(day|month|year|time|amount|count)$", ""))).orElse(Schema.ANY_VALUE);
        Schema one = schema.type() == Schema.Type.LIST && schema.items() != null ? schema.items() : schema;
        return name.endsWith(COUNT) || Money.is(one) && name.endsWith("." + Money.AMOUNT) || NUMBERS.contains(one.type());
    }

    private static Optional<Schema> at(Schema shape, String path) {
        return shape.type() == Schema.Type.OBJECT ? shape.at(path) : Optional.empty();
    }

    /// The values of a record, as they would be typed.
    static TypedAnswers of(TaskPage task, Schema body, JsonObject record, ZoneId zone) {
        return of(task, body, input -> Values.at(record, input.from()), zone);
    }

    /// Amounts that have no value yet begin with the currency of the record, so that nobody chooses it again and again.
    TypedAnswers inCurrency(TaskPage task, Schema body, String currency) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        for (Input input : task.inputs()) {
            Schema schema = body.at(input.field()).orElse(Schema.ANY_VALUE);
            boolean hasAmounts = Money.is(schema) || schema.items() != null
                    && input.parts().stream().anyMatch(part -> Money.is(schema.items().at(part.field()).orElse(Schema.ANY_VALUE)));
            if (hasAmounts) {
                more.put(input.field() + CURRENCY, List.of(currency));
            }
        }
        return new TypedAnswers(more);
    }

    /// The currency of an amount: what was chosen, else the one with which it begins; empty when there is none.
    String currency(String name) {
        String chosen = first(name + "." + Money.CURRENCY);
        String root = name.replaceFirst("\\.\\d+\\..*$", "");
        return chosen.isEmpty() ? first(root + CURRENCY) : chosen;
    }

    /// The values that a link carries, by the fields of the task.
    static TypedAnswers carried(TaskPage task, Schema body, JsonObject carried, ZoneId zone) {
        return of(task, body, input -> Values.at(carried, input.field()), zone);
    }

    private static TypedAnswers of(TaskPage task, Schema body, Function<Input, Object> value, ZoneId zone) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Input input : task.inputs()) {
            put(values, input, input.field(), body.at(input.field()).orElse(Schema.ANY_VALUE), value.apply(input), zone);
        }
        values.put(HAD, values.keySet().stream()
                .map(name -> name.replaceFirst("\\.(day|month|year|time|count|amount|currency|\\d+\\..*)$", "")).distinct().toList());
        return new TypedAnswers(values);
    }

    /// The controls and their values, without what a form needs for itself.
    List<Map.Entry<String, String>> entries() {
        return values.entrySet().stream().filter(one -> !one.getKey().equals(HAD) && !one.getKey().startsWith(WAS))
                .flatMap(one -> one.getValue().stream().map(value -> Map.entry(one.getKey(), value))).toList();
    }

    /// The same, opened on these values of a record.
    TypedAnswers opened(TaskPage task, JsonObject record) {
        Map<String, List<String>> marked = new LinkedHashMap<>(values);
        for (Input input : task.inputs()) {
            String mark = mark(Values.at(record, input.from()));
            marked.put(WAS + input.field(), List.of(mark));
            marked.remove(WAS + input.field(), List.of(""));
        }
        return new TypedAnswers(marked);
    }

    /// Whether the form was opened on this value of a field.
    boolean openedWith(String field, Object value) {
        return first(WAS + field).equals(mark(value));
    }

    /// Short, so that a form does not carry long texts twice; empty for nothing.
    private static String mark(Object value) {
        if (!Values.isThere(value)) {
            return "";
        }
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(Json.encode(value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole).substring(0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> had() {
        return all(HAD);
    }

    private static void put(Map<String, List<String>> values, Input input, String name, Schema schema, Object value, ZoneId zone) {
        switch (value) {
            case null -> { }
            case JsonArray list when list.isEmpty() -> { }
            case JsonArray list when input.kind() == Input.Kind.REPEATED -> {
                values.put(name + COUNT, List.of(String.valueOf(list.size())));
                for (int i = 0; i < list.size(); i++) {
                    for (Input part : input.parts()) {
                        put(values, part, name + "." + i + "." + part.field(), schema.items().at(part.field()).orElse(Schema.ANY_VALUE),
                                Values.at(list.getJsonObject(i), part.field()), zone);
                    }
                }
            }
            case JsonArray list -> values.put(name, chosen(input, list));
            case JsonObject money when Money.is(schema) -> {
                values.put(name + "." + Money.AMOUNT, List.of(Money.amount(money)));
                values.put(name + "." + Money.CURRENCY, List.of(money.getString(Money.CURRENCY)));
            }
            // As people write it, not as 1.23E-4.
            case Number number -> scalar(values, name, schema, new BigDecimal(number.toString()).toPlainString(), zone);
            default -> scalar(values, name, schema, value.toString(), zone);
        }
    }

    /// The values of a list, or the one value, as they are chosen.
    static List<String> chosen(Input input, Object value) {
        String in = input.options() == null ? null : input.options().as();
        List<?> all = value instanceof JsonArray list ? list.stream().toList() : List.of(value);
        return all.stream().map(one -> String.valueOf(in != null && one instanceof JsonObject object ? object.getValue(in) : one)).toList();
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

    /// A record that was ticked on a list.
    record Ticked(String id, String name) {}

    /// The records that were ticked on a list and can be read.
    Stream<Ticked> ticked(String field) {
        return all(field).stream().map(TICKED::matcher).filter(Matcher::matches).map(one -> new Ticked(one.group(1), one.group(2)));
    }

    /// Whether each value that was ticked on a list can be read as a record.
    boolean areTickedReadable(String field) {
        return all(field).stream().allMatch(value -> TICKED.matcher(value).matches());
    }

    TypedAnswers without(List<String> fields) {
        Map<String, List<String>> left = new LinkedHashMap<>(values);
        left.keySet().removeIf(name -> fields.stream().anyMatch(field -> name.equals(field) || name.startsWith(field + ".")));
        return new TypedAnswers(left);
    }

    String first(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// How many items of a list of objects the page shows: those that were typed, at least one. A record that has more than can
    /// be added here keeps them all.
    int items(String field) {
        String said = first(field + COUNT);
        int count = said.matches("\\d{1,4}") ? Integer.parseInt(said) : 1;
        return Math.clamp(count, 1, Math.max(MOST_ITEMS, typedItems(field)));
    }

    /// One more than the number of the last item with a value.
    private int typedItems(String field) {
        return values.keySet().stream().filter(name -> name.startsWith(field + "."))
                .map(name -> name.substring(field.length() + 1).replaceFirst("\\..*$", ""))
                .filter(number -> number.matches("\\d{1,4}")).mapToInt(number -> Integer.parseInt(number) + 1).max().orElse(0);
    }

    /// @param most how many items the description allows, or null
    TypedAnswers oneMore(String field, Integer most) {
        int now = items(field);
        int more = now < Math.min(MOST_ITEMS, most == null ? MOST_ITEMS : most) ? now + 1 : now;
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.put(field + COUNT, List.of(String.valueOf(more)));
        return new TypedAnswers(all);
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
