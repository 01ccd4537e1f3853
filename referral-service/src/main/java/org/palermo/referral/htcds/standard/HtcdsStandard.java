package org.palermo.referral.htcds.standard;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The fields of the standard, found by any of their published names.
@ApplicationScoped
public class HtcdsStandard {
    private static final String FILE = "palermo/htcds/fields-2.0.json";

    private final Published published;
    private final Map<String, Column> columns = new HashMap<>();
    private final Map<String, HtcdsField> byName = new HashMap<>();
    private final PickLists lists;

    @RegisterForReflection
    record Published(String edition, String source, Map<String, String> countries, Map<String, String> bibliographicLanguages,
            List<HtcdsField> fields) {}

    HtcdsStandard(ObjectMapper json) {
        published = read(json);
        lists = new PickLists(published);
        published.fields().forEach(field -> byName.put(field.name(), field));
        published.fields().forEach(this::know);
    }

    private void know(HtcdsField field) {
        columns.put(field.name(), Column.of(field));
        field.aliases().forEach(alias -> columns.put(alias, Column.of(field, Deviation.OTHER_NAME)));
        columns.putIfAbsent(plain(field.name()), Column.of(field, Deviation.OTHER_NAME));
        long alike = published.fields().stream().filter(other -> plain(other.label()).equals(plain(field.label()))).count();
        if (alike == 1) {
            columns.putIfAbsent(label(field.label()), Column.of(field, Deviation.LABEL_FOR_NAME));
        }
        field.definitions().forEach((definition, code) -> Stream.of(definition, field.name().split("_")[0] + "_" + definition)
                .forEach(name -> columns.put(plain(name), Column.method(field, code))));
    }

    /// Finds a field by name, by another published name, or by label; empty when nothing matches.
    public Optional<Column> column(String header) {
        String stripped = TextNormalisation.strip(header);
        return Stream.of(stripped, plain(stripped), label(stripped)).map(columns::get).filter(java.util.Objects::nonNull).findFirst();
    }

    /// The heading that people see: the label, or the name when other fields have the same label.
    public String shown(HtcdsField field) {
        return column(field.label()).filter(column -> column.field().equals(field)).isPresent() ? field.label() : field.name();
    }

    public HtcdsField field(String name) {
        return byName.get(name);
    }

    public List<HtcdsField> fields() {
        return published.fields();
    }

    /// The fields in the order of a published file, followed by the others.
    public List<HtcdsField> inOrder(java.util.function.Function<HtcdsField, Integer> place) {
        return published.fields().stream()
                .sorted(Comparator.comparingInt(field -> Optional.ofNullable(place.apply(field)).orElse(Integer.MAX_VALUE)))
                .toList();
    }

    public PickLists lists() {
        return lists;
    }

    static String plain(String name) {
        return TextNormalisation.plain(name);
    }

    private static String label(String text) {
        return "label " + TextNormalisation.plain(text);
    }

    private static Published read(ObjectMapper json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return json.readValue(file, Published.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }
}
