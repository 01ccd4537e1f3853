package org.palermo.portal.desk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.palermo.portal.api.Schema;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Shows the values of records in the reader's language and the time zone of the country.
///
/// @param names of registered organisations and of the reader's colleagues, by id
record Values(Words words, Language language, ZoneId zone, Countries countries, Map<String, String> names) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");
    /// A longer text is folded.
    private static final int LONG = 160;
    private static final Set<String> RANGE = Set.of("from", "to");

    /// A value as a table or list shows it.
    ///
    /// @param kind `text`, `long` (folded), `number`, `tag`, `overdue`, `soon`, `reference`, `until`
    /// @param until the instant to which a script counts down, or null
    public record Cell(String text, String kind, String until, String href) {
        Cell to(String address) {
            return new Cell(text, kind, until, address);
        }
    }

    /// The value at a path of a record, or null.
    static Object at(JsonObject record, String path) {
        int dot = path.indexOf('.');
        Object value = record.getValue(dot < 0 ? path : path.substring(0, dot));
        if (dot < 0) {
            return value;
        }
        return value instanceof JsonObject nested ? at(nested, path.substring(dot + 1)) : null;
    }

    /// Whether there is something to show.
    static boolean isThere(Object value) {
        return value != null && !(value instanceof JsonArray list && list.isEmpty()) && !"".equals(value);
    }

    Cell cell(JsonObject record, Show show, Schema shape) {
        Object value = at(record, show.field());
        Schema schema = shape.at(show.field()).orElse(Schema.ANY_VALUE);
        String text = value == null ? "" : text(value, schema, show);
        String kind = switch (schema.type()) {
            case WHOLE, DECIMAL -> "number";
            case CODE -> isState(show.field()) && value != null ? tag(value.toString()) : "text";
            default -> show.as() == Show.As.PICTURE ? "picture" : show.as() == Show.As.REFERENCE ? "reference" : show.as() == Show.As.MINUTES_LEFT && value != null ? "until" : text.length() > LONG ? "long" : "text";
        };
        String href = show.href() == null || value == null ? null : Paths.fill(show.href(), Map.of(), record).map(Desk::address).orElse(null);
        return new Cell(text, kind, kind.equals("until") ? value.toString() : null, href);
    }

    String text(Object value, Schema schema, Show show) {
        return switch (value) {
            case JsonArray list -> String.join(word("list.comma") + " ", list.stream().filter(Objects::nonNull).map(item -> text(item, items(schema), show)).toList());
            case JsonObject object when show.as() == Show.As.CONTENT -> content(object);
            case JsonObject object when Money.is(schema) -> Money.text(object, language.dates());
            case JsonObject range when range.fieldNames().equals(RANGE) -> range(range);
            case JsonObject object -> object(object, schema);
            case Boolean yes -> word(yes ? "yes" : "no");
            case Number year when last(show.field()).equals("year") -> year.toString();
            case Number number -> number(number);
            default -> said(value.toString(), schema, show);
        };
    }

    private static Schema items(Schema list) {
        return list.items() == null ? Schema.ANY_VALUE : list.items();
    }

    /// Such as the rows 3–9 of a file.
    private static String range(JsonObject range) {
        Object from = range.getValue("from");
        Object to = range.getValue("to");
        return Objects.equals(from, to) ? String.valueOf(from) : from + "–" + to;
    }

    /// The values of an object, without its ids.
    private String object(JsonObject object, Schema schema) {
        return String.join(word("list.comma") + " ", object.stream()
                .filter(property -> property.getValue() != null && schema.at(property.getKey()).map(Schema::type).orElse(Schema.Type.TEXT) != Schema.Type.ID)
                .map(property -> text(property.getValue(), schema.at(property.getKey()).orElse(Schema.ANY_VALUE), Show.of(property.getKey()))).toList());
    }

    /// Each value in a line, with its label: codes by `code.<value>`, organisations by their names, and no other ids.
    private String content(JsonObject object) {
        return object.stream().filter(property -> property.getValue() != null && !isUnnamed(property.getValue()))
                .map(property -> words.find(language, "field." + property.getKey()).orElse(property.getKey()) + ": "
                        + content(property.getKey(), property.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private String content(String field, Object value) {
        return switch (value) {
            case JsonObject money when money.fieldNames().equals(Money.FIELDS) -> Money.text(money, language.dates());
            case JsonArray list -> String.join(word("list.comma") + " ", list.stream().filter(Objects::nonNull).map(item -> content(field, item)).toList());
            case JsonObject object -> String.join(word("list.comma") + " ", object.stream()
                    .filter(part -> part.getValue() != null && !isUnnamed(part.getValue())).map(part -> content(part.getKey(), part.getValue())).toList());
            case String text when names.containsKey(text) -> names.get(text);
            case String text when DATE.matcher(text).matches() -> typed(text, Schema.of(Schema.Type.DATE, null));
            case String text when INSTANT.matcher(text).matches() -> typed(text, Schema.of(Schema.Type.INSTANT, null));
            case String text -> said(text, Schema.ANY_VALUE, Show.of(field).as() == Show.As.TYPED ? Show.of(field, Show.As.CODE) : Show.of(field));
            default -> text(value, Schema.ANY_VALUE, Show.of(field, Show.As.CODE));
        };
    }

    private boolean isUnnamed(Object value) {
        return isId(value) && !names.containsKey(value.toString());
    }

    static boolean isId(Object value) {
        return value instanceof String text && ID.matcher(text).matches();
    }

    private String said(String value, Schema schema, Show show) {
        return switch (show.as()) {
            case REGION -> value.length() < 2 ? value : countries.country(value.substring(0, 2)).map(country -> country.region(value, language.tag())).orElse(value);
            case COUNTRY -> Locale.of("", value).getDisplayCountry(language.locale());
            case LANGUAGE -> Locale.forLanguageTag(value).getDisplayName(language.locale());
            case ORGANISATION -> names.getOrDefault(value, word("organisation.unknown"));
            case COLLEAGUE -> names.getOrDefault(value, word("colleague.unknown"));
            case MINUTES_LEFT -> left(value);
            case WORD -> words.find(language, "code." + last(show.field()) + "." + value).orElse(value);
            case PAGE -> word("show.page");
            case PICTURE -> word("show.picture");
            case FILE -> word("show.file");
            case CODE -> words.find(language, "code." + value).orElse(value);
            default -> typed(value, schema);
        };
    }

    private String typed(String value, Schema schema) {
        try {
            return switch (schema.type()) {
                case CODE -> code(schema, value);
                case DATE -> date(LocalDate.parse(value));
                case INSTANT -> minute(Instant.parse(value));
                default -> value;
            };
        } catch (DateTimeException notOne) {
            return value;
        }
    }

    /// The words of a code: `code.<schema>.<code>`, else `code.<code>`.
    String code(Schema schema, String code) {
        return words.find(language, "code." + schema.name() + "." + code, "code." + code).orElse(code);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.dates()).format(date);
    }

    /// To the minute, with the time zone.
    String minute(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(language.dates()).withZone(zone).format(instant)
                + " " + DateTimeFormatter.ofPattern("zzz", language.dates()).withZone(zone).format(instant);
    }

    private String left(String until) {
        long minutes = Math.max(0, Duration.between(Instant.now(), Instant.parse(until)).toMinutes());
        return words.say(language, "minutes.left", Map.of("minutes", minutes));
    }

    private String number(Number number) {
        NumberFormat format = NumberFormat.getInstance(Locale.ROOT);
        format.setMaximumFractionDigits(4);
        return format.format(number instanceof Double ? BigDecimal.valueOf(number.doubleValue()) : number);
    }

    private String word(String key) {
        return words.say(language, key);
    }

    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static String tag(String code) {
        return code.equals("OVERDUE") ? "overdue" : code.equals("SOON") ? "soon" : "tag";
    }

    private static boolean isState(String field) {
        return List.of("status", "state", "stage", "due").contains(last(field));
    }
}
