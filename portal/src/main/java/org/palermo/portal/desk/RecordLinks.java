package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Values;
import org.palermo.portal.page.CurrentReader;
import org.palermo.portal.words.Words;

/// The links from a record to the tasks that its reader can do with it, and to other pages about it.
@Singleton
class RecordLinks {
    private final Desk desk;
    private final DeskCalls calls;
    private final Words words;

    RecordLinks(Desk desk, DeskCalls calls, Words words) {
        this.desk = desk;
        this.calls = calls;
        this.words = words;
    }

    /// What the tasks are about.
    ///
    /// @param variables the ids in the address
    /// @param conditionOn the record that the conditions of the tasks are about
    /// @param record where ids and values come from that a task does not ask for
    /// @param sent what was sent before, which stands in the forms of the tasks; empty on the page of a record
    record About(Map<String, String> variables, JsonObject conditionOn, JsonObject record, JsonObject sent) {
        static About of(Map<String, String> variables, JsonObject record) {
            return new About(variables, record, record, new JsonObject());
        }

        /// The same with other values for the conditions.
        About when(JsonObject conditions) {
            return new About(variables, conditions, record, sent);
        }
    }

    /// Leaves out pages of other roles, and tasks whose condition the record does not meet.
    List<Views.Link> tasks(SecurityIdentity person, Values values, List<String> keys, About about) {
        JsonObject conditionOn = about.conditionOn().copy().put(Condition.READER, CurrentReader.subject(person));
        return keys.stream().map(desk::page)
                .filter(page -> desk.isFor(person, page) && (!(page instanceof TaskPage task) || task.isOffered(conditionOn)))
                .flatMap(page -> link(values, page, about).stream()).toList();
    }

    boolean mayCall(SecurityIdentity person, String operation) {
        return desk.mayCall(person, operation);
    }

    /// The links to pages that are opened with the filters of a list: a task gets them as values of its form, another page in its address.
    List<Views.Link> withFilters(
            SecurityIdentity person, Values values, List<String> keys, Map<String, String> variables, Map<String, String> chosen) {
        return keys.stream().map(desk::page).filter(page -> desk.isFor(person, page)).map(page -> {
            String text = words.find(values.language(), page.key() + ".do", page.key() + ".title").orElse(page.key());
            String address = Desk.START + Paths.fill(page.path(), variables, null).orElseThrow();
            return page instanceof TaskPage ? new Views.Link(text, address, List.copyOf(chosen.entrySet()))
                    : new Views.Link(text, ListPages.address(address, chosen), List.of());
        }).toList();
    }

    private Optional<Views.Link> link(Values values, Page page, About about) {
        List<Map.Entry<String, String>> form = page instanceof TaskPage task ? hidden(values, task, about) : List.of();
        String text = words.find(values.language(), page.key() + ".do", page.key() + ".title").orElse(page.key());
        return Paths.fill(page.path(), about.variables(), about.record()).map(path -> new Views.Link(text, Desk.START + path, form));
    }

    private List<Map.Entry<String, String>> hidden(Values values, TaskPage task, About about) {
        JsonObject carried = about.sent().copy();
        task.inputs().stream().filter(input -> input.kind() == Input.Kind.HIDDEN || !about.sent().isEmpty())
                .forEach(input -> Optional.ofNullable(Values.at(about.record(), input.from()))
                        .ifPresent(value -> carried.put(input.field(), value)));
        Schema body = calls.operation(task.operation()).body();
        List<Map.Entry<String, String>> hidden = body == null ? List.of()
                : TypedAnswers.carried(task, body, carried, values.zone()).entries();
        // A button that is pressed twice sends the same key.
        return task.isOneClick()
                ? Stream.concat(hidden.stream(), Stream.of(Map.entry("_key", UUID.randomUUID().toString()))).toList() : hidden;
    }
}
