package org.palermo.portal.desk.page;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;

/// A part of a record's page.
public sealed interface Section {
    /// Its heading, in the words `<page>.<name>`.
    String name();

    List<Condition> conditions();

    /// Values of the record, or of another operation's answer.
    ///
    /// @param operation null for the record of the page
    record Facts(String name, String operation, Map<String, String> fixed, List<Field> shown, List<String> tasks,
            List<Condition> conditions)
            implements Section {
        public Facts from(String other) {
            return new Facts(name, other, fixed, shown, tasks, conditions);
        }

        public Facts with(String parameter, String value) {
            return new Facts(name, operation, Section.more(fixed, parameter, value), shown, tasks, conditions);
        }

        /// Links to tasks below the values.
        public Facts tasks(String... keys) {
            return new Facts(name, operation, fixed, shown, List.of(keys), conditions);
        }

        public Facts when(Condition condition) {
            return new Facts(name, operation, fixed, shown, tasks, Condition.and(conditions, condition));
        }
    }

    /// A table of the items of a list.
    ///
    /// @param operation that lists them, or null for a list in the record of the page
    /// @param list the path of the list in the answer
    /// @param row the path of an item's page, with `{=field}` for values of the row, or null
    /// @param rowsBy the pages of items of different kinds, or null
    /// @param rowTasks the keys of the tasks of each row; their conditions are on the row, and on the record of the page below `page.`
    /// @param tasks the keys of the tasks below the table; their conditions are on the record of the page, with the rows as `listed`
    /// @param most how many rows are shown
    record Table(
            String name, String operation, Map<String, String> fixed, String list, List<Field> columns, String row, RowsBy rowsBy,
            List<String> rowTasks, List<String> tasks, List<Condition> conditions, int most) implements Section {
        public Table from(String other) {
            return new Table(name, other, fixed, list, columns, row, rowsBy, rowTasks, tasks, conditions, most);
        }

        public Table with(String parameter, String value) {
            return new Table(name, operation, Section.more(fixed, parameter, value), list, columns, row, rowsBy, rowTasks, tasks,
                    conditions, most);
        }

        /// The path of the list, where it is not `items` of an operation or the section's name in the record.
        public Table list(String path) {
            return new Table(name, operation, fixed, path, columns, row, rowsBy, rowTasks, tasks, conditions, most);
        }

        public Table columns(Field... shown) {
            return new Table(name, operation, fixed, list, Stream.concat(columns.stream(), Arrays.stream(shown)).toList(), row, rowsBy,
                    rowTasks, tasks, conditions, most);
        }

        public Table row(String to) {
            return new Table(name, operation, fixed, list, columns, to, rowsBy, rowTasks, tasks, conditions, most);
        }

        /// The page of an item by one of its values; an item with another value has none. Only readers who may open it get the link.
        ///
        /// @param pages the paths by the values of the field
        public Table rowsBy(String field, Map<String, String> pages) {
            return new Table(name, operation, fixed, list, columns, row, new RowsBy(field, pages), rowTasks, tasks, conditions, most);
        }

        public Table rowTasks(String... keys) {
            return new Table(name, operation, fixed, list, columns, row, rowsBy, List.of(keys), tasks, conditions, most);
        }

        public Table tasks(String... keys) {
            return new Table(name, operation, fixed, list, columns, row, rowsBy, rowTasks, List.of(keys), conditions, most);
        }

        public Table when(Condition condition) {
            return new Table(name, operation, fixed, list, columns, row, rowsBy, rowTasks, tasks, Condition.and(conditions, condition),
                    most);
        }

        /// Shows no more than the first rows of a long list in the record, and says so.
        public Table first(int rows) {
            return new Table(name, operation, fixed, list, columns, row, rowsBy, rowTasks, tasks, conditions, rows);
        }

        /// The path of the page of an item, or null.
        public String rowOf(JsonObject item) {
            return rowsBy == null ? row : rowsBy.pages().get(String.valueOf(Values.at(item, rowsBy.field())));
        }

        public String listed() {
            return list != null ? list : operation == null ? name : "items";
        }
    }

    /// The pages of the items of a table, which depend on a value.
    ///
    /// @param pages the paths by the values of the field
    record RowsBy(String field, Map<String, String> pages) {}

    /// A table that is worked out from the record of the page, or from another operation's answer; then it is left out when it
    /// has no rows.
    ///
    /// @param operation null for the record of the page
    /// @param shape of a row
    /// @param rows works them out
    /// @param goesOn whether it has a link to the rows of the operation's next page
    record Worked(
            String name, String operation, Map<String, String> fixed, Schema shape, Function<JsonObject, List<JsonObject>> rows,
            List<Field> columns, List<Condition> conditions, boolean goesOn) implements Section {
        public Worked from(String other) {
            return new Worked(name, other, fixed, shape, rows, columns, conditions, goesOn);
        }

        public Worked with(String parameter, String value) {
            return new Worked(name, operation, Section.more(fixed, parameter, value), shape, rows, columns, conditions, goesOn);
        }

        public Worked columns(Field... shown) {
            return new Worked(name, operation, fixed, shape, rows, Stream.concat(columns.stream(), Arrays.stream(shown)).toList(),
                    conditions, goesOn);
        }

        /// The rows of the operation's next page follow on a page of their own.
        public Worked goingOn() {
            return new Worked(name, operation, fixed, shape, rows, columns, conditions, true);
        }

        public Worked when(Condition condition) {
            return new Worked(name, operation, fixed, shape, rows, columns, Condition.and(conditions, condition), goesOn);
        }
    }

    /// A picture of the answer of an operation. What it shows stands in a table of the page as well, which its text names
    /// (`<page>.<name>.text`).
    ///
    /// @param drawn works it out; null when there is nothing to draw
    record Picture(String name, String operation, Map<String, String> fixed, Function<JsonObject, Drawing> drawn,
            List<Condition> conditions)
            implements Section {
        public Picture with(String parameter, String value) {
            return new Picture(name, operation, Section.more(fixed, parameter, value), drawn, conditions);
        }

        public Picture when(Condition condition) {
            return new Picture(name, operation, fixed, drawn, Condition.and(conditions, condition));
        }
    }

    /// Links to tasks and other pages.
    record Tasks(String name, List<String> tasks, List<Condition> conditions) implements Section {
        public Tasks when(Condition condition) {
            return new Tasks(name, tasks, Condition.and(conditions, condition));
        }
    }

    static Facts facts(String name, String... fields) {
        return new Facts(name, null, Map.of(), Field.all(fields), List.of(), List.of());
    }

    static Facts facts(String name, Field... shown) {
        return new Facts(name, null, Map.of(), List.of(shown), List.of(), List.of());
    }

    static Table table(String name, String... fields) {
        return new Table(name, null, Map.of(), null, Field.all(fields), null, null, List.of(), List.of(), List.of(), Integer.MAX_VALUE);
    }

    static Worked worked(String name, Schema shape, Function<JsonObject, List<JsonObject>> rows, String... fields) {
        return new Worked(name, null, Map.of(), shape, rows, Field.all(fields), List.of(), false);
    }

    /// @param operation null for the record of the page
    static Picture picture(String name, String operation, Function<JsonObject, Drawing> drawn) {
        return new Picture(name, operation, Map.of(), drawn, List.of());
    }

    static Tasks tasks(String name, String... keys) {
        return new Tasks(name, List.of(keys), List.of());
    }

    private static Map<String, String> more(Map<String, String> fixed, String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(fixed);
        more.put(parameter, value);
        return more;
    }
}
