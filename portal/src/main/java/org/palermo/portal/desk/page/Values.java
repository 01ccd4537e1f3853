package org.palermo.portal.desk.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.palermo.portal.api.Schema;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.ReleasedHeadings;
import org.palermo.portal.words.Words;

/// Shows the values of records in the reader's language and the time zone of the country.
///
/// @param names of registered organisations, of the reader's colleagues and of people whom she watches, by id; texts of indicators, by code
public record Values(Words words, Language language, ZoneId zone, Countries countries, Map<String, String> names) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z");
    /// A longer text is folded.
    private static final int LONG = 160;
    /// How the audit calls a part of the system that acts by itself.
    private static final String SYSTEM = "system:";
    /// Countries that Java names. A deployment may have others, whose names are in its own file.
    private static final Set<String> LISTED = Set.of(Locale.getISOCountries());
    private static final Set<String> RANGE = Set.of("from", "to");

    /// A value as a table or list shows it.
    ///
    /// @param kind `text`, `long` (folded), `number`, `tag`, `overdue`, `soon`, `reference`, `until`, `look` (with its parts folded)
    /// @param until the instant to which a script counts down, or null
    /// @param parts of a look, in words; of an end, when it is, and what is said from then on
    public record Cell(String text, String kind, String until, String href, List<String> parts) {
        Cell(String text, String kind, String until, String href) {
            this(text, kind, until, href, List.of());
        }

        public Cell to(String address) {
            return new Cell(text, kind, until, address, parts);
        }
    }

    /// The value at a path of a record, or null.
    public static Object at(JsonObject record, String path) {
        int dot = path.indexOf('.');
        Object value = record.getValue(dot < 0 ? path : path.substring(0, dot));
        if (dot < 0) {
            return value;
        }
        return value instanceof JsonObject nested ? at(nested, path.substring(dot + 1)) : null;
    }

    /// With the names of the rows of a table, for those that hold the id of another.
    public Values naming(List<Field> columns, List<JsonObject> rows) {
        List<String> named = columns.stream().flatMap(column -> column.content().names().stream()).toList();
        if (named.isEmpty()) {
            return this;
        }
        Map<String, String> all = new HashMap<>(names);
        rows.stream().filter(row -> isId(row.getValue("id"))).forEach(row -> {
            String name = named.stream().map(field -> at(row, field)).filter(Values::isThere)
                    .map(Object::toString).collect(Collectors.joining(word("list.comma") + " "));
            if (!name.isEmpty()) {
                all.put(row.getString("id"), name);
            }
        });
        return new Values(words, language, zone, countries, all);
    }

    /// The same, with more names by id.
    public Values naming(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(names);
        all.putAll(more);
        return new Values(words, language, zone, countries, all);
    }

    /// The same, with the regions of one country before those of others.
    public Values beginningWith(String country) {
        return new Values(words, language, zone, countries.beginningWith(country), names);
    }

    /// Whether there is something to show.
    public static boolean isThere(Object value) {
        return value != null && !(value instanceof JsonArray list && list.isEmpty()) && !"".equals(value);
    }

    /// Whether a record has something to show there.
    public boolean has(JsonObject record, Field show) {
        Object value = at(record, show.field());
        boolean onlyNamed = show.as() == Field.As.OWN_COLLEAGUE || show.as() == Field.As.SHELTER;
        return isThere(value) && (!onlyNamed || names.containsKey(value.toString()));
    }

    public Cell cell(JsonObject record, Field show, Schema shape) {
        Object value = at(record, show.field());
        Schema schema = shape.at(show.field()).orElse(Schema.ANY_VALUE);
        String text = value == null ? show.as() == Field.As.SOURCE ? word("source.none") : "" : isPast(value, show) ? over(shape)
                : show.content().among() == null ? text(value, schema, show) : among(value, schema, at(record, show.content().among()));
        String kind = switch (schema.type()) {
            case WHOLE, DECIMAL -> show.as() != Field.As.DAYS_LEFT ? "number"
                    : value instanceof Number left && left.longValue() < 0 ? "overdue" : "text";
            case CODE -> isState(show.field()) && value != null ? tag(value.toString()) : "text";
            default -> show.as() == Field.As.PICTURE ? "picture" : show.as() == Field.As.REFERENCE ? "reference"
                    : show.as() == Field.As.MINUTES_LEFT && value != null ? "until" : text.length() > LONG ? "long" : "text";
        };
        boolean leads = show.href() != null && value != null && (show.as() != Field.As.STAFF || isId(value))
                && (show.as() != Field.As.SHELTER || names.containsKey(value.toString()));
        String href = !leads ? null : Paths.fill(show.href(), Map.of(), record).map(Desk::address).orElse(null);
        return kind.equals("until")
                ? new Cell(text, kind, value.toString(), href,
                        List.of(typed(value.toString(), Schema.of(Schema.Type.INSTANT, null)), over(shape)))
                : new Cell(text, kind, null, href);
    }

    /// What is said once the time of a record is over.
    private String over(Schema record) {
        return words.find(language, "minutes.over." + record.name(), "minutes.over").orElseThrow();
    }

    public String text(Object value, Schema schema, Field show) {
        return switch (value) {
            case JsonArray list when show.as() == Field.As.LINES -> lines(list, items(schema), show.content().parts());
            case JsonArray list -> String.join(show.as() == Field.As.INDICATOR ? "\n" : word("list.comma") + " ",
                    list.stream().filter(Objects::nonNull).map(item -> text(item, items(schema), show)).toList());
            case JsonObject object when show.as() == Field.As.CONTENT -> content(object, schema, show.content().parts());
            case JsonObject object when Money.is(schema) -> Money.text(object, language.dates());
            case JsonObject range when range.fieldNames().equals(RANGE) -> range(range);
            case JsonObject object -> object(object, schema);
            case Boolean yes -> word(yes ? "yes" : "no");
            case Number year when last(show.field()).equals("year") -> year.toString();
            case Number left when show.as() == Field.As.DAYS_LEFT -> daysLeft(left.longValue());
            case Number share when show.as() == Field.As.SHARE -> percent(share);
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

    private String lines(JsonArray list, Schema item, List<String> parts) {
        return list.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                .map(one -> parts.stream().filter(part -> isThere(one.getValue(part)))
                        .map(part -> text(one.getValue(part), item.at(part).orElse(Schema.ANY_VALUE), Field.of(part)))
                        .collect(Collectors.joining(" · ")))
                .collect(Collectors.joining("\n"));
    }

    /// The values of an object, without its ids, and without a code beside which its words stand.
    private String object(JsonObject object, Schema schema) {
        return String.join(word("list.comma") + " ", object.stream()
                .filter(property -> property.getValue() != null && !(property.getKey().equals("code") && isThere(object.getValue("text")))
                        && schema.at(property.getKey()).map(Schema::type).orElse(Schema.Type.TEXT) != Schema.Type.ID)
                .map(property -> text(property.getValue(), schema.at(property.getKey()).orElse(Schema.ANY_VALUE),
                        inObject(property.getKey(), schema.at(property.getKey()).orElse(Schema.ANY_VALUE)))).toList());
    }

    /// The value of an answer is a text or a code.
    private static Field inObject(String field, Schema schema) {
        return field.equals("indicators") ? Field.of(field, Field.As.INDICATOR)
                : field.equals("value") && schema.type() == Schema.Type.TEXT ? Field.of(field, Field.As.WORD) : Field.of(field);
    }

    /// Each value in a line, with its label: codes by `code.<value>`, organisations and other rows by their names, and no other ids.
    ///
    /// @param parts which values, in this order; empty for all
    private String content(JsonObject object, Schema schema, List<String> parts) {
        return (parts.isEmpty() ? object.fieldNames() : parts).stream()
                .filter(part -> isThere(object.getValue(part)) && !isUnnamed(object.getValue(part)))
                .map(part -> labelled(part, content(part, object.getValue(part), schema)))
                .collect(Collectors.joining("\n"));
    }

    /// The values that the list names, also those that the object does not have.
    private String among(Object object, Schema schema, Object list) {
        return !(object instanceof JsonObject all) || !(list instanceof JsonArray parts) ? ""
                : parts.stream().map(Object::toString)
                        .map(part -> labelled(part, isThere(all.getValue(part)) ? content(part, all.getValue(part), schema)
                                : word("content.nothing")))
                        .collect(Collectors.joining("\n"));
    }

    private String labelled(String part, String value) {
        return words.find(language, "content." + part, "field." + part, "code.fields." + part).orElse(part) + ": " + value;
    }

    /// A code that the description knows by its words there.
    private String content(String field, Object value, Schema schema) {
        Schema known = schema.at(field).orElse(Schema.ANY_VALUE);
        if (value instanceof JsonArray list && isOfCodes(items(known))) {
            return String.join(word("list.comma") + " ", list.stream().filter(JsonObject.class::isInstance)
                    .map(item -> object((JsonObject) item, items(known))).toList());
        }
        return known.type() == Schema.Type.CODE ? code(known, value.toString()) : content(field, value);
    }

    /// Such as the kind and the number of a document.
    private static boolean isOfCodes(Schema item) {
        return item.type() == Schema.Type.OBJECT && !item.properties().isEmpty() && item.properties().values().stream()
                .allMatch(part -> part.type() == Schema.Type.CODE || part.type() == Schema.Type.TEXT);
    }

    private String content(String field, Object value) {
        return switch (value) {
            case JsonObject money when money.fieldNames().equals(Money.FIELDS) -> Money.text(money, language.dates());
            case JsonArray list -> String.join(word("list.comma") + " ",
                    list.stream().filter(Objects::nonNull).map(item -> content(field, item)).toList());
            case JsonObject object -> String.join(word("list.comma") + " ", object.stream()
                    .filter(part -> part.getValue() != null && !isUnnamed(part.getValue()))
                    .map(part -> content(part.getKey(), part.getValue())).toList());
            case String text when names.containsKey(text) -> names.get(text);
            case String text when DATE.matcher(text).matches() -> typed(text, Schema.of(Schema.Type.DATE, null));
            case String text when INSTANT.matcher(text).matches() -> typed(text, Schema.of(Schema.Type.INSTANT, null));
            case String text when Field.of(field).as() == Field.As.TYPED -> codeOf(field, text);
            case String text -> said(text, Schema.ANY_VALUE, Field.of(field));
            default -> text(value, Schema.ANY_VALUE, Field.of(field, Field.As.CODE));
        };
    }

    /// The words of a code in an object without a description: those of the type that is called as the field, such as
    /// `code.Exploitation.LABOUR` for `exploitation`, else `code.<code>`.
    private String codeOf(String field, String value) {
        String type = field.isEmpty() ? field : Character.toUpperCase(field.charAt(0)) + field.substring(1);
        return words.find(language, "code." + type + "." + value, "code." + value).orElse(value);
    }

    private boolean isUnnamed(Object value) {
        return isId(value) && !names.containsKey(value.toString());
    }

    public static boolean isId(Object value) {
        return value instanceof String text && ID.matcher(text).matches();
    }

    private String said(String value, Schema schema, Field show) {
        return switch (show.as()) {
            case REGION -> value.length() < 2 ? value
                    : countries.country(value.substring(0, 2)).map(country -> country.region(value, language.tag())).orElse(value);
            case COUNTRY -> LISTED.contains(value) ? words.codes().country(value, language)
                    : countries.country(value).map(country -> country.nameIn(language.tag()))
                    .orElseGet(() -> words.codes().country(value, language));
            case LANGUAGE -> words.codes().language(value, language);
            case ORGANISATION -> names.getOrDefault(value, word("organisation.unknown"));
            case SHELTER -> names.getOrDefault(value, "");
            case COLLEAGUE, OWN_COLLEAGUE -> names.getOrDefault(value, word("colleague.unknown"));
            case STAFF -> names.getOrDefault(value, value.startsWith(SYSTEM) ? word("staff.system") : value);
            case INDICATOR -> names.containsKey(value) ? value + " · " + names.get(value) : value;
            case MINUTES_LEFT -> left(value);
            case WORD -> DATE.matcher(value).matches() ? typed(value, Schema.of(Schema.Type.DATE, null))
                    : coded("code." + last(show.field()) + ".", value);
            case PAGE -> word("show.page");
            case PICTURE -> word("show.picture");
            case FILE -> word("show.file");
            case CODE -> words.find(language, "code." + (show.type() == null ? "" : show.type() + ".") + value).orElse(value);
            case RELEASED_TABLE -> new ReleasedHeadings(words, language).title(value, value);
            case RELEASED -> new ReleasedHeadings(words, language).any(value);
            default -> typed(value, schema);
        };
    }

    /// A code may end with the kind of record that it is about: `RECORD_CLAIM` is said by the words of `RECORD` and those of a claim.
    private String coded(String begin, String code) {
        return words.find(language, begin + code)
                .or(() -> IntStream.range(0, code.length()).filter(place -> code.charAt(place) == '_').boxed()
                .filter(place -> words.find(language, begin + code.substring(0, place) + ".of").isPresent())
                .flatMap(place -> words.find(language, "code.RecordKind." + code.substring(place + 1)).stream()
                        .map(kind -> words.say(language, begin + code.substring(0, place) + ".of", Map.of("kind", kind))))
                .findFirst()).orElse(code);
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
    public String code(Schema schema, String code) {
        return words.find(language, "code." + schema.name() + "." + code, "code." + code).orElse(code);
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.dates()).format(date);
    }

    /// To the minute, with the time zone.
    String minute(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.dates()).withZone(zone).format(instant)
                + " " + DateTimeFormatter.ofPattern("zzz", language.dates()).withZone(zone).format(instant);
    }

    private static boolean isPast(Object value, Field show) {
        return show.as() == Field.As.MINUTES_LEFT && Instant.parse(value.toString()).isBefore(Instant.now());
    }

    private String left(String until) {
        long minutes = Math.max(0, Duration.between(Instant.now(), Instant.parse(until)).toMinutes());
        return words.say(language, "minutes.left", Map.of("minutes", minutes));
    }

    private String daysLeft(long days) {
        return words.say(language, days < 0 ? "days.over" : "days.left", Map.of("days", Math.abs(days)));
    }

    private String number(Number number) {
        NumberFormat format = NumberFormat.getInstance(language.dates());
        format.setMaximumFractionDigits(4);
        return format.format(number instanceof Double ? BigDecimal.valueOf(number.doubleValue()) : number);
    }

    /// In whole per cent, as the published figures have it.
    private String percent(Number share) {
        NumberFormat format = NumberFormat.getPercentInstance(language.dates());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(share);
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
