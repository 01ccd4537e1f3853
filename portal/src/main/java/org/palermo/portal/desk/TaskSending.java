package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.palermo.portal.api.ApiAnswer;
import org.palermo.portal.api.Operation;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.kept.SecretAnswer;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Sends the form of a task to its operation.
@Singleton
class TaskSending {
    private static final Logger LOG = Logger.getLogger(TaskSending.class);
    /// After these problems the first request may be done, or be done soon.
    private static final Set<String> UNCERTAIN = Set.of("request:still-running", "request:key-reused");
    /// How inspection names the kinds of words about migration status in a text that must have none.
    private static final Pattern MIGRATION_STATUS =
            Pattern.compile("must say nothing about migration status: take out the words of the kind ([A-Z_, ]+)");
    /// What a service names when what is wrong is not one of the fields.
    private static final String WHOLE = "(body)";
    /// The part of the page to which such an error leads.
    private static final String MAIN = "main";
    /// A question is answered with another status.
    private static final int CREATED = 201;

    private final DeskCalls calls;
    private final TaskChecks checks;
    private final RecordPages records;
    private final AnswerStore kept;
    private final Words words;
    private final RoutingContext exchange;

    TaskSending(DeskCalls calls, TaskChecks checks, RecordPages records, AnswerStore kept, Words words, RoutingContext exchange) {
        this.calls = calls;
        this.checks = checks;
        this.records = records;
        this.kept = kept;
        this.words = words;
        this.exchange = exchange;
    }

    /// What came of sending a form.
    sealed interface Outcome {
        /// The address of the page that follows.
        ///
        /// @param done the key of the task that was done, for the words on that page; null when it shows the answer
        /// @param isMade whether a record came of it: it is not asked for once more, and nothing of what was typed is kept
        record Next(String address, String done, boolean isMade) implements Outcome {}

        /// An answer that is not kept: it is shown at once, and only now.
        ///
        /// @param isMade whether a record came of it, as of [Next]
        record Answer(Views.RecordView view, boolean isMade) implements Outcome {}

        record Again(TaskState state) implements Outcome {}
    }

    /// Sends the form.
    Uni<Outcome> send(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, TaskState state) {
        return calls.values(person, language).chain(values -> {
            if (checks.lacksZone(task, values)) {
                TaskState asking = state.page() == TaskState.CHECK ? state.at(0) : state;
                return Uni.createFrom().item(new Outcome.Again(asking.failed(words.say(language, "problem.away"), null, false)));
            }
            Answers answers = checks.answers(person, task, state.typed(), values.zone(), place);
            List<Views.Error> errors = checks.errors(task, answers, values);
            if (!errors.isEmpty()) {
                return Uni.createFrom().item(new Outcome.Again(state.wrong(TaskChecks.page(task, errors), errors)));
            }
            return checks.find(person, language, task, task.inputs(), answers.body())
                    .chain(missed -> missed.isEmpty()
                            ? sent(person, language, place, task, state, answers)
                            : Uni.createFrom().item(new Outcome.Again(state.wrong(TaskChecks.page(task, missed), missed))));
        });
    }

