package org.palermo.portal.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Drawing;
import org.palermo.portal.desk.page.Values;

/// What the templates of the desk show, in words.
final class Views {
    private Views() {}

    /// @param hidden values that the link carries, as a form; empty for a plain link
    public record Link(String text, String href, List<Map.Entry<String, String>> hidden) {
        public boolean isForm() {
            return !hidden.isEmpty();
        }
    }

    public record Fact(String label, Values.Cell value) {}

    /// @param box with which the row is ticked, or null
    /// @param anchor to which the page scrolls after a button of the row was pressed, or null
    public record Row(List<Values.Cell> cells, List<Link> tasks, RowBox box, String anchor) {
        Row(List<Values.Cell> cells, List<Link> tasks) {
            this(cells, tasks, null, null);
        }
    }

    /// @param value what is sent
    /// @param name what the row is called
    public record RowBox(String id, String field, String value, String name) {}

    /// @param id of the heading that names the table
    /// @param more the words for a list that is longer than the table, or null
    /// @param next the address of the entries that follow, or null
    public record Table(String id, List<String> columns, List<Row> rows, String empty, boolean hasTasks, String more, String next) {
        Table(String id, List<String> columns, List<Row> rows, String empty, boolean hasTasks, String more) {
            this(id, columns, rows, empty, hasTasks, more, null);
        }

        public boolean hasBoxes() {
            return rows.stream().anyMatch(row -> row.box() != null);
        }
    }

    public record FilterOption(String code, String label, boolean chosen) {
        FilterOption named(String other) {
            return new FilterOption(code, other, chosen);
        }
    }

    /// @param value what is typed, for a filter without options
    /// @param required whether one of the options is always chosen
    /// @param all what the list shows when none is chosen
    /// @param refused why what was typed is not taken, or null
    public record Filter(
            String name, String label, String value, boolean required, String all, List<FilterOption> options, String refused) {
        Filter with(List<FilterOption> others) {
            return new Filter(name, label, value, required, all, others, refused);
        }

        /// With what was typed, so that it can be put right.
        Filter refusing(String typed, String why) {
            return new Filter(name, label, typed, required, all, options, why);
        }
    }

    /// @param next the address of the next page, or null
    /// @param wrong why there is no list, or null
    /// @param saved the saved filters of the reader
    /// @param withFilters pages that are opened with the chosen filters
    /// @param forTicked tasks for the rows that are ticked
    /// @param counted what the numbers beside the options of filters are, or why they are missing; null for a list without them
    public record ListView(
            String title, String lead, String done, List<Link> tasks, String action, List<Filter> filters, Table table, String next,
            String wrong, List<Link> saved, List<Link> withFilters, List<Link> forTicked, String counted) {}

    /// @param text that says where the same stands in words
    /// @param more the words for boxes that were left out, or null
    public record Picture(Drawing drawing, String text, String more) {}

    /// Why something can't be shown.
    ///
    /// @param said in the reader's language
    /// @param english the service's own words, where the problem has none in the reader's language; or null
    public record Refusal(String said, String english) {}

    /// @param title of the page that can't be shown
    public record NotShownView(String title, Refusal refusal, Link back) {}

    /// @param facts null for a section without values
    /// @param table null for a section without a table
    /// @param away whether the section can't be had now
    /// @param picture null for a section without one
    /// @param refusal why the section can't be shown, or null
    public record SectionView(
            String id, String title, String help, List<Fact> facts, Table table, List<Link> tasks, boolean away, Picture picture,
            Refusal refusal) {
        SectionView(String id, String title, String help, List<Fact> facts, Table table, List<Link> tasks, boolean away) {
            this(id, title, help, facts, table, tasks, away, null, null);
        }

        SectionView(String id, String title, String help, Picture picture) {
            this(id, title, help, null, null, List.of(), false, picture, null);
        }

        SectionView(String id, String title, Refusal refusal) {
            this(id, title, null, null, null, List.of(), false, null, refusal);
        }
    }

