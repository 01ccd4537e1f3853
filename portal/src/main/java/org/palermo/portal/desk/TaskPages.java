package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Schema;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Shows the pages of a task, and does it.
@Singleton
class TaskPages {
    /// The page that shows all answers once more.
    static final int CHECK = 99;
    private static final String ROWS = "100";

    private final Desk desk;
    private final DeskCalls calls;
    private final RecordPages records;
    private final AnswerStore kept;
    private final Words words;

    TaskPages(Desk desk, DeskCalls calls, RecordPages records, AnswerStore kept, Words words) {
        this.desk = desk;
        this.calls = calls;
        this.records = records;
        this.kept = kept;
        this.words = words;
    }

    /// The state of a form.
    ///
    /// @param page of the questions, or {@link #CHECK}
    /// @param key the idempotency key, created with the form
    /// @param version of the record that the person saw, or null
    /// @param errors by the name of the control; a name that no control has stands at the top
    /// @param problem why it was not done, in the reader's language, or null
    /// @param english the service's own words for it, or null
    /// @param instead the key of the task to do instead, or null
    record State(int page, String key, String version, Typed typed, List<Views.Error> errors, String problem, String english, String instead) {
        static State begun(Typed typed, String version) {
            return new State(0, UUID.randomUUID().toString(), version, typed, List.of(), null, null, null);
        }

        State at(int other) {
            return new State(other, key, version, typed, List.of(), null, null, null);
        }

        State with(Typed other) {
            return new State(page, key, version, other, List.of(), null, null, null);
        }

        State wrong(int other, List<Views.Error> found) {
            return new State(other, key, version, typed, found, null, null, null);
        }

        State failed(String why, String said, boolean newKey) {
            return new State(page, newKey ? UUID.randomUUID().toString() : key, version, typed, List.of(), why, said, null);
        }

        State instead(String task) {
            return new State(page, key, version, typed, errors, problem, english, task);
        }

        State on(String newVersion) {
            return new State(page, key, newVersion, typed, errors, problem, english, instead);
        }
    }

    /// What came of sending a form.
    sealed interface Outcome {
        /// The address of the page that follows.
        record Next(String address) implements Outcome {}

        record Answer(Views.RecordView view) implements Outcome {}

        record Again(State state) implements Outcome {}
    }

    /// The first page. Reads the record first, for its version and values.
    ///
    /// @param carried what a link to the task carried
    Uni<Object> begin(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, Typed carried) {
        if (task.reads() == null) {
            return Uni.createFrom().item(State.begun(carried, null));
        }
        return current(person, place, task).chain(answer -> calls.values(person, language).map(values -> {
            if (!answer.isGood()) {
                // A record that is not there yet, such as a first census, is not a failure of the page.
                return answer.status() == 404 && calls.operation(task.operation()).method().equals("PUT") ? State.begun(carried, null) : answer;
            }
            Schema shape = calls.operation(task.operation()).body();
            // The content of a record of a case stands in its particulars.
            JsonObject content = answer.body().getJsonObject("particulars", answer.body());
            Typed held = shape == null ? carried : Typed.of(task, shape, content, values.zone());
            Map<String, List<String>> all = new LinkedHashMap<>(held.values());
            all.putAll(carried.values());
            return State.begun(new Typed(all), answer.version());
        }));
    }

    private Uni<ApiAnswer> current(SecurityIdentity person, Desk.Place place, TaskPage task) {
        Operation reads = calls.operation(task.reads());
        return calls.read(person, task.reads(), Paths.parameters(reads, place.variables(), Map.of(), null), Map.of(), task.purpose());
    }

    /// The page of a state: with no question to ask, the one that checks the answers.
    ///
    /// @param person null when the session has ended; then no choices are listed
    Uni<Views.TaskView> view(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, State state) {
        return about(person, place, task).chain(record -> calls.values(person, language, DeskCalls.named(task.about(), List.of(record))).chain(values -> {
            Answers answers = answers(person, task, state.typed(), values.zone(), place);
            int page = state.page() == CHECK ? CHECK : asked(task, answers, state.page(), 1);
            List<Input> shown = page == CHECK ? task.inputs() : task.questions().get(page).inputs();
            return listed(person, place, task, shown).map(listed -> view(values, place, task, state, answers, page, listed, record));
        }));
    }

