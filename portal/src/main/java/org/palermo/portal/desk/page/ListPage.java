package org.palermo.portal.desk.page;

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
/// @param filters query parameters by which the reader narrows the list; codes, regions and yes or no only, because they stand in the
///     address
/// @param choices the codes of filters that the description does not list
/// @param ofRole the only role that has a filter or column, by its name
/// @param begins what a filter has until the reader chooses, by its name; such a filter is never empty
/// @param tools what the list has beside its filters and rows
/// @param columns the first one leads to the record
/// @param row the path of the record's page, with `{=field}` for values of the row; null when there is none
/// @param tasks the keys of the tasks above the list
public record ListPage(
        String key, String path, String operation, Map<String, String> fixed, List<String> filters, List<Field> columns, String row,
        List<String> tasks, String purpose, boolean isEntry, Set<String> only, Map<String, Schema> choices,
        Map<String, String> ofRole, Map<String, String> begins, Tools tools) implements Page {
    /// What the filter by region has when the reader wants all countries.
    public static final String EVERYWHERE = "all";

    /// What a list has beside its filters and rows.
    ///
    /// @param withFilters keys of the pages that are opened with the chosen filters: a form gets them as values, others in their address
    /// @param saved operation that lists the saved filters of the reader, or null
    /// @param tickedAs field that gets the ids of the rows that are ticked, or null when none can be
    /// @param tickedName field of a row with which its box and the form name the row
    /// @param forTicked keys of the tasks for these rows
    /// @param offered filters whose options are records, by their name
    /// @param looks rows that are shown as one, or null
    /// @param counts operation that counts what each option of each filter finds, or null
    public record Tools(List<String> withFilters, String saved, String tickedAs, String tickedName, List<String> forTicked,
            Map<String, Offered> offered, AccessGrouping looks, String counts) {
        static final Tools NONE = new Tools(List.of(), null, null, null, List.of(), Map.of(), null, null);
    }

    /// @param operation that lists the records
    /// @param value the field that is sent, and by which people know the record
    public record Offered(String operation, String value) {}

    public static ListPage of(String path, String operation) {
        return new ListPage(operation, path, operation, Map.of(), List.of(), List.of(), null, List.of(), null, false, Set.of(), Map.of(),
                Map.of(), Map.of(), Tools.NONE);
    }

    /// Other words than those of the operation.
    public ListPage named(String name) {
        return new ListPage(name, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, only, choices, ofRole, begins,
                tools);
    }

    public ListPage with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(fixed);
        more.put(parameter, value);
        return new ListPage(key, path, operation, more, filters, columns, row, tasks, purpose, isEntry, only, choices, ofRole, begins,
                tools);
    }

    public ListPage filters(String... parameters) {
        return new ListPage(key, path, operation, fixed, List.of(parameters), columns, row, tasks, purpose, isEntry, only, choices, ofRole,
                begins, tools);
    }

    /// A filter whose codes the description does not list.
    public ListPage filter(String parameter, Schema codes) {
        Map<String, Schema> more = new LinkedHashMap<>(choices);
        more.put(parameter, codes);
        List<String> names = new ArrayList<>(filters);
        names.add(parameter);
        return new ListPage(key, path, operation, fixed, names, columns, row, tasks, purpose, isEntry, only, more, ofRole, begins, tools);
    }

    /// A filter that has one of its codes until the reader chooses another.
    public ListPage filter(String parameter, Schema codes, String first) {
        Map<String, String> more = new LinkedHashMap<>(begins);
        more.put(parameter, first);
        ListPage with = filter(parameter, codes);
        return new ListPage(key, path, operation, fixed, with.filters, columns, row, tasks, purpose, isEntry, only, with.choices, ofRole,
                more, tools);
    }

    /// A filter whose options are names of records that another operation lists. The words `<page>.<parameter>.all` are its first option.
    public ListPage filter(String parameter, String operation, String value) {
        Map<String, Offered> more = new LinkedHashMap<>(tools.offered());
        more.put(parameter, new Offered(operation, value));
        List<String> names = new ArrayList<>(filters);
        names.add(parameter);
        return new ListPage(key, path, this.operation, fixed, names, columns, row, tasks, purpose, isEntry, only, choices, ofRole, begins,
                new Tools(tools.withFilters(), tools.saved(), tools.tickedAs(), tools.tickedName(), tools.forTicked(), more,
                        tools.looks(), tools.counts()));
    }

    /// Filters and columns that only this role has.
    public ListPage onlyFor(String role, String... names) {
        Map<String, String> more = new LinkedHashMap<>(ofRole);
        List.of(names).forEach(name -> more.put(name, role));
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, only, choices, more, begins,
                tools);
    }

    /// Without the filters and columns of roles that the reader does not have.
    public ListPage of(Predicate<String> hasRole) {
        Predicate<String> shown = name -> !ofRole.containsKey(name) || hasRole.test(ofRole.get(name));
        return new ListPage(key, path, operation, fixed, filters.stream().filter(shown).toList(),
                columns.stream().filter(column -> shown.test(column.field())).toList(), row, tasks, purpose, isEntry, only, choices, ofRole,
                begins, tools);
    }

    public ListPage columns(String... fields) {
        return columns(Field.all(fields).toArray(Field[]::new));
    }

    public ListPage columns(Field... shown) {
        List<Field> more = new ArrayList<>(columns);
        more.addAll(List.of(shown));
        return new ListPage(key, path, operation, fixed, filters, more, row, tasks, purpose, isEntry, only, choices, ofRole, begins, tools);
    }

    public ListPage row(String to) {
        return new ListPage(key, path, operation, fixed, filters, columns, to, tasks, purpose, isEntry, only, choices, ofRole, begins,
                tools);
    }

    public ListPage tasks(String... keys) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, List.of(keys), purpose, isEntry, only, choices, ofRole,
                begins, tools);
    }

    /// The purpose of the access, a code of the audit.
    public ListPage purpose(String code) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, code, isEntry, only, choices, ofRole, begins, tools);
    }

    /// The first page of the desk leads here.
    public ListPage entry() {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, true, only, choices, ofRole, begins, tools);
    }

    /// Pages that are opened with the filters that the reader has chosen.
    public ListPage withFilters(String... keys) {
        return with(new Tools(List.of(keys), tools.saved(), tools.tickedAs(), tools.tickedName(), tools.forTicked(), tools.offered(),
                tools.looks(), tools.counts()));
    }

    /// Shows the saved filters of the reader, from an operation that lists them with `name` and the values of the filters.
    public ListPage savedFilters(String operation) {
        return with(new Tools(tools.withFilters(), operation, tools.tickedAs(), tools.tickedName(), tools.forTicked(), tools.offered(),
                tools.looks(), tools.counts()));
    }

    /// Rows can be ticked for tasks that ask for them with {@link Input#ticked}.
    ///
    /// @param name field of a row that names it
    /// @param as field of the tasks
    public ListPage ticking(String name, String as, String... tasks) {
        return with(new Tools(tools.withFilters(), tools.saved(), as, name, List.of(tasks), tools.offered(), tools.looks(),
                tools.counts()));
    }

    /// Shows successive rows as one, which can be opened, when they differ only in their time, by less than a minute, and in a field.
    ///
    /// @param field one of the columns
    /// @param words that say how many there are, by `count`
    /// @param parts the values that the field may have in such rows
    public ListPage looks(String field, String words, List<String> parts) {
        return with(new Tools(tools.withFilters(), tools.saved(), tools.tickedAs(), tools.tickedName(), tools.forTicked(), tools.offered(),
                new AccessGrouping(field, parts, words), tools.counts()));
    }

    /// Shows beside each option of the filters how many records it finds, for those who may call the operation that counts them. The
    /// words `<page>.counted` say what the numbers are.
    public ListPage counted(String operation) {
        return with(new Tools(tools.withFilters(), tools.saved(), tools.tickedAs(), tools.tickedName(), tools.forTicked(), tools.offered(),
                tools.looks(), operation));
    }

    private ListPage with(Tools other) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, only, choices, ofRole, begins,
                other);
    }

    public ListPage only(String... roles) {
        return new ListPage(key, path, operation, fixed, filters, columns, row, tasks, purpose, isEntry, Set.of(roles), choices, ofRole,
                begins, tools);
    }

    @Override
    public String main() {
        return operation;
    }

    @Override
    public List<String> operations() {
        return Stream.concat(Stream.of(operation, tools.saved(), tools.counts()), tools.offered().values().stream().map(Offered::operation))
                .filter(Objects::nonNull).toList();
    }

    /// The keys of all pages that it leads to, beside those of its rows.
    List<String> leads() {
        return Stream.of(tasks, tools.withFilters(), tools.forTicked()).flatMap(List::stream).toList();
    }
}
