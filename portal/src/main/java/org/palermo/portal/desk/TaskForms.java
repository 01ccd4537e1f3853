package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.kept.KeptStore;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.page.Language;

/// Keeps the forms that are being typed, each for an hour after its last page was sent: so that an address shows each page of a
/// form with what was typed, also for the browser's *Back*. The page carries the same in hidden fields, so a form can be sent when it is no
/// longer kept, or when it is open in two tabs.
@ApplicationScoped
class TaskForms {
    private static final Duration KEPT = Duration.ofHours(1);

    private final KeptStore store;

    TaskForms(KeptStore store) {
        this.store = store;
    }

    /// A form that is kept.
    ///
    /// @param state where it stands, or null when it was sent
    /// @param language of what is said in it
    /// @param sent the address that followed when it was sent, or null
    record Kept(TaskState state, Language language, String sent) {}

    /// @return false when it can't be kept, for example because it is too long
    Uni<Boolean> save(SecurityIdentity person, Desk.Place place, UUID form, TaskState state, Language language) {
        return save(person, form,
                new JsonObject().put("address", place.address()).put("language", language.name()).put("state", written(state)));
    }

    /// Nothing of what was typed is kept any longer.
    Uni<Boolean> sent(SecurityIdentity person, Desk.Place place, UUID form, String address) {
        return save(person, form, new JsonObject().put("address", place.address()).put("sent", address));
    }

    private Uni<Boolean> save(SecurityIdentity person, UUID form, JsonObject kept) {
        return store.save(CurrentReader.subject(person), form, kept.encode(), KEPT);
    }

    /// Empty when it is not kept, or when it is of another page.
    Uni<Optional<Kept>> find(SecurityIdentity person, Desk.Place place, TaskPage task, UUID form) {
        return store.find(CurrentReader.subject(person), form)
                .map(found -> found.map(JsonObject::new).filter(one -> place.address().equals(one.getString("address")))
                        .map(one -> one.containsKey("sent") ? new Kept(null, null, one.getString("sent"))
                                : new Kept(read(task, one.getJsonObject("state")), Language.valueOf(one.getString("language")), null)));
    }

    private static JsonObject written(TaskState state) {
        JsonObject typed = new JsonObject();
        state.typed().values().forEach((name, values) -> typed.put(name, new JsonArray(values)));
        JsonArray errors = new JsonArray();
        state.errors()
                .forEach(error -> errors.add(new JsonObject().put("id", error.id())
                        .put("text", error.text()).put("english", error.english())));
        JsonArray changed = new JsonArray();
        state.changed().forEach(one -> changed.add(new JsonObject().put("field", one.input().field()).put("value", one.value())));
        return new JsonObject().put("page", state.page()).put("key", state.key()).put("version", state.version()).put("typed", typed)
                .put("errors", errors).put("problem", state.problem()).put("english", state.english()).put("instead", state.instead())
                .put("changed", changed);
    }

    private static TaskState read(TaskPage task, JsonObject state) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        state.getJsonObject("typed")
                .forEach(one -> typed.put(one.getKey(), ((JsonArray) one.getValue()).stream().map(String::valueOf).toList()));
        List<Views.Error> errors = DeskCalls.items(state, "errors").stream()
                .map(error -> new Views.Error(error.getString("id"), error.getString("text"), error.getBoolean("english"))).toList();
        List<TaskState.Changed> changed = DeskCalls.items(state, "changed").stream()
                .flatMap(one -> task.inputs().stream().filter(input -> input.field().equals(one.getString("field"))).limit(1)
                        .map(input -> new TaskState.Changed(input, one.getValue("value")))).toList();
        return new TaskState(state.getInteger("page"), state.getString("key"), state.getString("version"), new TypedAnswers(typed), errors,
                state.getString("problem"), state.getString("english"), state.getString("instead"), changed);
    }
}
