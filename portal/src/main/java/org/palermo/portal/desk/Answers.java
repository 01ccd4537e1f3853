package org.palermo.portal.desk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Money;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Values;

/// Reads what was typed as the body of an operation. Checks here what the description says; the service checks everything.
final class Answers {
    private static final int LONGEST_NUMBER = 30;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final String LIST_SEPARATORS = "[,;\\s،؛、]+";

    /// Something that can't be sent.
    ///
    /// @param name of the control
    /// @param key of the words for it
    /// @param values in these words
    record Wrong(String name, String key, Map<String, Object> values) {}

    private final Schema shape;
    private final ZoneId zone;
    private final TypedAnswers typedAnswers;
    private final JsonObject body = new JsonObject();
    private final List<Wrong> wrong = new ArrayList<>();

    private Answers(Schema shape, ZoneId zone, TypedAnswers typedAnswers) {
        this.shape = shape;
        this.zone = zone;
        this.typedAnswers = typedAnswers;
    }

    /// @param variables the ids in the address, for what is not asked
    static Answers of(TaskPage task, Schema shape, ZoneId zone, TypedAnswers typedAnswers, Map<String, String> variables) {
        Answers answers = new Answers(shape == null ? Schema.ANY_VALUE : shape, zone, typedAnswers);
        task.fixed().forEach((field, value) -> set(answers.body, field, fixed(value, variables)));
        for (TaskPage.Question question : task.questions()) {
            if (Condition.all(question.conditions(), answers.body)) {
                question.inputs().forEach(input -> answers.read(input, variables));
            }
        }
        return answers;
    }

    /// A fixed value, with the ids of the address in its texts.
    private static Object fixed(Object value, Map<String, String> variables) {
        return switch (value) {
            case String text when text.contains("{") -> Paths.fill(text, variables, null).orElse(null);
            case List<?> list -> new JsonArray(list.stream().map(one -> fixed(one, variables)).toList());
            default -> value;
        };
    }

    JsonObject body() {
        return body;
    }

    List<Wrong> wrong() {
        return wrong;
    }

    /// The fields that had a value when the form was opened and have none now. A merge patch states them as null.
    List<String> emptied() {
        return typedAnswers.had().stream()
                .filter(field -> !field.contains(".") && shape.at(field).isPresent() && !body.containsKey(field)).toList();
    }

    /// The ids of the records that were ticked on a list. One that can't be read is an error: the others alone are not what was chosen.
    private void ticked(String field, Schema schema) {
        JsonArray ids = new JsonArray(typedAnswers.ticked(field).map(TypedAnswers.Ticked::id).distinct().toList());
        if (!typedAnswers.areTickedReadable(field)) {
            wrong(field, "error.ticked", Map.of());
        } else if (ids.isEmpty()) {
            wrong(field, "error.choose", Map.of());
        } else if (schema.longest() != null && ids.size() > schema.longest()) {
            wrong(field, "error.items", Map.of("most", schema.longest()));
        } else {
            set(body, field, ids);
        }
    }

    /// The names of the records that were ticked on a list, one on each line.
    String namesOfTicked(String field) {
        return typedAnswers.ticked(field).map(TypedAnswers.Ticked::name).distinct().collect(Collectors.joining("\n"));
    }

    /// Whether a page of questions is asked, by what was typed before it.
    boolean asks(TaskPage.Question question) {
        return holds(question) && question.inputs().stream().anyMatch(Input::hasControl);
    }

    /// Whether what was typed before it leads to this page.
    boolean holds(TaskPage.Question question) {
        return Condition.all(question.conditions(), body);
    }

