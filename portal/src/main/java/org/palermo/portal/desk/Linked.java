package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// The links from a record to the tasks that its reader can do with it.
@Singleton
class Linked {
    private final Desk desk;
    private final Words words;

    Linked(Desk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    /// Leaves out tasks of other roles, and those whose condition the record does not meet.
    ///
    /// @param conditionOn the record that the conditions of the tasks are about
    /// @param values where ids and carried values come from
    List<Views.Link> tasks(SecurityIdentity person, Language language, List<String> keys, Map<String, String> variables, JsonObject conditionOn, JsonObject values) {
        return keys.stream().map(desk::task).filter(task -> desk.isFor(person, task) && task.isOffered(conditionOn))
                .flatMap(task -> link(language, task, variables, values).stream()).toList();
    }

    private Optional<Views.Link> link(Language language, TaskPage task, Map<String, String> variables, JsonObject values) {
        Map<String, String> carried = new LinkedHashMap<>();
        for (Input input : task.inputs()) {
            Object value = input.kind() == Input.Kind.HIDDEN ? Values.at(values, input.field()) : null;
            if (value != null) {
                carried.put(input.field(), value.toString());
            }
        }
        String text = words.find(language, task.key() + ".do", task.key() + ".title").orElse(task.key());
        return Paths.fill(task.path(), variables, values).map(path -> new Views.Link(text, Desk.START + path, carried));
    }
}
