package org.palermo.portal.desk;

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

    List<When> conditions();

    /// Values of the record, or of another operation's answer.
    ///
    /// @param operation null for the record of the page
    record Facts(String name, String operation, Map<String, String> fixed, List<Show> shown, List<String> tasks, List<When> conditions) implements Section {
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

        public Facts when(When condition) {
            return new Facts(name, operation, fixed, shown, tasks, When.and(conditions, condition));
        }
    }

    /// A table of the items of a list.
    ///
    /// @param operation that lists them, or null for a list in the record of the page
    /// @param list the path of the list in the answer
    /// @param row the path of an item's page, with `{=field}` for values of the row, or null
    /// @param rowTasks the keys of the tasks of each row; their conditions are on the row, and on the record of the page below `page.`
    /// @param tasks the keys of the tasks below the table; their conditions are on the record of the page, with the rows as `listed`
    record Table(
            String name, String operation, Map<String, String> fixed, String list, List<Show> columns, String row, List<String> rowTasks,
            List<String> tasks, List<When> conditions) implements Section {
        public Table from(String other) {
            return new Table(name, other, fixed, list, columns, row, rowTasks, tasks, conditions);
        }

        public Table with(String parameter, String value) {
            return new Table(name, operation, Section.more(fixed, parameter, value), list, columns, row, rowTasks, tasks, conditions);
        }

        /// The path of the list, where it is not `items` of an operation or the section's name in the record.
        public Table list(String path) {
            return new Table(name, operation, fixed, path, columns, row, rowTasks, tasks, conditions);
        }

        public Table columns(Show... shown) {
            return new Table(name, operation, fixed, list, Stream.concat(columns.stream(), Arrays.stream(shown)).toList(), row, rowTasks, tasks, conditions);
        }

        public Table row(String to) {
            return new Table(name, operation, fixed, list, columns, to, rowTasks, tasks, conditions);
        }

        public Table rowTasks(String... keys) {
            return new Table(name, operation, fixed, list, columns, row, List.of(keys), tasks, conditions);
        }

        public Table tasks(String... keys) {
            return new Table(name, operation, fixed, list, columns, row, rowTasks, List.of(keys), conditions);
        }

        public Table when(When condition) {
            return new Table(name, operation, fixed, list, columns, row, rowTasks, tasks, When.and(conditions, condition));
        }

        String listed() {
            return list != null ? list : operation == null ? name : "items";
        }
    }

    /// A table that is worked out from the record of the page, or from another operation's answer; then it is left out when it
    /// has no rows.
    ///
    /// @param operation null for the record of the page
    /// @param shape of a row
    /// @param rows works them out
    record Worked(
            String name, String operation, Map<String, String> fixed, Schema shape, Function<JsonObject, List<JsonObject>> rows, List<Show> columns,
            List<When> conditions) implements Section {
        public Worked from(String other) {
            return new Worked(name, other, fixed, shape, rows, columns, conditions);
        }

        public Worked with(String parameter, String value) {
            return new Worked(name, operation, Section.more(fixed, parameter, value), shape, rows, columns, conditions);
        }

        public Worked columns(Show... shown) {
            return new Worked(name, operation, fixed, shape, rows, Stream.concat(columns.stream(), Arrays.stream(shown)).toList(), conditions);
        }

        public Worked when(When condition) {
            return new Worked(name, operation, fixed, shape, rows, columns, When.and(conditions, condition));
        }
    }

    /// A picture of the answer of an operation. What it shows stands in a table of the page as well, which its text names
    /// (`<page>.<name>.text`).
    ///
    /// @param drawn works it out; null when there is nothing to draw
    record Picture(String name, String operation, Map<String, String> fixed, Function<JsonObject, Drawing> drawn, List<When> conditions) implements Section {
        public Picture with(String parameter, String value) {
            return new Picture(name, operation, Section.more(fixed, parameter, value), drawn, conditions);
        }

        public Picture when(When condition) {
            return new Picture(name, operation, fixed, drawn, When.and(conditions, condition));
        }
    }

    /// Links to tasks and other pages.
    record Tasks(String name, List<String> tasks, List<When> conditions) implements Section {
        public Tasks when(When condition) {
            return new Tasks(name, tasks, When.and(conditions, condition));
        }
    }

    static Facts facts(String name, String... fields) {
        return new Facts(name, null, Map.of(), Show.all(fields), List.of(), List.of());
    }

    static Facts facts(String name, Show... shown) {
        return new Facts(name, null, Map.of(), List.of(shown), List.of(), List.of());
    }

    static Table table(String name, String... fields) {
        return new Table(name, null, Map.of(), null, Show.all(fields), null, List.of(), List.of(), List.of());
    }

    static Worked worked(String name, Schema shape, Function<JsonObject, List<JsonObject>> rows, String... fields) {
        return new Worked(name, null, Map.of(), shape, rows, Show.all(fields), List.of());
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