    private void read(Input input, Map<String, String> variables) {
        String field = input.field();
        Schema schema = shape.at(field).orElse(Schema.ANY_VALUE);
        if (input.kind() == Input.Kind.REPEATED) {
            JsonArray items = items(input, schema);
            if (!items.isEmpty() || shape.isRequired(field) && schema.mayBeEmpty() && !input.needed()) {
                set(body, field, items);
            } else if (shape.isRequired(field) || input.needed()) {
                wrong(field, "error.required", Map.of());
            }
            return;
        }
        if (input.kind() == Input.Kind.TICKED) {
            ticked(field, schema);
            return;
        }
        if (input.options() != null && input.options().as() != null) {
            JsonArray chosen = new JsonArray();
            typedAnswers.all(field).forEach(one -> chosen.add(new JsonObject().put(input.options().as(), one)));
            if (!chosen.isEmpty() || shape.isRequired(field) && schema.mayBeEmpty() && !input.needed()) {
                set(body, field, chosen);
            } else if (shape.isRequired(field)) {
                wrong(field, "error.choose", Map.of());
            }
            return;
        }
        Object value = input.kind() == Input.Kind.HIDDEN && typedAnswers.first(field).isEmpty() && variables.containsKey(field)
                ? variables.get(field) : value(field, schema);
        if (value != null) {
            set(body, field, value);
        } else if (shape.isRequired(field) && schema.mayBeEmpty() && !input.needed() && input.kind() != Input.Kind.HIDDEN) {
            set(body, field, new JsonArray());
        } else if ((shape.isRequired(field) || input.needed()) && input.kind()
                != Input.Kind.HIDDEN && wrong.stream().noneMatch(one -> one.name().equals(field))) {
            wrong(field, schema.type() == Schema.Type.CODE || schema.type() == Schema.Type.YES_NO
                    || input.isListed() ? "error.choose" : "error.required", Map.of());
        }
    }

    private JsonArray items(Input input, Schema schema) {
        JsonArray items = new JsonArray();
        Schema item = schema.items() == null ? Schema.ANY_VALUE : schema.items();
        for (int i = 0; i < typedAnswers.items(input.field()); i++) {
            JsonObject read = new JsonObject();
            String prefix = input.field() + "." + i + ".";
            input.parts()
                    .forEach(part -> Optional.ofNullable(value(prefix + part.field(), item.at(part.field()).orElse(Schema.ANY_VALUE)))
                            .ifPresent(value -> set(read, part.field(), value)));
            if (!read.isEmpty()) {
                input.parts().stream().filter(part -> item.isRequired(part.field()) && Values.at(read, part.field()) == null)
                        .forEach(part -> wrong(prefix + part.field(), "error.required", Map.of()));
                items.add(read);
            }
        }
        if (schema.longest() != null && items.size() > schema.longest()) {
            wrong(input.field(), "error.items", Map.of("most", schema.longest()));
        }
        return items;
    }

    /// Null when nothing was typed, or when it can't be read.
    private Object value(String name, Schema schema) {
        return switch (schema.type()) {
            case DATE -> date(name).map(LocalDate::toString).orElse(null);
            case INSTANT -> instant(name);
            case LIST -> list(name, schema);
            case OBJECT -> Money.is(schema) ? money(name) : null;
            default -> typedAnswers.first(name).isEmpty() ? null : one(name, typedAnswers.first(name), schema);
        };
    }

    private Object one(String name, String value, Schema schema) {
        return switch (schema.type()) {
            case WHOLE -> number(name, value, schema, "\\d{1,18}", "error.whole");
            // A comma before three digits may separate thousands.
            case DECIMAL -> number(name, value.matches(".*,\\d{3}") ? "" : value.replace(',', '.'), schema, "\\d{1,15}(\\.\\d{1,6})?",
                    "error.decimal");
            case YES_NO -> Boolean.valueOf(value);
            case CODE -> schema.codes().contains(value) ? value : null;
            default -> text(name, value, schema);
        };
    }

    private String text(String name, String value, Schema schema) {
        if (schema.longest() != null && value.length() > schema.longest()) {
            wrong(name, "error.longest", Map.of("most", schema.longest()));
        }
        return value;
    }

