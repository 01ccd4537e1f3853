package org.palermo.portal.desk.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.palermo.portal.desk.Choices;

/// A question of a task.
///
/// @param field its path in the body of the operation
/// @param kind how it is asked; {@link Kind#TYPED} by the type in the description
/// @param options where the choices come from, for {@link Kind#CHOICE}
/// @param parts the fields of an item, for {@link Kind#REPEATED}
/// @param from the path of its value in the record that the form is opened on; for {@link Kind#TICKED} the path of the list
/// @param only the codes that may be chosen; empty for all codes of the description
/// @param needed whether it must be answered here although the description leaves it open
public record Input(String field, Kind kind, Options options, List<Input> parts, String from, List<String> only, boolean needed) {
    /// A path that no record has. With it a question begins empty, also when the record has a value of the same name: the reason for a step
    /// is not that of an earlier one.
    public static final String NOWHERE = "-";

    public enum Kind {
        TYPED, REGION, COUNTRY, SERVED_COUNTRY, LANGUAGE, LONG_TEXT, CHOICE, HIDDEN, REPEATED, SECRET, FOUND, TICKED, PRESSED
    }

    /// Choices from an operation that lists records; for {@link Kind#FOUND} the search that finds the record.
    ///
    /// @param operation that lists them
    /// @param value the field that is sent
    /// @param label the fields that are shown; for a search, the field of its body that gets what was typed
    /// @param query parameters that narrow the list
    /// @param as null, or the field of an object in which each choice is sent
    /// @param most how many are read; null for as many as a list of choices has at most
    public record Options(String operation, String value, List<String> label, Map<String, String> query, String as, Integer most) {}

    /// The description of a safe contact has a text here, because a mechanism may know other codes; the portal offers these. The words
    /// of a code that stands in a text are `code.<field>.<code>`.
    private static final String SAFE_CHANNEL = "safeContact.channel";
    private static final String[] SAFE_CHANNELS = {"PHONE", "TEXT_MESSAGE", "MESSENGER", "EMAIL", "IN_PERSON", "THROUGH_SUPPORT_WORKER"};

    public static Input of(String field) {
        if (field.endsWith(SAFE_CHANNEL)) {
            return of(field, Kind.TYPED).only(SAFE_CHANNELS);
        }
        String name = field.substring(field.lastIndexOf('.') + 1);
        Kind kind = switch (name) {
            case "region", "regions", "avoidRegions" -> Kind.REGION;
            case "country", "nationality", "nationalities", "citizenship" -> Kind.COUNTRY;
            case "language", "languages" -> Kind.LANGUAGE;
            default -> Kind.TYPED;
        };
        return of(field, kind);
    }

    public static Input of(String field, Kind kind) {
        return new Input(field, kind, null, List.of(), field, List.of(), false);
    }

    /// A country that this deployment serves.
    public static Input served(String field) {
        return of(field, Kind.SERVED_COUNTRY);
    }

    /// A code: each is a button that sends the task with it. For the only question of a task that shows no answers to check.
    public static Input pressed(String field) {
        return of(field, Kind.PRESSED);
    }

    /// Not asked: it comes from the address or from the form that led here.
    public static Input hidden(String field) {
        return of(field, Kind.HIDDEN);
    }

    public static Input choice(String field, String operation, String value, String... label) {
        return new Input(field, Kind.CHOICE, new Options(operation, value, List.of(label), Map.of(), null, null), List.of(), field,
                List.of(), false);
    }

    /// Narrows the choices by a query parameter. Its value may be an answer to an earlier question, `{=field}`; a field that only
    /// narrows choices is not sent.
    public Input with(String parameter, String value) {
        Map<String, String> query = new LinkedHashMap<>(options.query());
        query.put(parameter, value);
        return with(new Options(options.operation(), options.value(), options.label(), query, options.as(), options.most()));
    }

    /// Sends each choice as an object with this field.
    public Input as(String name) {
        return with(new Options(options.operation(), options.value(), options.label(), options.query(), name, options.most()));
    }

    /// Offers only the first records of a long list: those that can be sent at once.
    public Input first(int most) {
        return with(new Options(options.operation(), options.value(), options.label(), options.query(), options.as(), most));
    }

    private Input with(Options other) {
        return new Input(field, kind, other, parts, from, only, needed);
    }

    /// A list of objects, each with these fields.
    public static Input repeated(String field, String... parts) {
        return new Input(field, Kind.REPEATED, null, Arrays.stream(parts).map(Input::of).toList(), field, List.of(), false);
    }

    /// A list of objects, each with these questions.
    public static Input repeatedOf(String field, Input... parts) {
        return new Input(field, Kind.REPEATED, null, List.of(parts), field, List.of(), false);
    }

    /// It and its parts.
    public Stream<Input> withParts() {
        return Stream.concat(Stream.of(this), parts.stream());
    }

    /// A record that the person names in words, such as by its reference; what is sent is its id.
    ///
    /// @param operation that searches
    /// @param by the field of its body
    public static Input found(String field, String operation, String by) {
        return new Input(field, Kind.FOUND, new Options(operation, "id", List.of(by), Map.of(), null, null), List.of(), field, List.of(),
                false);
    }

    /// Records that were ticked on a list: each is sent as its id, a space, and what people call it.
    ///
    /// @param list path of the list, to which the form leads back
    public static Input ticked(String field, String list) {
        return new Input(field, Kind.TICKED, null, List.of(), list, List.of(), true);
    }

    /// Its value stands elsewhere in the record.
    public Input from(String path) {
        return new Input(field, kind, options, parts, path, only, needed);
    }

    public Input only(String... codes) {
        return new Input(field, kind, options, parts, from, List.of(codes), needed);
    }

    /// Asked for although the description leaves it open.
    public Input required() {
        return new Input(field, kind, options, parts, from, only, true);
    }

    /// Whether a page of questions has a control for it.
    public boolean hasControl() {
        return kind != Kind.HIDDEN && kind != Kind.TICKED;
    }

    public boolean isListed() {
        return kind == Kind.CHOICE;
    }

    public boolean offers(String code) {
        return only.isEmpty() || only.contains(code);
    }
}