    /// The record that the task is about, as it is now; empty when its pages show nothing of it, or when it can't be read.
    private Uni<JsonObject> about(SecurityIdentity person, Desk.Place place, TaskPage task) {
        return person == null || task.about().isEmpty()
                ? Uni.createFrom().item(new JsonObject())
                : current(person, place, task).map(answer -> answer.isGood() ? answer.body() : new JsonObject());
    }

    private List<Views.Fact> facts(TaskPage task, Values values, Labels labels, JsonObject record) {
        return task.about().stream().filter(show -> Values.at(record, show.field()) != null)
                .map(show -> new Views.Fact(labels.label(show.field()), values.cell(record, show, calls.operation(task.reads()).answer()))).toList();
    }

    private Views.TaskView view(
            Values values, Desk.Place place, TaskPage task, State state, Answers answers, int page, Map<String, List<JsonObject>> listed, JsonObject record) {
        Labels labels = new Labels(words, values.language(), task.key());
        Schema shape = shape(task);
        Map<String, Views.Error> wrong = new HashMap<>();
        state.errors().forEach(error -> wrong.putIfAbsent(error.id(), error));
        Inputs inputs = new Inputs(values, labels, shape, state.typed(), listed, this::items, wrong);
        boolean checking = page == CHECK;
        TaskPage.Question question = checking ? null : task.questions().get(page);
        boolean last = checking || asked(task, answers, page + 1, 1) == CHECK && !task.checked();
        List<Views.InputView> shown = checking ? List.of() : inputs.of(question.inputs());
        String own = checking || question.name().isEmpty() ? null : labels.of(question.name());
        boolean anything = task.inputs().stream().anyMatch(input -> input.kind() != Input.Kind.HIDDEN);
        String title = own != null ? own : checking && anything ? words.say(values.language(), "task.check") : labels.of("title");
        return new Views.TaskView(title, own == null && !(checking && anything) ? null : labels.of("title"),
                checking ? labels.ifAny("check") : question.name().isEmpty() ? labels.ifAny("lead") : labels.ifAny(question.name() + ".lead"),
                place.address(), back(task, place), page == 0 || !anything, last, hidden(task, state, page),
                shown, checking ? answered(task, answers, values, labels, shape, listed) : null,
                state.errors().stream().map(error -> new Views.Error(Inputs.id(error.id()), error.text(), error.english())).toList(),
                state.problem(), state.english(), instead(values.language(), place, state), words.find(values.language(), task.key() + ".send", "task.send").orElseThrow(),
                facts(task, values, labels, record),
                record.isEmpty() || task.isOffered(record.copy().put(RecordPages.PAGE, record)) ? null : words.find(values.language(), task.key() + ".closed", "task.closed").orElseThrow());
    }

    /// The way to the task to do instead, with what was typed.
    private Views.Link instead(Language language, Desk.Place place, State state) {
        if (state.instead() == null) {
            return null;
        }
        TaskPage other = desk.task(state.instead());
        return Paths.fill(other.path(), place.variables(), null)
                .map(path -> new Views.Link(words.say(language, other.key() + ".title"), Desk.START + path, state.typed().entries())).orElse(null);
    }

    /// The page before the task: the record whose address begins the task's.
    private static String back(TaskPage task, Desk.Place place) {
        String template = task.then() != null && !task.then().contains("{=") ? task.then() : "";
        return Paths.fill(template, place.variables(), null).filter(path -> !path.isEmpty()).map(Desk::address).orElse(Desk.START);
    }

    private List<Map.Entry<String, String>> hidden(TaskPage task, State state, int page) {
        List<Map.Entry<String, String>> hidden = new ArrayList<>();
        hidden.add(Map.entry("_key", state.key()));
        hidden.add(Map.entry("_page", String.valueOf(page)));
        if (state.version() != null) {
            hidden.add(Map.entry("_version", state.version()));
        }
        List<String> here = page == CHECK ? List.of() : task.questions().get(page).inputs().stream().filter(input -> input.kind() != Input.Kind.HIDDEN).map(Input::field).toList();
        state.typed().values().forEach((name, values) -> {
            boolean onThisPage = here.stream().anyMatch(field -> name.equals(field) || name.startsWith(field + "."));
            if (!onThisPage || name.endsWith(".count")) {
                values.forEach(value -> hidden.add(Map.entry(name, value)));
            }
        });
        return hidden;
    }

