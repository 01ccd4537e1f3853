package org.palermo.portal.desk.page;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Something that a person does: questions, a page to check the answers, and what follows.
///
/// @param operation that does it
/// @param reads the operation that reads the record first: its version is sent back, its values stand in the form; or null
/// @param questions a page each
/// @param fixed values of the body that are not asked
/// @param checked whether the answers are shown once more before they are sent
/// @param then the path of the page that follows, with `{=field}` for values of the answer; null shows the answer itself
/// @param answer what the page of the answer shows, when `then` is null
/// @param conditions on the record, under which its page offers the task
/// @param about what its pages show of the record that it reads
/// @param instead the keys of the tasks to do instead, by the problem that says so
public record TaskPage(
        String key, String path, String operation, String reads, List<Question> questions, Map<String, Object> fixed, boolean checked,
        String then, List<Section> answer, String purpose, List<Condition> conditions, boolean isEntry, Set<String> only, List<Field> about,
        Map<String, String> instead) implements Page {
    private static final Set<String> SECRETS = Set.of("password", "secret");

    /// One page of questions.
    ///
    /// @param name of the page, in the words `<task>.<name>`; empty for the task's own title
    /// @param conditions on what was typed before, under which the page is asked
    public record Question(String name, List<Input> inputs, List<Condition> conditions) {}

    public static TaskPage of(String path, String operation) {
        return new TaskPage(operation, path, operation, null, List.of(), Map.of(), true, null, List.of(), null, List.of(), false, Set.of(),
                List.of(), Map.of());
    }

    public TaskPage named(String name) {
        return new TaskPage(name, path, operation, reads, questions, fixed, checked, then, answer, purpose, conditions, isEntry, only,
                about, instead);
    }

    public TaskPage reads(String other) {
        return new TaskPage(key, path, operation, other, questions, fixed, checked, then, answer, purpose, conditions, isEntry, only, about,
                instead);
    }

    /// A page of questions with the title of the task.
    public TaskPage ask(String... fields) {
        return page("", Arrays.stream(fields).map(Input::of).toArray(Input[]::new));
    }

    public TaskPage ask(Input... inputs) {
        return page("", inputs);
    }

    /// A page of questions with a title of its own.
    public TaskPage page(String name, Input... inputs) {
        return asked(new Question(name, List.of(inputs), List.of()));
    }

    public TaskPage pageWhen(Condition condition, String name, Input... inputs) {
        return asked(new Question(name, List.of(inputs), List.of(condition)));
    }

    public TaskPage pageWhen(List<Condition> all, String name, Input... inputs) {
        return asked(new Question(name, List.of(inputs), all));
    }

    private TaskPage asked(Question question) {
        List<Question> more = new ArrayList<>(questions);
        more.add(question);
        return new TaskPage(key, path, operation, reads, more, fixed, checked, then, answer, purpose, conditions, isEntry, only, about,
                instead);
    }

    /// The values that stand in the form are those of an object in the record. For the questions asked so far.
    ///
    /// @param object its path in the record that {@link #reads} reads
    public TaskPage within(String object) {
        List<Question> within = questions.stream().map(question -> new Question(question.name(),
                question.inputs().stream().map(input -> input.from(object + "." + input.from())).toList(), question.conditions())).toList();
        return new TaskPage(key, path, operation, reads, within, fixed, checked, then, answer, purpose, conditions, isEntry, only, about,
                instead);
    }

    public TaskPage fixed(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fixed);
        more.put(field, value);
        return new TaskPage(key, path, operation, reads, questions, more, checked, then, answer, purpose, conditions, isEntry, only, about,
                instead);
    }

    /// Sent at once, without the page to check the answers: for what can be undone.
    public TaskPage direct() {
        return new TaskPage(key, path, operation, reads, questions, fixed, false, then, answer, purpose, conditions, isEntry, only, about,
                instead);
    }

    public TaskPage then(String to) {
        return new TaskPage(key, path, operation, reads, questions, fixed, checked, to, answer, purpose, conditions, isEntry, only, about,
                instead);
    }

    public TaskPage shows(Section... sections) {
        return new TaskPage(key, path, operation, reads, questions, fixed, checked, null, List.of(sections), purpose, conditions, isEntry,
                only, about, instead);
    }

    public TaskPage purpose(String code) {
        return new TaskPage(key, path, operation, reads, questions, fixed, checked, then, answer, code, conditions, isEntry, only, about,
                instead);
    }

    public TaskPage when(Condition condition) {
        return new TaskPage(key, path, operation, reads, questions, fixed, checked, then, answer, purpose,
                Condition.and(conditions, condition), isEntry, only, about, instead);
    }

    /// What each page of the task shows of the record that it reads, as it is now. The task is then done only while its
    /// conditions hold.
    public TaskPage about(String... fields) {
        return new TaskPage(key, path, operation, reads, questions, fixed, checked, then, answer, purpose, conditions, isEntry, only,
                Field.all(fields), instead);
    }

    /// The same, with values that are shown in another way.
    public TaskPage about(Field... shown) {
        return new TaskPage(key, path, operation, reads, questions, fixed, checked, then, answer, purpose, conditions, isEntry, only,
                List.of(shown), instead);
    }

    /// A refusal with this problem leads to another task, with what was typed.
    public TaskPage instead(String problem, String task) {
        Map<String, String> more = new LinkedHashMap<>(instead);
        more.put(problem, task);
        return new TaskPage(key, path, operation, reads, questions, fixed, checked, then, answer, purpose, conditions, isEntry, only, about,
                more);
    }

    public TaskPage entry() {
        return new TaskPage(key, path, operation, reads, questions, fixed, checked, then, answer, purpose, conditions, true, only, about,
                instead);
    }

    public TaskPage only(String... roles) {
        return new TaskPage(key, path, operation, reads, questions, fixed, checked, then, answer, purpose, conditions, isEntry,
                Set.of(roles), about, instead);
    }

    /// Whether a button on another page does it: there is nothing to ask, to check or to read first.
    public boolean isOneClick() {
        return !checked && reads == null && inputs().stream().allMatch(input -> input.kind() == Input.Kind.HIDDEN);
    }

    /// Whether its answer has what somebody signs in with, or proves with. It is shown only once.
    public boolean showsSecret() {
        return answer.stream().anyMatch(section -> section instanceof Section.Facts facts
                && facts.shown().stream().map(Field::field).anyMatch(SECRETS::contains));
    }

    public boolean isOffered(JsonObject record) {
        return Condition.all(conditions, record);
    }

    public List<Input> inputs() {
        return questions.stream().flatMap(question -> question.inputs().stream()).toList();
    }

    @Override
    public String main() {
        return operation;
    }

    @Override
    public List<String> operations() {
        return Stream.concat(Stream.of(operation, reads),
                        inputs().stream().flatMap(Input::withParts).map(Input::options).filter(Objects::nonNull)
                                .map(Input.Options::operation))
                .filter(Objects::nonNull).distinct().toList();
    }
}
