package org.palermo.portal.desk.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// One record, with everything that stands beside it and what can be done with it.
///
/// @param operation that reads it; null for a page that only joins sections of other operations
/// @param title the field that is the heading; null for the words of the page
/// @param back the path of the page before this one
/// @param isAlone whether it is shown to somebody else: large, without the navigation of the portal and the name of the reader
public record RecordPage(
        String key, String path, String operation, Map<String, String> fixed, String title, String back, List<Section> sections,
        String purpose, boolean isEntry, Set<String> only, boolean isAlone) implements Page {

    public static RecordPage of(String path, String operation) {
        return new RecordPage(operation, path, operation, Map.of(), null, null, List.of(), null, false, Set.of(), false);
    }

    public RecordPage named(String name) {
        return new RecordPage(name, path, operation, fixed, title, back, sections, purpose, isEntry, only, isAlone);
    }

    public RecordPage title(String field) {
        return new RecordPage(key, path, operation, fixed, field, back, sections, purpose, isEntry, only, isAlone);
    }

    public RecordPage back(String to) {
        return new RecordPage(key, path, operation, fixed, title, to, sections, purpose, isEntry, only, isAlone);
    }

    public RecordPage sections(Section... shown) {
        List<Section> more = new ArrayList<>(sections);
        more.addAll(List.of(shown));
        return new RecordPage(key, path, operation, fixed, title, back, more, purpose, isEntry, only, isAlone);
    }

    RecordPage between(List<Section> before, List<Section> after) {
        return new RecordPage(key, path, operation, fixed, title, back, Stream.of(before, sections, after).flatMap(List::stream).toList(),
                purpose, isEntry, only, isAlone);
    }

    /// A query parameter that the page always sends.
    public RecordPage with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(fixed);
        more.put(parameter, value);
        return new RecordPage(key, path, operation, more, title, back, sections, purpose, isEntry, only, isAlone);
    }

    public RecordPage purpose(String code) {
        return new RecordPage(key, path, operation, fixed, title, back, sections, code, isEntry, only, isAlone);
    }

    public RecordPage entry() {
        return new RecordPage(key, path, operation, fixed, title, back, sections, purpose, true, only, isAlone);
    }

    public RecordPage only(String... roles) {
        return new RecordPage(key, path, operation, fixed, title, back, sections, purpose, isEntry, Set.of(roles), isAlone);
    }

    public RecordPage alone() {
        return new RecordPage(key, path, operation, fixed, title, back, sections, purpose, isEntry, only, true);
    }

    @Override
    public String main() {
        return operation;
    }

    @Override
    public List<String> operations() {
        return Stream.concat(Stream.of(operation), sections.stream().map(section -> switch (section) {
            case Section.Facts facts -> facts.operation();
            case Section.Table table -> table.operation();
            case Section.Worked worked -> worked.operation();
            case Section.Picture picture -> picture.operation();
            case Section.Tasks _ -> null;
        })).filter(Objects::nonNull).distinct().toList();
    }
}
