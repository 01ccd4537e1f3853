package org.palermo.portal.desk;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Values;

/// What the body of an operation has and its task does not ask for.
final class UnaskedFields {
    private UnaskedFields() {}

    /// Whether there is anything.
    static boolean has(Schema body, TaskPage task) {
        return has(body, "", known(task));
    }

    private static boolean has(Schema shape, String before, Set<String> known) {
        return shape.properties().entrySet().stream().filter(property -> !known.contains(before + property.getKey()))
                .anyMatch(property -> !isPartlyKnown(before + property.getKey(), known)
                        || has(property.getValue(), before + property.getKey() + ".", known));
    }

    /// Puts it into the body as it is in the record.
    static void keep(JsonObject body, Schema shape, TaskPage task, JsonObject record) {
        keep(body, shape, "", known(task), inside(task, record));
    }

    private static void keep(JsonObject into, Schema shape, String before, Set<String> known, JsonObject from) {
        shape.properties().forEach((name, schema) -> {
            Object value = from.getValue(name);
            String path = before + name;
            if (value == null || known.contains(path) || !fits(schema, value)) {
                return;
            }
            if (!isPartlyKnown(path, known)) {
                into.put(name, value);
            } else if (value instanceof JsonObject object && (into.containsKey(name) || !hasKnown(object, path, known))) {
                // An object of which the person has emptied all that is asked goes as a whole.
                JsonObject inner = into.getJsonObject(name, new JsonObject());
                keep(inner, schema, path + ".", known, object);
                if (!inner.isEmpty()) {
                    into.put(name, inner);
                }
            }
        });
    }

    /// What is asked, comes from elsewhere or is fixed.
    private static Set<String> known(TaskPage task) {
        return Stream.concat(task.inputs().stream().map(Input::field), task.fixed().keySet().stream()).collect(Collectors.toSet());
    }

    private static boolean hasKnown(JsonObject object, String path, Set<String> known) {
        return known.stream().filter(one -> one.startsWith(path + "."))
                .anyMatch(one -> Values.isThere(Values.at(object, one.substring(path.length() + 1))));
    }

    private static boolean isPartlyKnown(String path, Set<String> known) {
        return known.stream().anyMatch(one -> one.startsWith(path + "."));
    }

    /// The object of the record in which all values of the task stand, else the record.
    private static JsonObject inside(TaskPage task, JsonObject record) {
        List<String> objects = task.inputs().stream().filter(input -> input.kind() != Input.Kind.HIDDEN)
                .map(input -> input.from().endsWith("." + input.field())
                        ? input.from().substring(0, input.from().length() - input.field().length() - 1) : "")
                .distinct().toList();
        return objects.size() == 1 && !objects.getFirst().isEmpty()
                && Values.at(record, objects.getFirst()) instanceof JsonObject object ? object : record;
    }

    private static boolean fits(Schema schema, Object value) {
        return switch (schema.type()) {
            case OBJECT -> value instanceof JsonObject;
            case LIST -> value instanceof JsonArray;
            case ANY -> true;
            default -> !(value instanceof JsonObject) && !(value instanceof JsonArray);
        };
    }
}
