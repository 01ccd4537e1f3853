package org.palermo.portal.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.words.CodeName;

/// The choices of a question whose answers are known: codes, regions, countries and languages.
public final class Choices {
    /// The kinds of questions whose answers have a name even when no list has them.
    static final Set<Input.Kind> HAVE_NAMES = Set.of(Input.Kind.REGION, Input.Kind.COUNTRY, Input.Kind.SERVED_COUNTRY, Input.Kind.LANGUAGE);

    record Choice(String code, String label) {}

    private Choices() {}

    /// The countries that this deployment serves.
    static List<Choice> ofThisDeployment(Values values) {
        return values.countries().items().stream()
                .map(country -> new Choice(country.code(), country.nameIn(values.language().tag()))).toList();
    }

    /// Empty when the answers are not known beforehand.
    static List<Choice> of(Values values, Schema schema, Input input) {
        Schema one = schema.type() == Schema.Type.LIST && schema.items() != null ? schema.items() : schema;
        return switch (input.kind()) {
            case REGION -> values.countries().items().stream()
                    .flatMap(country -> country.regions().stream()
                            .map(region -> new Choice(region.code(), country.region(region.code(), values.language().tag())))).toList();
            case SERVED_COUNTRY -> ofThisDeployment(values);
            case COUNTRY -> countries(values);
            case LANGUAGE -> named(values.words().codes().languages(values.language()));
            default -> switch (one.type()) {
                case CODE -> one.codes().stream().map(code -> new Choice(code, values.code(one, code))).toList();
                case YES_NO -> List.of(new Choice("true", values.text(true, one, Field.of(""))),
                        new Choice("false", values.text(false, one, Field.of(""))));
                case TEXT -> input.only().stream()
                        .map(code -> new Choice(code, values.text(code, one, Field.of(input.field(), Field.As.WORD)))).toList();
                default -> List.of();
            };
        };
    }

    /// The name of an answer that is none of the choices.
    static String recorded(Values values, Schema schema, Input input, String value) {
        String name = switch (input.kind()) {
            case REGION -> values.text(value, schema, Field.of(input.field(), Field.As.REGION));
            case COUNTRY, SERVED_COUNTRY -> values.text(value, schema, Field.of(input.field(), Field.As.COUNTRY));
            case LANGUAGE -> values.text(value, schema, Field.of(input.field(), Field.As.LANGUAGE));
            case CHOICE -> values.names().getOrDefault(value, values.words().say(values.language(), "choice.recorded"));
            default -> values.code(schema, value);
        };
        return name.isEmpty() ? value : name;
    }

    /// All countries; last those of this deployment that ISO 3166 does not list.
    private static List<Choice> countries(Values values) {
        List<Choice> listed = named(values.words().codes().countries(values.language()));
        Set<String> codes = listed.stream().map(Choice::code).collect(Collectors.toSet());
        return Stream.concat(listed.stream(), ofThisDeployment(values).stream().filter(own -> !codes.contains(own.code()))).toList();
    }

    private static List<Choice> named(List<CodeName> names) {
        return names.stream().map(one -> new Choice(one.code(), one.name())).toList();
    }
}