    private List<Views.Answered> answered(TaskPage task, Answers answers, Values values, Labels labels, Schema shape, Map<String, List<JsonObject>> listed) {
        List<Views.Answered> said = new ArrayList<>();
        for (int page = 0; page < task.questions().size(); page++) {
            if (answers.asks(task.questions().get(page))) {
                for (Input input : task.questions().get(page).inputs()) {
                    Object value = Values.at(answers.body(), input.field());
                    if (input.kind() != Input.Kind.HIDDEN) {
                        said.add(new Views.Answered(labels.label(input.field()), value == null ? "" : text(input, value, values, shape, listed), page));
                    }
                }
            }
        }
        return said;
    }

    private Schema items(String operation) {
        return calls.operation(operation).answer().at("items").orElse(Schema.ANY_VALUE);
    }

    private String text(Input input, Object value, Values values, Schema shape, Map<String, List<JsonObject>> listed) {
        if (input.isListed()) {
            return listed.getOrDefault(input.field(), List.of()).stream()
                    .filter(record -> value.toString().contains(String.valueOf(Values.at(record, input.options().value()))))
                    .map(record -> Inputs.label(values, input.options(), record, items(input.options().operation())))
                    .collect(Collectors.joining("\n"));
        }
        Show show = switch (input.kind()) {
            case REGION -> Show.of(input.field(), Show.As.REGION);
            case COUNTRY -> Show.of(input.field(), Show.As.COUNTRY);
            case LANGUAGE -> Show.of(input.field(), Show.As.LANGUAGE);
            default -> Show.of(input.field(), Show.As.TYPED);
        };
        return values.text(value, shape.at(input.field()).orElse(Schema.ANY_VALUE), show);
    }

    /// The next page that is asked, from here in a direction; {@link #CHECK} after the last one.
    private static int asked(TaskPage task, Answers answers, int from, int step) {
        for (int page = from; page >= 0 && page < task.questions().size(); page += step) {
            if (answers.asks(task.questions().get(page))) {
                return page;
            }
        }
        return step > 0 ? CHECK : 0;
    }

