package org.palermo.portal.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A question of a task.
///
/// @param field its path in the body of the operation
/// @param kind how it is asked; {@link Kind#TYPED} by the type in the description
/// @param options where the choices come from, for {@link Kind#CHOICE}
/// @param parts the fields of an item, for {@link Kind#REPEATED}
public record Input(String field, Kind kind, Options options, List<Input> parts) {

    public enum Kind {
        TYPED, REGION, COUNTRY, LANGUAGE, LONG_TEXT, CHOICE, HIDDEN, REPEATED, SECRET
    }

    /// Choices from an operation that lists records.
    ///
    /// @param operation that lists them
    /// @param value the field that is sent
    /// @param label the fields that are shown
    /// @param query parameters that narrow the list
    /// @param as null, or the field of an object in which each choice is sent
    public record Options(String operation, String value, List<String> label, Map<String, String> query, String as) {}

    public static Input of(String field) {
        String name = field.substring(field.lastIndexOf('.') + 1);
        Kind kind = switch (name) {
            case "region", "regions", "avoidRegions" -> Kind.REGION;
            case "country", "nationality", "nationalities", "citizenship" -> Kind.COUNTRY;
            case "language", "languages" -> Kind.LANGUAGE;
            default -> Kind.TYPED;
        };
        return new Input(field, kind, null, List.of());
    }

    public static Input of(String field, Kind kind) {
        return new Input(field, kind, null, List.of());
    }

    /// Not asked: it comes from the address or from the form that led here.
    public static Input hidden(String field) {
        return of(field, Kind.HIDDEN);
    }

    public static Input choice(String field, String operation, String value, String... label) {
        return new Input(field, Kind.CHOICE, new Options(operation, value, List.of(label), Map.of(), null), List.of());
    }

    /// Narrows the choices by a query parameter.
    public Input with(String parameter, String value) {
        return new Input(field, kind, new Options(options.operation(), options.value(), options.label(), Map.of(parameter, value), options.as()), parts);
    }

    /// Sends each choice as an object with this field.
    public Input as(String name) {
        return new Input(field, kind, new Options(options.operation(), options.value(), options.label(), options.query(), name), parts);
    }

    /// A list of objects, each with these fields.
    public static Input repeated(String field, String... parts) {
        return new Input(field, Kind.REPEATED, null, Arrays.stream(parts).map(Input::of).toList());
    }
}