    /// @param documentTitle the title of the document, which stays in the history of the browser: without a name
    /// @param title the heading
    /// @param caption what kind of record it is, or null when the title says so
    /// @param inRow whether a button in a row did it: then the reader is led to this row, and not to the words on what was done
    public record RecordView(String documentTitle, String title, String caption, String lead, String back, String done,
            List<SectionView> sections, boolean inRow) {
        RecordView(String documentTitle, String title, String caption, String lead, String back, String done, List<SectionView> sections) {
            this(documentTitle, title, caption, lead, back, done, sections, false);
        }

        RecordView doneInRow() {
            return new RecordView(documentTitle, title, caption, lead, back, done, sections, true);
        }
    }

    public record Option(String value, String label, boolean chosen) {}

    /// @param kind `text`, `number`, `long`, `radios`, `checkboxes`, `select`, `selects`, `date`, `instant`, `money`, `repeated`
    /// @param values by the name of the part: empty for the field itself, or `day`, `month`, `year`, `time`
    /// @param items the questions of each item, for `repeated`
    /// @param error null when the answer is good
    /// @param english whether the error is in English, because the service gave it
    public record InputView(
            String id, String name, String kind, String label, String help, Map<String, String> values, List<Option> options,
            List<List<InputView>> items, String error, boolean english, boolean optional) {
        /// With words of its own.
        ///
        /// @param own null to leave the label as it is
        /// @param ownHelp null to leave the help as it is
        InputView labelled(String own, String ownHelp) {
            return new InputView(id, name, kind, own == null ? label : own, ownHelp == null ? help : ownHelp, values, options, items, error,
                    english, optional);
        }

        public String value() {
            return values.getOrDefault("", "");
        }

        public String part(String name) {
            return values.getOrDefault(name, "");
        }

        /// Whether none of the choices is chosen.
        public boolean unanswered() {
            return allChosen().isEmpty();
        }

        /// The choice of each select box of a list; empty for a box without one.
        public List<String> chosen() {
            List<String> chosen = allChosen();
            return Stream.concat(chosen.stream(), Stream.generate(() -> "")).limit(Inputs.selects(chosen.size(), options.size())).toList();
        }

        /// Whether there is a button for one more select box. It comes when all boxes are filled.
        public boolean grows() {
            return allChosen().size() < Inputs.MOST_SELECTS - 1;
        }

        /// What is chosen beyond the select boxes; the form carries it.
        public List<String> beyond() {
            return allChosen().stream().skip(Inputs.MOST_SELECTS).toList();
        }

        private List<String> allChosen() {
            return options.stream().filter(Option::chosen).map(Option::value).toList();
        }
    }

    public record Error(String id, String text, boolean english) {}

    /// @param page of the questions on which it is changed, or {@link #FIXED}
    public record Answered(String label, String value, int page) {
        static final int FIXED = -1;

        public boolean changes() {
            return page != FIXED;
        }
    }

    /// @param hidden what was typed on other pages, and what the form needs
    /// @param answers all answers, on the page that shows them once more; null on a page of questions
    /// @param problem why it was not done, or null
    /// @param english the service's own words for the problem, or null
    /// @param instead the way to the task to do instead, or null
    /// @param about the record that the task is about, as it is now
    /// @param changed what somebody else has changed since the form was opened, a line each
    /// @param closed why the task can't be done now, or null; what was typed stays readable
    public record TaskView(
            String title, String caption, String lead, String action, String back, boolean first, boolean last,
            List<Map.Entry<String, String>> hidden, List<InputView> inputs, List<Answered> answers, List<Error> errors, String problem,
            String english, Link instead, String send, List<Fact> about, List<String> changed, String closed) {

        /// Whether the choices of its question send it.
        public boolean pressed() {
            return inputs.stream().anyMatch(input -> input.kind().equals("buttons"));
        }

        /// A page of this form.
        TaskView of(UUID form) {
            List<Map.Entry<String, String>> more = new ArrayList<>(hidden);
            more.add(Map.entry("_form", form.toString()));
            return new TaskView(title, caption, lead, action, back, first, last, more, inputs, answers, errors, problem, english, instead,
                    send, about, changed, closed);
        }
    }
}
