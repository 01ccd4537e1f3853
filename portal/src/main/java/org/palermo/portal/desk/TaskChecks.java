package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// What the person typed for a task, and what is wrong with it.
@Singleton
class TaskChecks {
    private final DeskCalls calls;
    private final Words words;

    TaskChecks(DeskCalls calls, Words words) {
        this.calls = calls;
        this.words = words;
    }

    /// The shape of what is asked: of the body, and of the parts of the address that the person says.
    Schema shape(TaskPage task) {
        Operation operation = calls.operation(task.operation());
        Schema body = operation.body() == null ? Schema.ANY_VALUE : operation.body();
        List<String> said = task.inputs().stream().filter(input -> input.kind() != Input.Kind.HIDDEN).map(Input::field)
                .filter(field -> operation.parameters().contains(field) && body.at(field).isEmpty()).toList();
        return body.requiring(said);
    }

    /// Fixed values may name the person: `{me}`.
    Answers answers(SecurityIdentity person, TaskPage task, TypedAnswers typed, ZoneId zone, Desk.Place place) {
        Map<String, String> known = new LinkedHashMap<>(place.variables());
        if (person != null) {
            known.put("me", CurrentReader.subject(person));
        }
        return Answers.of(task, shape(task), zone, typed, known);
    }

    /// Whether a time is asked for while the time zone is not known.
    boolean lacksZone(TaskPage task, Values values) {
        Schema shape = shape(task);
        return values.countries().items().isEmpty() && task.inputs().stream().filter(input -> input.kind() != Input.Kind.HIDDEN)
                .flatMap(input -> input.parts().isEmpty() ? Stream.of(input.field())
                        : input.parts().stream().map(part -> input.field() + "." + part.field()))
                .anyMatch(field -> shape.at(field).filter(schema -> schema.type() == Schema.Type.INSTANT).isPresent());
    }

    List<Views.Error> errors(TaskPage task, Answers answers, Values values) {
        Labels labels = new Labels(words, values.language(), task.key());
        return answers.wrong().stream().map(wrong -> {
            Map<String, Object> said = new HashMap<>(wrong.values());
            said.put("label", labels.label(wrong.name().replaceAll("\\.\\d+\\.", ".")));
            return new Views.Error(wrong.name(), words.say(values.language(), wrong.key(), said), false);
        }).toList();
    }

    /// Puts the ids of the records that the person named in words into the body.
    ///
    /// @return an error for each that was not found
    Uni<List<Views.Error>> find(SecurityIdentity person, Language language, TaskPage task, List<Input> inputs, JsonObject body) {
        List<Input> named = inputs.stream().filter(input -> input.kind() == Input.Kind.FOUND && body.containsKey(input.field())).toList();
        return Multi.createFrom().iterable(named).onItem().transformToUniAndConcatenate(input -> find(person, language, task, input, body))
                .select().where(Optional::isPresent).map(Optional::get).collect().asList();
    }

    private Uni<Optional<Views.Error>> find(SecurityIdentity person, Language language, TaskPage task, Input input, JsonObject body) {
        JsonObject asked = new JsonObject().put(input.options().label().getFirst(), body.getString(input.field()));
        return calls.search(person, input.options().operation(), asked, task.purpose()).map(answer -> {
            List<JsonObject> found = DeskCalls.items(answer.body(), "items");
            if (found.size() == 1) {
                body.put(input.field(), Values.at(found.getFirst(), input.options().value()));
                return Optional.empty();
            }
            String why = answer.isAway() ? words.say(language, "problem.away")
                    : words.say(language, "error.found", Map.of("label", new Labels(words, language, task.key()).label(input.field())));
            return Optional.of(new Views.Error(input.field(), why, false));
        });
    }

    /// The first page with an error; without one, the page of the answers.
    static int page(TaskPage task, List<Views.Error> errors) {
        for (int page = 0; page < task.questions().size(); page++) {
            for (Input input : task.questions().get(page).inputs()) {
                if (input.kind() != Input.Kind.HIDDEN && errors.stream().anyMatch(error -> concerns(error.id(), input.field()))) {
                    return page;
                }
            }
        }
        return TaskState.CHECK;
    }

    /// Whether the name of a control or of a refused field is of this field.
    static boolean concerns(String name, String field) {
        return name.equals(field) || name.startsWith(field + ".");
    }
}