    private Uni<Outcome> sent(
            SecurityIdentity person, Language language, Desk.Place place, TaskPage task, TaskState state, Answers answers) {
        Operation operation = calls.operation(task.operation());
        Map<String, String> path = Paths.parameters(operation, place.variables(), Map.of(), answers.body());
        // A record that the caller names is new: its id is that of the form, so that it can be sent again.
        operation.parameters().forEach(name -> path.putIfAbsent(name, state.key()));
        // What names the record stands in the address of the call only.
        operation.parameters().stream()
                .filter(name -> operation.body() == null || operation.body().at(name).isEmpty()).forEach(answers.body()::remove);
        task.inputs().stream().filter(Input::isListed).map(Input::field)
                .filter(field -> operation.body() == null || operation.body().at(field).isEmpty()).forEach(answers.body()::remove);
        if (operation.method().equals("PATCH")) {
            answers.emptied().forEach(answers.body()::putNull);
        }
        return withUnasked(person, place, task, answers.body()).chain(unread -> unread.isPresent()
                ? Uni.createFrom().item(new Outcome.Again(state.failed(
                        words.say(language, unread.get().isAway() ? "problem.away" : "problem.other"), null, false)))
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
        if (!operation.method().equals("PUT") || task.reads() == null || operation.body() == null
                || !UnaskedFields.has(operation.body(), task)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return calls.current(person, place, task).map(answer -> {
            if (answer.isGood()) {
                UnaskedFields.keep(body, operation.body(), task, DeskCalls.content(answer.body()));
            }
            return answer.isGood() || answer.status() == 404 ? Optional.empty() : Optional.of(answer);
        });
    }

    private Uni<Outcome> done(
            SecurityIdentity person, Language language, Desk.Place place, TaskPage task, JsonObject sent, ApiAnswer answer) {
        if (task.then() != null) {
            String address = Paths.fill(task.then(), place.variables(), answer.body()).map(Desk::address).orElse(Desk.START);
            return Uni.createFrom()
                    .item(new Outcome.Next(address + (address.contains("?") ? "&" : "?") + "done=" + task.key(), task.key(), true));
        }
        boolean isMade = answer.status() == CREATED;
        AnswerStore.Kept had = new AnswerStore.Kept(isMade ? new JsonObject() : sent, answer.body());
        if (task.showsSecret()) {
            SecretAnswer.mark(exchange);
            return answer(person, language, place, task, had).map(view -> new Outcome.Answer(view, isMade));
        }
        // The task is done, even if its answer can't be kept.
        return kept.keep(person, had).onFailure().invoke(e -> LOG.warnf("An answer was not kept: %s", e.getClass().getSimpleName()))
                .onFailure().recoverWithItem(Optional.empty()).chain(id -> id.isPresent()
                ? Uni.createFrom().item(new Outcome.Next(place.address() + "?answer=" + id.get(), null, isMade))
                : answer(person, language, place, task, had).map(view -> new Outcome.Answer(view, isMade)));
    }

    /// The answer to a form that was sent; empty when it is no longer kept.
    Uni<Optional<Views.RecordView>> answer(SecurityIdentity person, Language language, Desk.Place place, TaskPage task, UUID id) {
        return kept.find(person, id).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : answer(person, language, place, task, found.get()).map(Optional::of));
    }

    private Uni<Views.RecordView> answer(
            SecurityIdentity person, Language language, Desk.Place place, TaskPage task, AnswerStore.Kept had) {
        Labels labels = new Labels(words, language, task.key());
        RecordLinks.About about = new RecordLinks.About(place.variables(), had.answer(), had.answer(), had.sent());
        String title = words.find(language, task.key() + ".answer", task.key() + ".title").orElse(task.key());
        return records.sections(person, language, about, labels, task.answer(), calls.operation(task.operation()).answer(), task.purpose())
                .map(sections -> new Views.RecordView(title, title, null, labels.ifAny("answer.lead"), place.address(), null, sections));
    }

    /// The form with the service's reasons. A record that has changed is read again, so that the form can be sent for what
    /// it is now.
    private Uni<TaskState> refused(
            SecurityIdentity person, Language language, Desk.Place place, TaskPage task, TaskState state, ApiAnswer answer) {
        if (!answer.violations().isEmpty()) {
            List<Views.Error> errors = answer.violations().stream().map(violation -> violation(language, task, violation)).toList();
            return Uni.createFrom().item(state.refused(TaskChecks.page(task, errors), errors));
        }
        String specific = words.find(language, "problem." + answer.problem().replace(':', '.')).orElse(null);
        String why = specific != null ? specific
                : words.find(language, "problem." + answer.status(), answer.isAway() ? "problem.away" : "problem.other").orElseThrow();
        String english = specific == null && !answer.isAway() ? answer.body().getString("detail") : null;
        TaskState failed = state.failed(why, english, isDefinite(answer)).instead(task.instead().get(answer.problem()));
        boolean changed = answer.status() == 412 || answer.status() == 428 || answer.status() == 409 && isDefinite(answer);
        return task.reads() == null || !changed
                ? Uni.createFrom().item(failed)
                : calls.current(person, place, task).map(now -> now.isGood() ? now(task, failed, answer.status() == 409, now) : failed);
    }

    /// The form for the record as it is now, with what somebody else has changed.
    ///
    /// @param ifNewer whether a record of the same version has not changed
    private static TaskState now(TaskPage task, TaskState state, boolean ifNewer, ApiAnswer now) {
        if (ifNewer && Objects.equals(now.version(), state.version())) {
            return state;
        }
        JsonObject content = DeskCalls.content(now.body());
        List<TaskState.Changed> changed = task.inputs().stream()
                .filter(input -> input.kind() != Input.Kind.HIDDEN && input.kind() != Input.Kind.SECRET)
                .map(input -> new TaskState.Changed(input, Values.at(content, input.from())))
                .filter(one -> !state.typed().openedWith(one.input().field(), one.value())).toList();
        return state.on(now.version(), state.typed().opened(task, content), changed);
    }

    /// Whether it was certainly not done. Else the form keeps its key, so that nothing is done twice.
    private static boolean isDefinite(ApiAnswer answer) {
        return !answer.isAway() && !UNCERTAIN.contains(answer.problem());
    }

    private Views.Error violation(Language language, TaskPage task, ApiAnswer.Violation violation) {
        if (violation.field().equals(WHOLE)) {
            return ofWhole(language, violation);
        }
        String name = violation.field().replaceAll("\\[(\\d+)]", ".$1");
        String field = task.inputs().stream().map(Input::field).filter(one -> TaskChecks.concerns(name, one)).findFirst().orElse(null);
        Labels labels = new Labels(words, language, task.key());
        String label = field == null ? violation.field() : labels.label(field);
        String own = Optional.ofNullable(field == null ? null : labels.ifAny(field + ".wrong"))
                .or(() -> migrationStatus(language, label, violation.message()))
                .or(() -> words.violations().find(language, violation.message()).map(said -> label + ": " + said)).orElse(null);
        return new Views.Error(field == null ? name : isRepeated(task, field) ? name : field,
                own != null ? own : label + ": " + violation.message(), own == null);
    }

    /// The sentence alone: no question has this error.
    private Views.Error ofWhole(Language language, ApiAnswer.Violation violation) {
        Optional<String> own = words.violations().find(language, violation.message());
        String said = own.orElse(violation.message());
        int begin = Math.min(1, said.length());
        return new Views.Error(MAIN, said.substring(0, begin).toUpperCase(language.locale()) + said.substring(begin), own.isEmpty());
    }

    /// Which words a text must not have, where the service says their kinds.
    private Optional<String> migrationStatus(Language language, String label, String message) {
        Matcher kinds = MIGRATION_STATUS.matcher(message);
        return kinds.matches() ? Optional.of(words.say(language, "problem.migration-status", Map.of("label", label,
                "kinds", Arrays.stream(kinds.group(1).split(", "))
                        .map(kind -> words.find(language, "code.MigrationStatusWords." + kind).orElse(kind))
                        .collect(Collectors.joining(words.say(language, "list.comma") + " "))))) : Optional.empty();
    }

    private static boolean isRepeated(TaskPage task, String field) {
        return task.inputs().stream().anyMatch(input -> input.field().equals(field) && input.kind() == Input.Kind.REPEATED);
    }
}
