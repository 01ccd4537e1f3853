package org.palermo.portal.desk;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;

/// The choices of a question whose answers are known: codes, regions, countries and languages.
final class Choices {
    private static final Map<Locale, List<Choice>> COUNTRIES = new ConcurrentHashMap<>();
    private static final Map<Locale, List<Choice>> LANGUAGES = new ConcurrentHashMap<>();
    /// Languages of the victim records of IOM and of the six languages of the suite that ISO 639-1 has no code for, or that
    /// are known by another name.
    private static final List<String> MORE_LANGUAGES = List.of("bin", "prs", "rom");

    /// The kinds of questions whose answers have a name even when no list has them.
    static final Set<Input.Kind> HAVE_NAMES = Set.of(Input.Kind.REGION, Input.Kind.COUNTRY, Input.Kind.LANGUAGE);

    record Choice(String code, String label) {}

    private Choices() {}

    /// The countries that this deployment serves.
    static List<Choice> ofThisDeployment(Values values) {
        return values.countries().items().stream().map(country -> new Choice(country.code(), country.nameIn(values.language().tag()))).toList();
    }

    /// Empty when the answers are not known beforehand.
    static List<Choice> of(Values values, Schema schema, Input input) {
        Schema one = schema.type() == Schema.Type.LIST && schema.items() != null ? schema.items() : schema;
        return switch (input.kind()) {
            case REGION -> values.countries().items().stream()
                    .flatMap(country -> country.regions().stream().map(region -> new Choice(region.code(), country.region(region.code(), values.language().tag())))).toList();
            case COUNTRY -> countries(values.language().locale());
            case LANGUAGE -> languages(values.language().locale());
            default -> switch (one.type()) {
                case CODE -> one.codes().stream().map(code -> new Choice(code, values.code(one, code))).toList();
                case YES_NO -> List.of(new Choice("true", values.text(true, one, Show.of(""))), new Choice("false", values.text(false, one, Show.of(""))));
                case TEXT -> input.only().stream().map(code -> new Choice(code, values.text(code, one, Show.of(input.field(), Show.As.WORD)))).toList();
                default -> List.of();
            };
        };
    }

    /// The name of an answer that is none of the choices.
    static String recorded(Values values, Schema schema, Input input, String value) {
        String name = switch (input.kind()) {
            case REGION -> values.text(value, schema, Show.of(input.field(), Show.As.REGION));
            case COUNTRY -> values.text(value, schema, Show.of(input.field(), Show.As.COUNTRY));
            case LANGUAGE -> values.text(value, schema, Show.of(input.field(), Show.As.LANGUAGE));
            case CHOICE -> values.names().getOrDefault(value, values.words().say(values.language(), "choice.recorded"));
            default -> values.code(schema, value);
        };
        return name.isEmpty() ? value : name;
    }

    private static List<Choice> countries(Locale reader) {
        return COUNTRIES.computeIfAbsent(reader, in -> sorted(Arrays.stream(Locale.getISOCountries()), code -> Locale.of("", code).getDisplayCountry(in), in));
    }

    private static List<Choice> languages(Locale reader) {
        return LANGUAGES.computeIfAbsent(reader, in -> sorted(Stream.concat(Arrays.stream(Locale.getISOLanguages()), MORE_LANGUAGES.stream()),
                code -> Locale.forLanguageTag(code).getDisplayName(in), in));
    }

    private static List<Choice> sorted(Stream<String> codes, UnaryOperator<String> name, Locale reader) {
        return codes.map(code -> new Choice(code, name.apply(code))).filter(choice -> !choice.label().equals(choice.code()))
                .sorted(Comparator.comparing(Choice::label, Collator.getInstance(reader))).toList();
    }
}