    /// The records that questions offer as choices.
    private Uni<Map<String, List<JsonObject>>> listed(SecurityIdentity person, Desk.Place place, TaskPage task, List<Input> inputs) {
        return Multi.createFrom().iterable(inputs.stream().filter(input -> input.isListed() && person != null).toList()).onItem().transformToUniAndConcatenate(input -> {
            Operation operation = calls.operation(input.options().operation());
            Map<String, String> query = new HashMap<>(input.options().query());
            if (operation.query().containsKey("limit")) {
                query.put("limit", ROWS);
            }
            Map<String, String> path = Paths.parameters(operation, place.variables(), Map.of(), null);
            return calls.readOfCountries(person, operation, path, query, task.purpose()).map(items -> Map.entry(input.field(), items));
        }).collect().asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// Goes to the next page, or back to the errors of this one.
    Uni<State> next(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, State state) {
        return calls.values(person, language).chain(values -> {
            Answers answers = answers(person, task, state.typed(), values.zone(), place);
            List<String> here = task.questions().get(state.page()).inputs().stream().map(Input::field).toList();
            List<Views.Error> errors = errors(task, answers, values).stream().filter(error -> here.stream().anyMatch(field -> concerns(error.id(), field))).toList();
            return errors.isEmpty()
                    ? find(person, language, task, task.questions().get(state.page()).inputs(), answers.body())
                            .map(missed -> missed.isEmpty() ? state.at(asked(task, answers, state.page() + 1, 1)) : state.wrong(state.page(), missed))
                    : Uni.createFrom().item(state.wrong(state.page(), errors));
        });
    }

    Uni<State> previous(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, State state) {
        return calls.values(person, language).map(values -> {
            int from = state.page() == CHECK ? task.questions().size() : state.page();
            return state.at(asked(task, answers(person, task, state.typed(), values.zone(), place), from - 1, -1));
        });
    }

    /// Does the task.
    Uni<Outcome> send(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, State state) {
        return calls.values(person, language).chain(values -> {
            Answers answers = answers(person, task, state.typed(), values.zone(), place);
            List<Views.Error> errors = errors(task, answers, values);
            if (!errors.isEmpty()) {
                return Uni.createFrom().item(new Outcome.Again(state.wrong(page(task, errors), errors)));
            }
            return find(person, language, task, task.inputs(), answers.body())
                    .chain(missed -> missed.isEmpty()
                            ? sent(person, language, place, task, state, answers)
                            : Uni.createFrom().item(new Outcome.Again(state.wrong(page(task, missed), missed))));
        });
    }

    private Uni<Outcome> sent(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, State state, Answers answers) {
        Operation operation = calls.operation(task.operation());
        Map<String, String> path = Paths.parameters(operation, place.variables(), Map.of(), answers.body());
        // A record that the caller names is new: its id is that of the form, so that it can be sent again.
        operation.parameters().forEach(name -> path.putIfAbsent(name, state.key()));
        // What names the record stands in the address of the call only.
        operation.parameters().stream().filter(name -> operation.body() == null || operation.body().at(name).isEmpty()).forEach(answers.body()::remove);
        if (operation.method().equals("PATCH")) {
            answers.emptied().forEach(answers.body()::putNull);
        }
        return calls.change(person, task, path, state.key(), state.version(), answers.body())
                .chain(answer -> answer.isGood()
                        ? done(person, language, place, task, answers.body(), answer)
                        : refused(person, language, place, task, state, answer).map(Outcome.Again::new));
    }

    /// Puts the ids of the records that the person named in words into the body.
    ///
    /// @return an error for each that was not found
    private Uni<List<Views.Error>> find(SecurityIdentity person, Language language, TaskPage task, List<Input> inputs, JsonObject body) {
        Labels labels = new Labels(words, language, task.key());
        return Multi.createFrom().iterable(inputs.stream().filter(input -> input.kind() == Input.Kind.FOUND && body.containsKey(input.field())).toList())
                .onItem().transformToUniAndConcatenate(input -> calls.search(person, input.options().operation(),
                        new JsonObject().put(input.options().label().getFirst(), body.getString(input.field())), task.purpose()).map(answer -> {
                            List<JsonObject> found = DeskCalls.items(answer.body(), "items");
                            if (found.size() == 1) {
                                body.put(input.field(), Values.at(found.getFirst(), input.options().value()));
                                return Optional.<Views.Error>empty();
                            }
                            String why = answer.isAway() ? words.say(language, "problem.away")
                                    : words.say(language, "error.found", Map.of("label", labels.label(input.field())));
                            return Optional.of(new Views.Error(input.field(), why, false));
                        }))
                .select().where(Optional::isPresent).map(Optional::get).collect().asList();
    }

    private Uni<Outcome> done(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, JsonObject sent, ApiAnswer answer) {
        if (task.then() != null) {
            String address = Paths.fill(task.then(), place.variables(), answer.body()).map(Desk::address).orElse(Desk.START);
            return Uni.createFrom().item(new Outcome.Next(address + (address.contains("?") ? "&" : "?") + "done=" + task.key()));
        }
        AnswerStore.Kept had = new AnswerStore.Kept(sent, answer.body());
        return kept.keep(person, had).chain(id -> id.isPresent()
                ? Uni.createFrom().item(new Outcome.Next(place.address() + "?answer=" + id.get()))
                : answer(person, language, place, task, had).map(Outcome.Answer::new));
    }

    /// The answer to a form that was sent; empty when it is no longer kept.
    Uni<Optional<Views.RecordView>> answer(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, UUID id) {
        return kept.find(person, id).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : answer(person, language, place, task, found.get()).map(Optional::of));
    }

    private Uni<Views.RecordView> answer(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, AnswerStore.Kept had) {
        Labels labels = new Labels(words, language, task.key());
        return records.sections(person, language, new Linked.About(place.variables(), had.answer(), had.answer(), had.sent()), labels, task.answer(),
                        calls.operation(task.operation()).answer(), task.purpose())
                .map(sections -> new Views.RecordView(words.find(language, task.key() + ".answer", task.key() + ".title").orElse(task.key()),
                        null, labels.ifAny("answer.lead"), place.address(), null, sections));
    }

