package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Money;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.page.Frames;
import org.palermo.portal.page.Language;
import org.palermo.portal.page.LastCountry;
import org.palermo.portal.words.Words;

/// Shows the pages of a task.
@Singleton
class TaskPages {
    /// The countries can't be read now, whose zone the task needs.
    private static final ApiAnswer ZONE_AWAY = new ApiAnswer(0, null, new JsonObject());

    private final Desk desk;
    private final DeskCalls calls;
    private final TaskChecks checks;
    private final Words words;
    private final LastCountry lastCountry;

    TaskPages(Desk desk, DeskCalls calls, TaskChecks checks, Words words, LastCountry lastCountry) {
        this.desk = desk;
        this.calls = calls;
        this.checks = checks;
        this.words = words;
        this.lastCountry = lastCountry;
    }

    /// The first page. Reads the record first, for its version and values.
    ///
    /// @param carried what a link to the task carried
    Uni<Object> begin(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, TypedAnswers carried) {
        return task.reads() == null
                ? calls.values(person, language).map(values -> checks.lacksZone(task, values) ? ZONE_AWAY
                        : TaskState.begun(carried, null).wrong(0, nothingTicked(person, place, task, carried, values)))
                : Uni.combine().all().unis(calls.values(person, language), calls.current(person, place, task))
                        .with((values, answer) -> checks.lacksZone(task, values) ? ZONE_AWAY : begun(task, carried, values, answer));
    }

    /// @param answer the record as it is now
    private Object begun(TaskPage task, TypedAnswers carried, Values values, ApiAnswer answer) {
        if (!answer.isGood()) {
            // A record that is not there yet, such as a first census, is not a failure of the page.
            return answer.status() == 404 && calls.operation(task.operation()).method().equals("PUT")
                    ? TaskState.begun(carried, null)
                    : answer;
        }
        Schema shape = calls.operation(task.operation()).body();
        JsonObject content = DeskCalls.content(answer.body());
        TypedAnswers held = shape == null ? carried : TypedAnswers.of(task, shape, content, values.zone()).opened(task, content);
        if (shape != null && currency(content) instanceof String currency) {
            held = held.inCurrency(task, shape, currency);
        }
        Map<String, List<String>> all = new LinkedHashMap<>(held.values());
        all.putAll(carried.values());
        return TaskState.begun(new TypedAnswers(all), answer.version());
    }

    /// The currency of a record, else that of its amount; null when it has neither.
    private static Object currency(JsonObject record) {
        Object own = record.getValue(Money.CURRENCY);
        return own != null ? own : Values.at(record, Money.AMOUNT + "." + Money.CURRENCY);
    }

    /// The error of a task for records that were ticked on a list, when none was.
    private List<Views.Error> nothingTicked(SecurityIdentity person, Desk.Place place, TaskPage task, TypedAnswers carried, Values values) {
        List<String> ticked = task.inputs().stream().filter(input -> input.kind() == Input.Kind.TICKED).map(Input::field).toList();
        return ticked.isEmpty() ? List.of()
                : checks.errors(task, checks.answers(person, task, carried, values.zone(), place), values).stream()
                .filter(error -> ticked.contains(error.id())).toList();
    }

    /// The page of a state: with no question to ask, the one that checks the answers.
    ///
    /// @param person null when the session has ended; then no choices are listed
    Uni<Views.TaskView> view(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, TaskState state) {
        return calls.values(person, language).chain(known -> view(person, language, known, place, task, state));
    }

    /// @param known the countries, without names
    private Uni<Views.TaskView> view(
            SecurityIdentity person, Language language, Values known, Desk.Place place, TaskPage task, TaskState state) {
        Answers answers = checks.answers(person, task, state.typed(), known.zone(), place);
        int page = state.page() == TaskState.CHECK ? TaskState.CHECK : asked(task, answers, state.page(), 1);
        List<Input> shown = Stream.concat((page == TaskState.CHECK ? task.inputs() : task.questions().get(page).inputs()).stream(),
                state.changed().stream().map(TaskState.Changed::input)).distinct().toList();
        Uni<About> about = about(person, language, place, task).chain(record -> calls
                .values(person, language, DeskCalls.named(task.about(), List.of(record))).map(values -> new About(record, values)));
        return Uni.combine().all().unis(about, listed(person, language, place, task, shown, answers.body()))
                .with((read, listed) -> view(person, read.values(), place, task, state, answers, page, listed, read.record()));
    }

    /// The record that a task is about, with what is needed to show it.
    private record About(JsonObject record, Values values) {}

    /// The record that the task is about, as it is now; empty when its pages show nothing of it, or when it can't be read.
    private Uni<JsonObject> about(SecurityIdentity person, Language language, Desk.Place place, TaskPage task) {
        return person == null || task.about().isEmpty()
                ? Uni.createFrom().item(new JsonObject())
                : calls.about(person, language, place, task).map(answer -> answer.isGood() ? answer.body() : new JsonObject());
    }

    private List<Views.Fact> facts(TaskPage task, Values values, Labels labels, JsonObject record) {
        return task.about().stream().filter(show -> values.has(record, show))
                .map(show -> new Views.Fact(labels.label(show.field()), values.cell(record, show, calls.operation(task.reads()).answer())))
                .toList();
    }