    private Object number(String name, String value, Schema schema, String pattern, String key) {
        if (value.length() > LONGEST_NUMBER || !value.matches("-?" + pattern)) {
            wrong(name, key, Map.of());
            return null;
        }
        BigDecimal number = new BigDecimal(value);
        if (schema.least() != null && number.compareTo(schema.least()) < 0) {
            wrong(name, "error.least", Map.of("least", schema.least()));
        } else if (schema.most() != null && number.compareTo(schema.most()) > 0) {
            wrong(name, "error.most", Map.of("most", schema.most()));
        }
        return schema.type() == Schema.Type.WHOLE ? (Object) new BigInteger(value).longValueExact() : number;
    }

    private Object list(String name, Schema schema) {
        Schema item = schema.items() == null ? Schema.ANY_VALUE : schema.items();
        List<String> said = typedAnswers.all(name);
        if (said.size() == 1 && item.type() == Schema.Type.WHOLE) {
            said = Arrays.stream(said.getFirst().split(LIST_SEPARATORS)).filter(one -> !one.isEmpty()).toList();
        } else if (said.size() == 1 && item.type() == Schema.Type.TEXT) {
            said = said.getFirst().lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
        }
        if (schema.longest() != null && said.size() > schema.longest()) {
            wrong(name, "error.items", Map.of("most", schema.longest()));
        }
        JsonArray list = new JsonArray();
        // Numbers may repeat: two children can be of the same age.
        (item.type() == Schema.Type.WHOLE ? said.stream() : said.stream().distinct())
                .map(one -> one(name, one, item)).filter(Objects::nonNull).forEach(list::add);
        return list.isEmpty() ? null : list;
    }

    private Optional<LocalDate> date(String name) {
        if (!typedAnswers.hasAny(TypedAnswers.parts(name, false))) {
            return Optional.empty();
        }
        try {
            int year = number(name, "year", "\\d{4}");
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return Optional.of(LocalDate.of(year, number(name, "month", "\\d{1,2}"), number(name, "day", "\\d{1,2}")));
            }
            wrong(name, "error.date", Map.of());
            return Optional.empty();
        } catch (DateTimeException | NumberFormatException e) {
            wrong(name, "error.date", Map.of());
            return Optional.empty();
        }
    }

    private JsonObject money(String name) {
        String amount = typedAnswers.first(name + "." + Money.AMOUNT);
        String currency = typedAnswers.first(name + "." + Money.CURRENCY);
        if (amount.isEmpty()) {
            return null;
        }
        Optional<JsonObject> read = Money.of(amount, currency);
        if (read.isEmpty()) {
            wrong(name, "error.money", Map.of());
        }
        return read.orElse(null);
    }

    private int number(String name, String part, String pattern) {
        String value = typedAnswers.first(name + "." + part);
        return Integer.parseInt(value.matches(pattern) ? value : "");
    }

    private String instant(String name) {
        String time = typedAnswers.first(name + "." + TypedAnswers.TIME);
        Optional<LocalDate> date = date(name);
        if (date.isEmpty()) {
            if (!time.isEmpty()) {
                wrong(name, "error.date", Map.of());
            }
            return null;
        }
        try {
            LocalDateTime at = date.get().atTime(LocalTime.parse(time.length() == 4 ? "0" + time : time, TypedAnswers.MINUTE));
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(at);
            if (offsets.size() != 1) {
                // The clocks go forward or back in this hour.
                wrong(name, offsets.isEmpty() ? "error.time.skipped" : "error.time.twice", Map.of());
                return null;
            }
            return at.toInstant(offsets.getFirst()).toString();
        } catch (DateTimeException e) {
            wrong(name, "error.time", Map.of());
            return null;
        }
    }

    private void wrong(String name, String key, Map<String, Object> values) {
        if (wrong.stream().noneMatch(one -> one.name().equals(name))) {
            wrong.add(new Wrong(name, key, values));
        }
    }

    private static void set(JsonObject into, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            into.put(path, value);
        } else {
            String first = path.substring(0, dot);
            if (into.getJsonObject(first) == null) {
                into.put(first, new JsonObject());
            }
            set(into.getJsonObject(first), path.substring(dot + 1), value);
        }
    }
}
