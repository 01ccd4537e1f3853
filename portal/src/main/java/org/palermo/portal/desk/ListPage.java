package org.palermo.portal.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.palermo.portal.api.Schema;

/// A list of records, a page at a time.
///
/// @param operation that lists them
/// @param fixed query parameters that the page always sends
/// @param filters query parameters by which the reader narrows the list; codes, regions and yes or no only, because they stand in the address
/// @param choices the codes of filters that the description does not list
/// @param ofRole the only role that has a filter or column, by its name
/// @param columns the first one leads to the record
/// @param row the path of the record's page, with `{=field}` for values of the row; null when there is none
/// @param tasks the keys of the tasks above the list
public record ListPage(
        String key, String path, String operation, Map<String, String> fixed, List<String> filters, List<Show> columns, String row,
        List<String> tasks, String purpose, boolean isEntry, Set<String> only, Map<String, Schema> choices,
        Map<String, String> ofRole) implements Page {

    public static ListPage of(String path, String operation) {
        return new ListPage(operation, path, operation, Map.of(), List.of(), List.of(), null, List.of(), null, false, Set.of(), Map.of(), Map.of());
    }

    /// Other words than those of the operation.
    public ListPage named(String name) {
        return new ListPage(name, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, only, choices, ofRole);
    }

    public ListPage with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(fixed);
        more.put(parameter, value);
        return new ListPage(key, path, operation, more, filters, columns, row, tasks, purpose, isEntry, only, choices, ofRole);
    }

    public ListPage filters(String... parameters) {
        return new ListPage(key, path, operation, fixed, List.of(parameters), columns, row, tasks, purpose, isEntry, only, choices, ofRole);
    }

    /// A filter whose codes the description does not list.
    public ListPage filter(String parameter, Schema codes) {
        Map<String, Schema> more = new LinkedHashMap<>(choices);
        more.put(parameter, codes);
        List<String> names = new ArrayList<>(filters);
        names.add(parameter);
        return new ListPage(key, path, operation, fixed, names, columns, row, tasks, purpose, isEntry, only, more, ofRole);
    }

    /// Filters and columns that only this role has.
    public ListPage onlyFor(String role, String... names) {
        Map<String, String> more = new LinkedHashMap<>(ofRole);
        List.of(names).forEach(name -> more.put(name, role));
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, only, choices, more);
    }

    /// Without the filters and columns of roles that the reader does not have.
    ListPage of(Predicate<String> hasRole) {
        Predicate<String> shown = name -> !ofRole.containsKey(name) || hasRole.test(ofRole.get(name));
        return new ListPage(key, path, operation, fixed, filters.stream().filter(shown).toList(),
                columns.stream().filter(column -> shown.test(column.field())).toList(), row, tasks, purpose, isEntry, only, choices, ofRole);
    }

    public ListPage columns(String... fields) {
        return columns(Show.all(fields).toArray(Show[]::new));
    }

    public ListPage columns(Show... shown) {
        List<Show> more = new ArrayList<>(columns);
        more.addAll(List.of(shown));
        return new ListPage(key, path, operation, fixed, filters, more, row, tasks, purpose, isEntry, only, choices, ofRole);
    }

    public ListPage row(String to) {
        return new ListPage(key, path, operation, fixed, filters, columns, to, tasks, purpose, isEntry, only, choices, ofRole);
    }

    public ListPage tasks(String... keys) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, List.of(keys), purpose, isEntry, only, choices, ofRole);
    }

    /// The purpose of the access, a code of the audit.
    public ListPage purpose(String code) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, code, isEntry, only, choices, ofRole);
    }

    /// The first page of the desk leads here.
    public ListPage entry() {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, true, only, choices, ofRole);
    }

    public ListPage only(String... roles) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, Set.of(roles), choices, ofRole);
    }

    @Override
    public String main() {
        return operation;
    }

    @Override
    public List<String> operations() {
        return List.of(operation);
    }
}
