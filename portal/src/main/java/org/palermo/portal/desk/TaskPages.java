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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
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
    private static final Logger LOG = Logger.getLogger(TaskPages.class);
    private static final String ROWS = "100";
    /// After these problems the first request may be done, or be done soon.
    private static final Set<String> UNCERTAIN = Set.of("request:still-running", "request:key-reused");

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

    /// A field whose value in the record is no longer that with which the form was opened.
    ///
    /// @param value what it is now, or null
    record Changed(Input input, Object value) {}

    /// The state of a form.
    ///
    /// @param page of the questions, or {@link #CHECK}
    /// @param key the idempotency key, created with the form; null for a form that is to be begun anew
    /// @param version of the record that the person saw, or null
    /// @param errors by the name of the control; a name that no control has stands at the top
    /// @param problem why it was not done, in the reader's language, or null
    /// @param english the service's own words for it, or null
    /// @param instead the key of the task to do instead, or null
    /// @param changed what somebody else has changed since the form was opened
    record State(
            int page, String key, String version, Typed typed, List<Views.Error> errors, String problem, String english, String instead, List<Changed> changed) {
        static State begun(Typed typed, String version) {
            return new State(0, UUID.randomUUID().toString(), version, typed, List.of(), null, null, null, List.of());
        }

        /// What a link carried when nobody was signed in: the record is read when the form is sent again.
        static State unread(Typed carried) {
            return new State(0, null, null, carried, List.of(), null, null, null, List.of());
        }

        State at(int other) {
            return new State(other, key, version, typed, List.of(), null, null, null, List.of());
        }

        State with(Typed other) {
            return new State(page, key, version, other, List.of(), null, null, null, List.of());
        }

        State wrong(int other, List<Views.Error> found) {
            return new State(other, key, version, typed, found, null, null, null, List.of());
        }

        State failed(String why, String said, boolean newKey) {
            return new State(page, newKey ? UUID.randomUUID().toString() : key, version, typed, List.of(), why, said, null, List.of());
        }

        State instead(String task) {
            return new State(page, key, version, typed, errors, problem, english, task, changed);
        }

        /// The form for the record as it is now.
        State on(String newVersion, Typed marked, List<Changed> found) {
            return new State(page, key, newVersion, marked, errors, problem, english, instead, found);
        }
    }

    /// What came of sending a form.
    sealed interface Outcome {
        /// The address of the page that follows.
        ///
        /// @param done the key of the task that was done, for the words on that page; null when it shows the answer
        record Next(String address, String done) implements Outcome {}

        record Answer(Views.RecordView view) implements Outcome {}

        record Again(State state) implements Outcome {}
    }

    /// The first page. Reads the record first, for its version and values.
    ///
    /// @param carried what a link to the task carried
    Uni<Object> begin(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, Typed carried) {
        return calls.values(person, language).chain(values -> lacksZone(task, values)
                ? Uni.createFrom().<Object>item(new ApiAnswer(0, null, new JsonObject()))
                : begin(person, place, task, carried, values));
    }

    private Uni<Object> begin(SecurityIdentity person, Desk.Place place, TaskPage task, Typed carried, Values values) {
        if (task.reads() == null) {
            return Uni.createFrom().item(State.begun(carried, null).wrong(0, notChosen(person, place, task, carried, values)));
        }
        return current(person, place, task).map(answer -> {
            if (!answer.isGood()) {
                // A record that is not there yet, such as a first census, is not a failure of the page.
                return answer.status() == 404 && calls.operation(task.operation()).method().equals("PUT") ? State.begun(carried, null) : answer;
            }
            Schema shape = calls.operation(task.operation()).body();
            JsonObject content = content(answer.body());
            Typed held = shape == null ? carried : Typed.of(task, shape, content, values.zone()).opened(task, content);
            if (shape != null && content.getValue(Money.CURRENCY) instanceof String currency) {
                held = held.inCurrency(task, shape, currency);
            }
            Map<String, List<String>> all = new LinkedHashMap<>(held.values());
            all.putAll(carried.values());
            return State.begun(new Typed(all), answer.version());
        });
    }

    /// The error of a task for records that were ticked on a list, when none was.
    private List<Views.Error> notChosen(SecurityIdentity person, Desk.Place place, TaskPage task, Typed carried, Values values) {
        List<String> chosen = task.inputs().stream().filter(input -> input.kind() == Input.Kind.CHOSEN).map(Input::field).toList();
        return chosen.isEmpty() ? List.of() : errors(task, answers(person, task, carried, values.zone(), place), values).stream()
                .filter(error -> chosen.contains(error.id())).toList();
    }

    /// The content of a record of a case stands in its particulars.
    private static JsonObject content(JsonObject record) {
        return record.getValue("particulars") instanceof JsonObject inside ? inside : record;
    }

    private Uni<ApiAnswer> current(SecurityIdentity person, Desk.Place place, TaskPage task) {
        Operation reads = calls.operation(task.reads());
        Map<String, String> query = new LinkedHashMap<>(place.variables());
        query.keySet().retainAll(reads.query().keySet());
        return calls.read(person, task.reads(), Paths.parameters(reads, place.variables(), Map.of(), null), query, task.purpose());
    }

    /// The page of a state: with no question to ask, the one that checks the answers.
    ///
    /// @param person null when the session has ended; then no choices are listed
    Uni<Views.TaskView> view(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, State state) {
        return about(person, place, task).chain(record -> calls.values(person, language, DeskCalls.named(task.about(), List.of(record))).chain(values -> {
            Answers answers = answers(person, task, state.typed(), values.zone(), place);
            int page = state.page() == CHECK ? CHECK : asked(task, answers, state.page(), 1);
            List<Input> shown = Stream.concat((page == CHECK ? task.inputs() : task.questions().get(page).inputs()).stream(),
                    state.changed().stream().map(Changed::input)).distinct().toList();
            return listed(person, language, place, task, shown, answers.body()).map(listed -> view(values, place, task, state, answers, page, listed, record));
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
        boolean anything = task.inputs().stream().anyMatch(Input::hasControl);
        String title = own != null ? own : checking && anything ? words.say(values.language(), "task.check") : labels.of("title");
        return new Views.TaskView(title, own == null && !(checking && anything) ? null : labels.of("title"),
                checking ? labels.ifAny("check") : question.name().isEmpty() ? labels.ifAny("lead") : labels.ifAny(question.name() + ".lead"),
                place.address(), back(task, place), page == 0 || !anything, last, hidden(task, state, page),
                shown, checking ? answered(task, answers, values, labels, shape, listed) : null,
                state.errors().stream().map(error -> new Views.Error(Inputs.id(error.id()), error.text(), error.english())).toList(),
                state.problem(), state.english(), instead(values.language(), place, state), words.find(values.language(), task.key() + ".send", "task.send").orElseThrow(),
                facts(task, values, labels, record), changed(state, values, labels, shape, listed),
                record.isEmpty() || task.isOffered(record.copy().put(RecordPages.PAGE, record)) ? null : words.find(values.language(), task.key() + ".closed", "task.closed").orElseThrow());
    }

    private List<String> changed(State state, Values values, Labels labels, Schema shape, Map<String, List<JsonObject>> listed) {
        return state.changed().stream().map(one -> words.say(values.language(), Values.isThere(one.value()) ? "changed.now" : "changed.gone", Map.of(
                "label", labels.label(one.input().field()),
                "value", Values.isThere(one.value()) ? text(one.input(), one.value(), values, shape, listed) : ""))).toList();
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
        String template = task.inputs().stream().filter(input -> input.kind() == Input.Kind.CHOSEN).map(Input::from).findFirst()
                .orElse(task.then() != null && !task.then().contains("{=") ? task.then() : "");
        return Paths.fill(template, place.variables(), null).filter(path -> !path.isEmpty()).map(Desk::address).orElse(Desk.START);
    }

    private List<Map.Entry<String, String>> hidden(TaskPage task, State state, int page) {
        List<Map.Entry<String, String>> hidden = new ArrayList<>();
        if (state.key() != null) {
            hidden.add(Map.entry("_key", state.key()));
        }
        hidden.add(Map.entry("_page", String.valueOf(page)));
        if (state.version() != null) {
            hidden.add(Map.entry("_version", state.version()));
        }
        List<String> here = page == CHECK ? List.of()
                : task.questions().get(page).inputs().stream().filter(Input::hasControl).map(Input::field).toList();
        state.typed().values().forEach((name, values) -> {
            boolean onThisPage = here.stream().anyMatch(field -> name.equals(field) || name.startsWith(field + "."));
            if (!onThisPage || name.endsWith(".count") || name.endsWith(Typed.CURRENCY)) {
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
                    if (input.kind() == Input.Kind.CHOSEN) {
                        said.add(new Views.Answered(
                                labels.label(input.field()), answers.namesOfChosen(input.field()), Views.Answered.FIXED));
                    } else if (input.kind() != Input.Kind.HIDDEN) {
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
            Map<String, String> labels = new HashMap<>();
            listed.getOrDefault(input.field(), List.of()).forEach(record -> labels.put(
                    String.valueOf(Values.at(record, input.options().value())), Inputs.label(values, input.options(), record, items(input.options().operation()))));
            return Typed.chosen(input, value).stream()
                    .map(one -> labels.containsKey(one) ? labels.get(one) : Choices.recorded(values, Schema.ANY_VALUE, input, one))
                    .collect(Collectors.joining("\n"));
        }
        Show show = switch (input.kind()) {
            case REGION -> Show.of(input.field(), Show.As.REGION);
            case COUNTRY -> Show.of(input.field(), Show.As.COUNTRY);
            case LANGUAGE -> Show.of(input.field(), Show.As.LANGUAGE);
            default -> Show.of(input.field(), input.only().isEmpty() || shape.at(input.field()).orElse(Schema.ANY_VALUE).type() != Schema.Type.TEXT
                    ? Show.As.TYPED : Show.As.WORD);
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

    /// The records that questions offer as choices. What narrows them may be an answer given before.
    private Uni<Map<String, List<JsonObject>>> listed(
            SecurityIdentity person, Language language, Desk.Place place, TaskPage task, List<Input> inputs, JsonObject said) {
        List<Input> asked = inputs.stream().flatMap(Input::withParts).filter(input -> input.isListed() && person != null).toList();
        return Multi.createFrom().iterable(asked).onItem().transformToUniAndConcatenate(input -> {
            Operation operation = calls.operation(input.options().operation());
            Map<String, String> query = new HashMap<>(Paths.query(operation, place.variables(), input.options().query(), said));
            Paths.inLanguage(operation, query, language);
            if (operation.query().containsKey("limit")) {
                query.put("limit", ROWS);
            }
            Map<String, String> path = Paths.parameters(operation, place.variables(), Map.of(), null);
            return calls.readOfCountries(person, operation, path, query, task.purpose()).map(items -> Map.entry(input.field(), items));
        }).collect().asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// Goes to the next page, or back to the errors of this one.
    Uni<State> next(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, State state) {
        if (state.page() == CHECK) {
            return Uni.createFrom().item(state.at(CHECK));
        }
        return calls.values(person, language).chain(values -> {
            if (lacksZone(task, values)) {
                return Uni.createFrom().item(state.failed(words.say(language, "problem.away"), null, false));
            }
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

    /// Whether a time is asked for while the time zone is not known.
    private boolean lacksZone(TaskPage task, Values values) {
        Schema shape = shape(task);
        return values.countries().items().isEmpty() && task.inputs().stream().filter(input -> input.kind() != Input.Kind.HIDDEN)
                .flatMap(input -> input.parts().isEmpty() ? Stream.of(input.field()) : input.parts().stream().map(part -> input.field() + "." + part.field()))
                .anyMatch(field -> shape.at(field).filter(schema -> schema.type() == Schema.Type.INSTANT).isPresent());
    }

    /// Does the task.
    Uni<Outcome> send(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, State state) {
        return calls.values(person, language).chain(values -> {
            if (lacksZone(task, values)) {
                State asking = state.page() == CHECK ? state.at(0) : state;
                return Uni.createFrom().item(new Outcome.Again(asking.failed(words.say(language, "problem.away"), null, false)));
            }
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
        task.inputs().stream().filter(Input::isListed).map(Input::field)
                .filter(field -> operation.body() == null || operation.body().at(field).isEmpty()).forEach(answers.body()::remove);
        if (operation.method().equals("PATCH")) {
            answers.emptied().forEach(answers.body()::putNull);
        }
        return withUnasked(person, place, task, answers.body()).chain(unread -> unread.isPresent()
                ? Uni.createFrom().item(new Outcome.Again(state.failed(words.say(language, unread.get().isAway() ? "problem.away" : "problem.other"), null, false)))
                : calls.change(person, task, path, state.key(), state.version(), answers.body())
                        .chain(answer -> answer.isGood()
                                ? done(person, language, place, task, answers.body(), answer)
                                : refused(person, language, place, task, state, answer).map(Outcome.Again::new)));
    }

    /// Puts what the task does not ask for into the body, as it is in the record: a PUT replaces all of it. A record that has
    /// changed since it was shown has another version, which the service refuses.
    ///
    /// @return the answer of a record that can't be read now; then nothing may be sent
    private Uni<Optional<ApiAnswer>> withUnasked(SecurityIdentity person, Desk.Place place, TaskPage task, JsonObject body) {
        Operation operation = calls.operation(task.operation());
        if (!operation.method().equals("PUT") || task.reads() == null || operation.body() == null || !Unasked.has(operation.body(), task)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return current(person, place, task).map(answer -> {
            if (answer.isGood()) {
                Unasked.keep(body, operation.body(), task, content(answer.body()));
            }
            return answer.isGood() || answer.status() == 404 ? Optional.empty() : Optional.of(answer);
        });
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
            return Uni.createFrom().item(new Outcome.Next(address + (address.contains("?") ? "&" : "?") + "done=" + task.key(), task.key()));
        }
        AnswerStore.Kept had = new AnswerStore.Kept(sent, answer.body());
        // The task is done, even if its answer can't be kept.
        return kept.keep(person, had).onFailure().invoke(e -> LOG.warnf("An answer was not kept: %s", e.getClass().getSimpleName()))
                .onFailure().recoverWithItem(Optional.empty()).chain(id -> id.isPresent()
                ? Uni.createFrom().item(new Outcome.Next(place.address() + "?answer=" + id.get(), null))
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
            return Uni.createFrom().item(new State(page(task, errors), UUID.randomUUID().toString(), state.version(), state.typed(), errors, null, null, null, List.of()));
        }
        String specific = words.find(language, "problem." + answer.problem().replace(':', '.')).orElse(null);
        String why = specific != null ? specific : words.find(language, "problem." + answer.status(), answer.isAway() ? "problem.away" : "problem.other").orElseThrow();
        State failed = state.failed(why, specific == null && !answer.isAway() ? answer.body().getString("detail") : null, isDefinite(answer))
                .instead(task.instead().get(answer.problem()));
        boolean changed = answer.status() == 412 || answer.status() == 428 || answer.status() == 409 && isDefinite(answer);
        return task.reads() == null || !changed
                ? Uni.createFrom().item(failed)
                : current(person, place, task).map(now -> now.isGood() ? now(task, failed, answer.status() == 409, now) : failed);
    }

    /// The form for the record as it is now, with what somebody else has changed.
    ///
    /// @param ifNewer whether a record of the same version has not changed
    private static State now(TaskPage task, State state, boolean ifNewer, ApiAnswer now) {
        if (ifNewer && Objects.equals(now.version(), state.version())) {
            return state;
        }
        JsonObject content = content(now.body());
        List<Changed> changed = task.inputs().stream().filter(input -> input.kind() != Input.Kind.HIDDEN && input.kind() != Input.Kind.SECRET)
                .map(input -> new Changed(input, Values.at(content, input.from())))
                .filter(one -> !state.typed().openedWith(one.input().field(), one.value())).toList();
        return state.on(now.version(), state.typed().opened(task, content), changed);
    }

    /// Whether it was certainly not done. Else the form keeps its key, so that nothing is done twice.
    private static boolean isDefinite(ApiAnswer answer) {
        return !answer.isAway() && !UNCERTAIN.contains(answer.problem());
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

    /// One more item of a list of objects.
    Typed oneMore(TaskPage task, Typed typed, String field) {
        return task.inputs().stream().filter(input -> input.kind() == Input.Kind.REPEATED && input.field().equals(field)).findFirst()
                .map(input -> typed.oneMore(field, shape(task).at(field).map(Schema::longest).orElse(null))).orElse(typed);
    }

    /// The shape of what is asked: of the body, and of the parts of the address that the person says.
    Schema shape(TaskPage task) {
        Operation operation = calls.operation(task.operation());
        Schema body = operation.body() == null ? Schema.ANY_VALUE : operation.body();
        List<String> said = task.inputs().stream().filter(input -> input.kind() != Input.Kind.HIDDEN).map(Input::field)
                .filter(field -> operation.parameters().contains(field) && body.at(field).isEmpty()).toList();
        return body.requiring(said);
    }
}