    private Views.TaskView view(
            SecurityIdentity person, Values values, Desk.Place place, TaskPage task, TaskState state, Answers answers, int page,
            Map<String, List<JsonObject>> listed, JsonObject record) {
        Labels labels = new Labels(words, values.language(), task.key());
        Schema shape = checks.shape(task);
        Map<String, Views.Error> wrong = new HashMap<>();
        state.errors().forEach(error -> wrong.putIfAbsent(error.id(), error));
        Inputs inputs = new Inputs(values.beginningWith(country(person)), labels, shape, state.typed(), listed, this::items, wrong);
        boolean checking = page == TaskState.CHECK;
        TaskPage.Question question = checking ? null : task.questions().get(page);
        boolean last = checking || asked(task, answers, page + 1, 1) == TaskState.CHECK && !task.checked();
        List<Views.InputView> shown = checking ? List.of() : inputs.of(question.inputs());
        String own = checking || question.name().isEmpty() ? null : labels.of(question.name());
        boolean anything = task.inputs().stream().anyMatch(Input::hasControl);
        String title = own != null ? own : checking && anything ? words.say(values.language(), "task.check") : labels.of("title");
        return new Views.TaskView(title, own == null && !(checking && anything) ? null : labels.of("title"),
                checking ? labels.ifAny("check")
                        : question.name().isEmpty() ? labels.ifAny("lead") : labels.ifAny(question.name() + ".lead"),
                place.address(), back(person, task, place), page == 0 || !anything, last, state.hidden(task, page),
                shown, checking ? answered(task, answers, values, labels, shape, listed) : null,
                state.errors().stream().map(error -> new Views.Error(Inputs.id(error.id()), error.text(), error.english())).toList(),
                state.problem(), state.english(), instead(values.language(), place, state),
                words.find(values.language(), task.key() + ".send", "task.send").orElseThrow(),
                facts(task, values, labels, record), changed(state, values, labels, shape, listed),
                record.isEmpty() || task.isOffered(record.copy().put(RecordPages.PAGE, record)) ? null
                        : words.find(values.language(), task.key() + ".closed", "task.closed").orElseThrow());
    }

    /// The country whose regions are offered first: the one that was chosen last, else the reader's own; empty when neither is known.
    private String country(SecurityIdentity person) {
        return lastCountry.get().or(() -> Optional.ofNullable(person).flatMap(Frames::country)).orElse("");
    }

    private List<String> changed(TaskState state, Values values, Labels labels, Schema shape, Map<String, List<JsonObject>> listed) {
        return state.changed().stream().map(one -> words.say(
                values.language(), Values.isThere(one.value()) ? "changed.now" : "changed.gone", Map.of(
                        "label", labels.label(one.input().field()),
                        "value", Values.isThere(one.value()) ? text(one.input(), one.value(), values, shape, listed) : ""))).toList();
    }

    /// The way to the task to do instead, with what was typed.
    private Views.Link instead(Language language, Desk.Place place, TaskState state) {
        if (state.instead() == null) {
            return null;
        }
        TaskPage other = desk.task(state.instead());
        return Paths.fill(other.path(), place.variables(), null)
                .map(path -> new Views.Link(words.say(language, other.key() + ".title"), Desk.START + path, state.typed().entries()))
                .orElse(null);
    }

    /// The page before the task; where that is the desk, the record whose address begins the task's.
    ///
    /// @param person null when the session has ended
    private String back(SecurityIdentity person, TaskPage task, Desk.Place place) {
        String known = desk.before(task, place);
        return person == null || !known.equals(Desk.START) ? known : desk.recordBefore(person, place);
    }