    /// The form with the service's reasons. A record that has changed is read again, so that the form can be sent for what
    /// it is now.
    private Uni<State> refused(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, State state, ApiAnswer answer) {
        if (!answer.violations().isEmpty()) {
            List<Views.Error> errors = answer.violations().stream().map(violation -> violation(language, task, violation)).toList();
            return Uni.createFrom().item(new State(page(task, errors), UUID.randomUUID().toString(), state.version(), state.typed(), errors, null, null, null));
        }
        String specific = words.find(language, "problem." + answer.problem().replace(':', '.')).orElse(null);
        String why = specific != null ? specific : words.find(language, "problem." + answer.status(), answer.isAway() ? "problem.away" : "problem.other").orElseThrow();
        State failed = state.failed(why, specific == null && !answer.isAway() ? answer.body().getString("detail") : null, !answer.isAway())
                .instead(task.instead().get(answer.problem()));
        boolean changed = answer.status() == 412 || answer.status() == 428 || answer.status() == 409;
        return task.reads() == null || !changed
                ? Uni.createFrom().item(failed)
                : current(person, place, task).map(now -> now.isGood() ? failed.on(now.version()) : failed);
    }

    private Views.Error violation(Language language, TaskPage task, ApiAnswer.Violation violation) {
        String name = violation.field().replaceAll("\\[(\\d+)]", ".$1");
        String field = task.inputs().stream().map(Input::field).filter(one -> concerns(name, one)).findFirst().orElse(null);
        Labels labels = new Labels(words, language, task.key());
        String own = field == null ? null : labels.ifAny(field + ".wrong");
        String label = field == null ? violation.field() : labels.label(field);
        return new Views.Error(field == null ? name : isRepeated(task, field) ? name : field, own != null ? own : label + ": " + violation.message(), own == null);
    }

    private static boolean isRepeated(TaskPage task, String field) {
        return task.inputs().stream().anyMatch(input -> input.field().equals(field) && input.kind() == Input.Kind.REPEATED);
    }

    private List<Views.Error> errors(TaskPage task, Answers answers, Values values) {
        Labels labels = new Labels(words, values.language(), task.key());
        return answers.wrong().stream().map(wrong -> {
            Map<String, Object> said = new HashMap<>(wrong.values());
            said.put("label", labels.label(wrong.name().replaceAll("\\.\\d+\\.", ".")));
            return new Views.Error(wrong.name(), words.say(values.language(), wrong.key(), said), false);
        }).toList();
    }

    /// The first page with an error; without one, the page of the answers.
    private static int page(TaskPage task, List<Views.Error> errors) {
        for (int page = 0; page < task.questions().size(); page++) {
            for (Input input : task.questions().get(page).inputs()) {
                if (input.kind() != Input.Kind.HIDDEN && errors.stream().anyMatch(error -> concerns(error.id(), input.field()))) {
                    return page;
                }
            }
        }
        return CHECK;
    }

    /// Whether the name of a control or of a refused field is of this field.
    private static boolean concerns(String name, String field) {
        return name.equals(field) || name.startsWith(field + ".");
    }

    /// Fixed values may name the person: `{me}`.
    private Answers answers(SecurityIdentity person, TaskPage task, Typed typed, ZoneId zone, Desk.Place place) {
        Map<String, String> known = new LinkedHashMap<>(place.variables());
        if (person != null) {
            known.put("me", AnswerStore.subject(person));
        }
        return Answers.of(task, shape(task), zone, typed, known);
    }

    /// The shape of what is asked: of the body, and of the parts of the address that the person says.
    private Schema shape(TaskPage task) {
        Operation operation = calls.operation(task.operation());
        Schema body = operation.body() == null ? Schema.ANY_VALUE : operation.body();
        List<String> said = task.inputs().stream().filter(input -> input.kind() != Input.Kind.HIDDEN).map(Input::field)
                .filter(field -> operation.parameters().contains(field) && body.at(field).isEmpty()).toList();
        return body.requiring(said);
    }
}
