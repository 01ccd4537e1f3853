package org.palermo.portal.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.TaskPage;

/// The state of the form of a task.
///
/// @param page of the questions, or {@link #CHECK}
/// @param key the idempotency key, created with the form; null for a form that is to be begun anew
/// @param version of the record that the person saw, or null
/// @param errors by the name of the control; a name that no control has stands at the top
/// @param problem why it was not done, in the reader's language, or null
/// @param english the service's own words for it, or null
/// @param instead the key of the task to do instead, or null
/// @param changed what somebody else has changed since the form was opened
record TaskState(
        int page, String key, String version, TypedAnswers typed, List<Views.Error> errors, String problem, String english,
        String instead, List<Changed> changed) {
    /// The page that shows all answers once more.
    static final int CHECK = 99;

    /// A field whose value in the record is no longer that with which the form was opened.
    ///
    /// @param value what it is now, or null
    record Changed(Input input, Object value) {}

    static TaskState begun(TypedAnswers typed, String version) {
        return new TaskState(0, UUID.randomUUID().toString(), version, typed, List.of(), null, null, null, List.of());
    }

    /// What a link carried when nobody was signed in: the record is read when the form is sent again.
    static TaskState unread(TypedAnswers carried) {
        return new TaskState(0, null, null, carried, List.of(), null, null, null, List.of());
    }

    TaskState at(int other) {
        return new TaskState(other, key, version, typed, List.of(), null, null, null, List.of());
    }

    /// The same answers, for another request.
    TaskState anew() {
        return new TaskState(page, UUID.randomUUID().toString(), version, typed, List.of(), null, null, null, List.of());
    }

    TaskState with(TypedAnswers other) {
        return new TaskState(page, key, version, other, List.of(), null, null, null, List.of());
    }

    /// Without what was typed for these fields.
    TaskState without(List<String> fields) {
        return new TaskState(page, key, version, typed.without(fields), errors, problem, english, instead, changed);
    }

    TaskState wrong(int other, List<Views.Error> found) {
        return new TaskState(other, key, version, typed, found, null, null, null, List.of());
    }

    /// Refused by the service: sent again, it is another request.
    TaskState refused(int other, List<Views.Error> found) {
        return new TaskState(other, UUID.randomUUID().toString(), version, typed, found, null, null, null, List.of());
    }

    TaskState failed(String why, String said, boolean newKey) {
        return new TaskState(page, newKey ? UUID.randomUUID().toString() : key, version, typed, List.of(), why, said, null, List.of());
    }

    TaskState instead(String task) {
        return new TaskState(page, key, version, typed, errors, problem, english, task, changed);
    }

    /// The form for the record as it is now.
    TaskState on(String newVersion, TypedAnswers marked, List<Changed> found) {
        return new TaskState(page, key, newVersion, marked, errors, problem, english, instead, found);
    }

    /// What the form carries without showing it: itself, and what was typed on its other pages.
    List<Map.Entry<String, String>> hidden(TaskPage task, int shown) {
        List<Map.Entry<String, String>> hidden = new ArrayList<>();
        if (key != null) {
            hidden.add(Map.entry("_key", key));
        }
        hidden.add(Map.entry("_page", String.valueOf(shown)));
        if (version != null) {
            hidden.add(Map.entry("_version", version));
        }
        List<String> here = shown == CHECK ? List.of()
                : task.questions().get(shown).inputs().stream().filter(Input::hasControl).map(Input::field).toList();
        typed.values().forEach((name, values) -> {
            boolean onThisPage = here.stream().anyMatch(field -> name.equals(field) || name.startsWith(field + "."));
            if (!onThisPage || name.endsWith(".count") || name.endsWith(TypedAnswers.CURRENCY)) {
                values.forEach(value -> hidden.add(Map.entry(name, value)));
            }
        });
        return hidden;
    }
}