    private List<Views.Answered> answered(
            TaskPage task, Answers answers, Values values, Labels labels, Schema shape, Map<String, List<JsonObject>> listed) {
        List<Views.Answered> said = new ArrayList<>();
        for (int page = 0; page < task.questions().size(); page++) {
            if (answers.asks(task.questions().get(page))) {
                for (Input input : task.questions().get(page).inputs()) {
                    Object value = Values.at(answers.body(), input.field());
                    if (input.kind() == Input.Kind.TICKED) {
                        said.add(new Views.Answered(
                                labels.label(input.field()), answers.namesOfTicked(input.field()), Views.Answered.FIXED));
                    } else if (input.kind() != Input.Kind.HIDDEN) {
                        said.add(new Views.Answered(labels.label(input.field()),
                                value == null ? "" : text(input, value, values, shape, listed), page));
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
                    String.valueOf(Values.at(record, input.options().value())),
                    Inputs.label(values, input.options(), record, items(input.options().operation()))));
            return TypedAnswers.chosen(input, value).stream()
                    .map(one -> labels.containsKey(one) ? labels.get(one) : Choices.recorded(values, Schema.ANY_VALUE, input, one))
                    .collect(Collectors.joining("\n"));
        }
        Field show = switch (input.kind()) {
            case REGION -> Field.of(input.field(), Field.As.REGION);
            case COUNTRY, SERVED_COUNTRY -> Field.of(input.field(), Field.As.COUNTRY);
            case LANGUAGE -> Field.of(input.field(), Field.As.LANGUAGE);
            default -> Field.of(input.field(), input.only().isEmpty() || !isOfText(shape.at(input.field()).orElse(Schema.ANY_VALUE))
                    ? Field.As.TYPED : Field.As.WORD);
        };
        return values.text(value, shape.at(input.field()).orElse(Schema.ANY_VALUE), show);
    }

    private static boolean isOfText(Schema schema) {
        return (schema.type() == Schema.Type.LIST && schema.items() != null ? schema.items() : schema).type() == Schema.Type.TEXT;
    }

    /// The next page that is asked, from here in a direction; {@link TaskState#CHECK} after the last one.
    private static int asked(TaskPage task, Answers answers, int from, int step) {
        for (int page = from; page >= 0 && page < task.questions().size(); page += step) {
            if (answers.asks(task.questions().get(page))) {
                return page;
            }
        }
        return step > 0 ? TaskState.CHECK : 0;
    }

    /// The records that questions offer as choices. What narrows them may be an answer given before.
    private Uni<Map<String, List<JsonObject>>> listed(
            SecurityIdentity person, Language language, Desk.Place place, TaskPage task, List<Input> inputs, JsonObject said) {
        List<Input> asked = inputs.stream().flatMap(Input::withParts).filter(input -> input.isListed() && person != null).toList();
        return Multi.createFrom().iterable(asked).onItem().transformToUni(input -> {
            Operation operation = calls.operation(input.options().operation());
            Map<String, String> query = new HashMap<>(Paths.query(operation, place.variables(), input.options().query(), said));
            Paths.inLanguage(operation, query, language);
            if (input.options().most() != null && operation.query().containsKey("limit")) {
                query.put("limit", input.options().most().toString());
            }
            Map<String, String> path = Paths.parameters(operation, place.variables(), Map.of(), null);
            return calls.readOfCountries(person, operation, path, query, task.purpose()).map(items -> Map.entry(input.field(), items));
        }).merge(DeskCalls.AT_ONCE).collect().asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /// Goes to the next page, or back to the errors of this one.
    Uni<TaskState> next(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, TaskState state) {
        if (state.page() == TaskState.CHECK) {
            return Uni.createFrom().item(state.at(TaskState.CHECK));
        }
        return calls.values(person, language).chain(values -> {
            if (checks.lacksZone(task, values)) {
                return Uni.createFrom().item(state.failed(words.say(language, "problem.away"), null, false));
            }
            Answers answers = checks.answers(person, task, state.typed(), values.zone(), place);
            List<String> here = task.questions().get(state.page()).inputs().stream().map(Input::field).toList();
            List<Views.Error> errors = checks.errors(task, answers, values).stream()
                    .filter(error -> here.stream().anyMatch(field -> TaskChecks.concerns(error.id(), field))).toList();
            return errors.isEmpty()
                    ? checks.find(person, language, task, task.questions().get(state.page()).inputs(), answers.body())
                            .map(missed -> missed.isEmpty() ? state.at(asked(task, answers, state.page() + 1, 1))
                                    : state.wrong(state.page(), missed))
                    : Uni.createFrom().item(state.wrong(state.page(), errors));
        });
    }

    Uni<TaskState> previous(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, TaskState state) {
        return calls.values(person, language).map(values -> {
            int from = state.page() == TaskState.CHECK ? task.questions().size() : state.page();
            return state.at(asked(task, checks.answers(person, task, state.typed(), values.zone(), place), from - 1, -1));
        });
    }

    /// Without what was typed on pages that are no longer asked: who has declined is not kept beside her answer. The values of a record on
    /// which the form was opened stay.
    Uni<TaskState> onlyAsked(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, TaskState state) {
        if (task.reads() != null) {
            return Uni.createFrom().item(state);
        }
        return calls.values(person, language).map(values -> {
            if (checks.lacksZone(task, values)) {
                return state;
            }
            Answers answers = checks.answers(person, task, state.typed(), values.zone(), place);
            List<String> asked = task.questions().stream().filter(answers::holds).flatMap(question -> question.inputs().stream())
                    .map(Input::field).toList();
            List<String> others = task.inputs().stream().filter(Input::hasControl).map(Input::field).filter(field -> !asked.contains(field))
                    .toList();
            return others.isEmpty() ? state : state.without(others);
        });
    }

    boolean isOfRow(TaskPage task) {
        return desk.isOfRow(task.key());
    }

    /// What a form says.
    TypedAnswers typed(TaskPage task, MultivaluedMap<String, String> sent) {
        return TypedAnswers.of(task, checks.shape(task), sent);
    }

    /// One more item of a list of objects.
    TypedAnswers oneMore(TaskPage task, TypedAnswers typed, String field) {
        return task.inputs().stream().filter(input -> input.kind() == Input.Kind.REPEATED && input.field().equals(field)).findFirst()
                .map(input -> typed.oneMore(field, checks.shape(task).at(field).map(Schema::longest).orElse(null))).orElse(typed);
    }
}
