package org.palermo.portal.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;

/// A list of records, a page at a time.
///
/// @param operation that lists them
/// @param fixed query parameters that the page always sends
/// @param filters query parameters by which the reader narrows the list; codes, regions and yes or no only, because they stand in the address
/// @param choices the codes of filters that the description does not list
/// @param ofRole the only role that has a filter or column, by its name
/// @param tools what the list has beside its filters and rows
/// @param columns the first one leads to the record
/// @param row the path of the record's page, with `{=field}` for values of the row; null when there is none
/// @param tasks the keys of the tasks above the list
public record ListPage(
        String key, String path, String operation, Map<String, String> fixed, List<String> filters, List<Show> columns, String row,
        List<String> tasks, String purpose, boolean isEntry, Set<String> only, Map<String, Schema> choices,
        Map<String, String> ofRole, Tools tools) implements Page {

    /// What a list has beside its filters and rows.
    ///
    /// @param withFilters keys of the pages that are opened with the chosen filters: a form gets them as values, others in their address
    /// @param saved operation that lists the saved filters of the reader, or null
    /// @param tickedAs field that gets the ids of the rows that are ticked, or null when none can be
    /// @param tickedName field of a row with which its box and the form name the row
    /// @param forTicked keys of the tasks for these rows
    record Tools(List<String> withFilters, String saved, String tickedAs, String tickedName, List<String> forTicked) {
        static final Tools NONE = new Tools(List.of(), null, null, null, List.of());
    }

    public static ListPage of(String path, String operation) {
        return new ListPage(operation, path, operation, Map.of(), List.of(), List.of(), null, List.of(), null, false, Set.of(), Map.of(),
                Map.of(), Tools.NONE);
    }

    /// Other words than those of the operation.
    public ListPage named(String name) {
        return new ListPage(name, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, only, choices, ofRole, tools);
    }

    public ListPage with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(fixed);
        more.put(parameter, value);
        return new ListPage(key, path, operation, more, filters, columns, row, tasks, purpose, isEntry, only, choices, ofRole, tools);
    }

    public ListPage filters(String... parameters) {
        return new ListPage(key, path, operation, fixed, List.of(parameters), columns, row, tasks, purpose, isEntry, only, choices, ofRole,
                tools);
    }

    /// A filter whose codes the description does not list.
    public ListPage filter(String parameter, Schema codes) {
        Map<String, Schema> more = new LinkedHashMap<>(choices);
        more.put(parameter, codes);
        List<String> names = new ArrayList<>(filters);
        names.add(parameter);
        return new ListPage(key, path, operation, fixed, names, columns, row, tasks, purpose, isEntry, only, more, ofRole, tools);
    }

    /// Filters and columns that only this role has.
    public ListPage onlyFor(String role, String... names) {
        Map<String, String> more = new LinkedHashMap<>(ofRole);
        List.of(names).forEach(name -> more.put(name, role));
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, only, choices, more, tools);
    }

    /// Without the filters and columns of roles that the reader does not have.
    ListPage of(Predicate<String> hasRole) {
        Predicate<String> shown = name -> !ofRole.containsKey(name) || hasRole.test(ofRole.get(name));
        return new ListPage(key, path, operation, fixed, filters.stream().filter(shown).toList(),
                columns.stream().filter(column -> shown.test(column.field())).toList(), row, tasks, purpose, isEntry, only, choices, ofRole,
                tools);
    }

    public ListPage columns(String... fields) {
        return columns(Show.all(fields).toArray(Show[]::new));
    }

    public ListPage columns(Show... shown) {
        List<Show> more = new ArrayList<>(columns);
        more.addAll(List.of(shown));
        return new ListPage(key, path, operation, fixed, filters, more, row, tasks, purpose, isEntry, only, choices, ofRole, tools);
    }

    public ListPage row(String to) {
        return new ListPage(key, path, operation, fixed, filters, columns, to, tasks, purpose, isEntry, only, choices, ofRole, tools);
    }

    public ListPage tasks(String... keys) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, List.of(keys), purpose, isEntry, only, choices, ofRole,
                tools);
    }

    /// The purpose of the access, a code of the audit.
    public ListPage purpose(String code) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, code, isEntry, only, choices, ofRole, tools);
    }

    /// The first page of the desk leads here.
    public ListPage entry() {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, true, only, choices, ofRole, tools);
    }

    /// Pages that are opened with the filters that the reader has chosen.
    public ListPage withFilters(String... keys) {
        return with(new Tools(List.of(keys), tools.saved(), tools.tickedAs(), tools.tickedName(), tools.forTicked()));
    }

    /// Shows the saved filters of the reader, from an operation that lists them with `name` and the values of the filters.
    public ListPage savedFilters(String operation) {
        return with(new Tools(tools.withFilters(), operation, tools.tickedAs(), tools.tickedName(), tools.forTicked()));
    }

    /// Rows can be ticked for tasks that ask for them with {@link Input#ticked}.
    ///
    /// @param name field of a row that names it
    /// @param as field of the tasks
    public ListPage ticking(String name, String as, String... tasks) {
        return with(new Tools(tools.withFilters(), tools.saved(), as, name, List.of(tasks)));
    }

    private ListPage with(Tools other) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, only, choices, ofRole, other);
    }

    public ListPage only(String... roles) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, Set.of(roles), choices, ofRole,
                tools);
    }

    @Override
    public String main() {
        return operation;
    }

    @Override
    public List<String> operations() {
        return Stream.of(operation, tools.saved()).filter(Objects::nonNull).toList();
    }

    /// The keys of all pages that it leads to, beside those of its rows.
    List<String> leads() {
        return Stream.of(tasks, tools.withFilters(), tools.forTicked()).flatMap(List::stream).toList();
    }
}
