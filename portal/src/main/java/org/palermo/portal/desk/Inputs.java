package org.palermo.portal.desk;

import io.vertx.core.json.JsonObject;
import java.text.Collator;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Money;
import org.palermo.portal.desk.page.Values;

/// Makes the questions of a task as a page shows them.
///
/// @param listed the records that a question offers as choices, by the question's field
/// @param items the shape of the records that an operation lists
/// @param wrong the error texts, by the name of the control
record Inputs(
        Values values, Labels labels, Schema shape, TypedAnswers typed, Map<String, List<JsonObject>> listed,
        Function<String, Schema> items, Map<String, Views.Error> wrong) {
    /// More choices than this become a select box.
    private static final int MOST_RADIOS = 8;
    /// The same for a field of a list's item, because the page shows it for each item.
    private static final int MOST_RADIOS_IN_ITEM = 4;
    private static final int MOST_CHECKBOXES = 30;
    private static final String ZONE = "zone";
    private static final String ORGANISATIONS = "listProviders";
    /// A longer text gets a box of several lines.
    private static final int ONE_LINE = 250;
    /// How many select boxes a list of languages, countries or organisations has.
    private static final int SELECTS = 3;
    static final int MOST_SELECTS = 10;
    /// More than there are countries.
    private static final int MANY = 300;

    List<Views.InputView> of(List<Input> inputs) {
        return inputs.stream().filter(Input::hasControl).map(input -> one(input, input.field(), shape, input.field())).toList();
    }

    private Views.InputView one(Input input, String name, Schema within, String field) {
        Schema schema = within.at(field).orElse(Schema.ANY_VALUE);
        if (input.kind() == Input.Kind.REPEATED) {
            return repeated(input, name, schema, isNeeded(input, within, field));
        }
        List<Views.Option> options = options(input, name, schema);
        String kind = kind(input, schema, options.size(), name.equals(field) ? MOST_RADIOS : MOST_RADIOS_IN_ITEM);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("", kind.equals("long") && schema.type() == Schema.Type.LIST ? String.join("\n", typed.all(name))
                : kind.equals("text") && schema.type() == Schema.Type.LIST ? String.join(", ", typed.all(name)) : typed.first(name));
        if (Set.of("date", "instant").contains(kind)) {
            TypedAnswers.DATE.forEach(part -> parts.put(part, typed.first(name + "." + part)));
            parts.put(TypedAnswers.TIME, typed.first(name + "." + TypedAnswers.TIME));
            parts.put(ZONE, values.zone().getDisplayName(TextStyle.FULL, values.language().dates()));
        }
        if (kind.equals("money")) {
            parts.put(Money.AMOUNT, typed.first(name + "." + Money.AMOUNT));
            parts.put(Money.CURRENCY, typed.currency(name));
            options = Money.currencies().stream().map(code -> new Views.Option(code, code, code.equals(typed.currency(name)))).toList();
        }
        Views.Error error = wrong.get(name);
        return new Views.InputView(id(name), name, kind, labels.label(input.field()), labels.help(input.field()), parts, options, List.of(),
                error == null ? null : error.text(), error != null && error.english(), !isNeeded(input, within, field));
    }

    private static boolean isNeeded(Input input, Schema within, String field) {
        return input.needed() || within.isRequired(field) && !within.at(field).orElse(Schema.ANY_VALUE).mayBeEmpty();
    }

    private Views.InputView repeated(Input input, String name, Schema schema, boolean required) {
        Schema item = schema.items() == null ? Schema.ANY_VALUE : schema.items();
        List<List<Views.InputView>> items = new ArrayList<>();
        for (int i = 0; i < typed.items(name); i++) {
            String prefix = name + "." + i + ".";
            items.add(input.parts().stream().map(part -> one(part, prefix + part.field(), item, part.field()).labelled(
                    labels.ifAny(input.field() + "." + part.field()), labels.ifAny(input.field() + "." + part.field() + ".help")))
                            .toList());
        }
        Views.Error error = wrong.get(name);
        return new Views.InputView(id(name), name, "repeated", labels.label(name), labels.help(name), Map.of(), List.of(), items,
                error == null ? null : error.text(), error != null && error.english(), !required);
    }

    /// The choices, with what was chosen before and is none of them any more.
    private List<Views.Option> options(Input input, String name, Schema schema) {
        List<Views.Option> offered = offered(input, name, schema);
        Schema one = schema.type() == Schema.Type.LIST && schema.items() != null ? schema.items() : schema;
        boolean isKept = input.isListed() || Choices.HAVE_NAMES.contains(input.kind())
                || one.type() == Schema.Type.TEXT && !input.only().isEmpty();
        List<String> values = offered.stream().map(Views.Option::value).toList();
        return Stream.concat(offered.stream(), typed.all(name).stream().distinct()
                .filter(value -> !values.contains(value) && (isKept || one.codes().contains(value)))
                .map(value -> new Views.Option(value, Choices.recorded(this.values, one, input, value), true))).toList();
    }

    private List<Views.Option> offered(Input input, String name, Schema schema) {
        List<String> chosen = typed.all(name);
        if (input.isListed()) {
            Stream<Views.Option> found = listed.getOrDefault(input.field(), List.of()).stream()
                    .filter(record -> Values.at(record, input.options().value()) != null).map(record -> {
                        String value = Values.at(record, input.options().value()).toString();
                        return new Views.Option(value, label(values, input.options(), record, items.apply(input.options().operation())),
                                chosen.contains(value));
                    });
            return (input.options().operation().equals(ORGANISATIONS) ? found.sorted(byLabel()) : found).toList();
        }
        return Choices.of(values, schema, input).stream().filter(choice -> input.offers(choice.code()))
                .map(choice -> new Views.Option(choice.code(), choice.label(), chosen.contains(choice.code()))).toList();
    }

    /// The register lists the organisation that was registered last first; among hundreds, a name is found by the alphabet.
    private Comparator<Views.Option> byLabel() {
        return Comparator.comparing(Views.Option::label, Collator.getInstance(values.language().locale()));
    }

    /// What a record is called among the choices. A record without a name, as those of people are while the identity provider is away, is
    /// called by its value: a choice without any words could not be told from another.
    static String label(Values values, Input.Options options, JsonObject record, Schema shape) {
        String label = options.label().stream().filter(field -> Values.at(record, field) != null)
                .map(field -> values.text(Values.at(record, field), shape.at(field).orElse(Schema.ANY_VALUE), Field.of(field)))
                .collect(Collectors.joining(" · "));
        return label.isEmpty() ? String.valueOf(Values.at(record, options.value())) : label;
    }

    private static String kind(Input input, Schema schema, int options, int mostRadios) {
        boolean several = schema.type() == Schema.Type.LIST;
        if (input.kind() == Input.Kind.LONG_TEXT) {
            return "long";
        }
        if (input.kind() == Input.Kind.SECRET) {
            return "password";
        }
        if (input.kind() == Input.Kind.PRESSED) {
            return "buttons";
        }
        if (options > 0 || input.isListed()) {
            boolean isLong = options > MOST_CHECKBOXES && (input.options() == null || input.options().operation().equals(ORGANISATIONS));
            return several ? isLong ? "selects" : "checkboxes" : options > mostRadios || options == 0 ? "select" : "radios";
        }
        return switch (schema.type()) {
            case WHOLE, DECIMAL -> "number";
            case DATE -> "date";
            case INSTANT -> "instant";
            case OBJECT -> Money.is(schema) ? "money" : "text";
            case LIST -> schema.items() != null && schema.items().type() == Schema.Type.WHOLE ? "text" : "long";
            default -> schema.longest() != null && schema.longest() > ONE_LINE ? "long" : "text";
        };
    }

    /// How many select boxes to show for a list.
    static int selects(int chosen, int options) {
        return Math.clamp(chosen + 1L, isLong(options) ? 1 : SELECTS, MOST_SELECTS);
    }

    /// Whether each select box of so many choices is much of the page. Then it begins with one.
    private static boolean isLong(int options) {
        return options > MANY;
    }

    static String id(String name) {
        return name.replace('.', '-');
    }
}
