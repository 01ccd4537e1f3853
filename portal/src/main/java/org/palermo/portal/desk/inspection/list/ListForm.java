package org.palermo.portal.desk.inspection.list;

import java.util.List;

/// A form that sends a list, in words.
///
/// @param key the idempotency key, created with the form; empty where the service knows a repeated list by its rows
/// @param columns what the service reads of the file
/// @param endings of the names of files that are taken, with their dots, joined by commas
/// @param problem why it was not done, or null
/// @param english the service's own words for the problem, or null
/// @param fileWrong what is wrong with the file, or null
public record ListForm(
        Said said, String action, String back, String key, List<Field> fields, Columns columns, String endings, String problem,
        String english, String fileWrong) {

    /// The words that do not change.
    public record Said(String title, String lead, String file, String fileHelp, String send) {}

    /// @param lead what holds for all of them
    /// @param example the address of a file, or null
    public record Columns(String title, String lead, List<ListColumns.Said> columns, String example) {}

    public record Option(String value, String label, boolean chosen) {}

    /// A part of a day.
    ///
    /// @param width in letters
    public record Part(String name, String label, String value, int width) {
        public String id() {
            return name.replace('.', '-');
        }
    }

    /// A question beside the file.
    ///
    /// @param help or null
    /// @param value as it was typed or chosen
    /// @param options to choose from; empty when it is typed
    /// @param parts of a day; else empty
    /// @param wrong what is wrong with it, or null
    public record Field(String name, String label, String help, String value, List<Option> options, List<Part> parts, String wrong) {

        /// The id of the first input, to which an error leads.
        public String anchor() {
            return parts.isEmpty() ? name : parts.getFirst().id();
        }

        Field wrong(String why) {
            return new Field(name, label, help, value, options, parts, why);
        }
    }

    public boolean isWrong() {
        return problem != null || hasErrors();
    }

    public boolean hasErrors() {
        return fileWrong != null || fields.stream().anyMatch(field -> field.wrong() != null);
    }

    ListForm failed(String why, String inEnglish) {
        return new ListForm(said, action, back, key, fields, columns, endings, why, inEnglish, null);
    }

    ListForm wrong(String file) {
        return new ListForm(said, action, back, key, fields, columns, endings, null, null, file);
    }
}
