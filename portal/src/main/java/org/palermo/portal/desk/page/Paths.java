package org.palermo.portal.desk.page;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palermo.portal.api.Operation;
import org.palermo.portal.page.Language;

/// Fills the ids into paths.
public final class Paths {
    /// `{name}` is an id of the address; `{=field}` a value of a record.
    private static final Pattern PLACE = Pattern.compile("\\{(=?)([\\w.]+)}");

    public static final String LANGUAGE = "language";

    private Paths() {}

    /// An id that is not in the address is the record's field of that name, else the record's id.
    ///
    /// @param record null when there is none
    /// @return empty when a value is missing
    public static Optional<String> fill(String template, Map<String, String> variables, JsonObject record) {
        Matcher place = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            String value = value(place.group(2), place.group(1).isEmpty() ? variables : Map.of(), record);
            if (value == null) {
                return Optional.empty();
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        }
        return Optional.of(place.appendTail(filled).toString());
    }

    /// The anchor of the row of a table, by the last id in the path of its tasks.
    ///
    /// @param row null when the id is in the address
    public static Optional<String> anchor(String path, Map<String, String> variables, JsonObject row) {
        return PLACE.matcher(path).results().reduce((_, later) -> later)
                .map(last -> value(last.group(2), row == null ? variables : Map.of(), row)).map(id -> "row-" + id);
    }

    private static String value(String name, Map<String, String> variables, JsonObject record) {
        if (variables.containsKey(name)) {
            return variables.get(name);
        }
        Object value = record == null ? null : Values.at(record, name);
        if (value == null && record != null && !name.contains(".")) {
            value = record.getValue("id");
        }
        return value == null ? null : value.toString();
    }

    /// The values for the path parameters of an operation: those of the same name, or of the name of the record; the others from the end
    /// of the address,
    /// if it has enough ids, else from the record. A parameter without a value is left out.
    ///
    /// @param fixed values that a section states, as templates
    public static Map<String, String> parameters(Operation operation, Map<String, String> variables, Map<String, String> fixed,
            JsonObject record) {
        List<String> names = operation.parameters();
        List<String> values = List.copyOf(variables.values());
        Map<String, String> found = new LinkedHashMap<>();
        if (values.size() < names.size() && record != null) {
            // What the person said names the record; the ids of the address are those before it.
            List<String> said = names.stream()
                    .filter(name -> !variables.containsKey(name) && !name.equals("id") && record.getValue(name) instanceof String).toList();
            said.forEach(name -> found.put(name, record.getString(name)));
            names = names.stream().filter(name -> !said.contains(name)).toList();
        }
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (fixed.containsKey(name)) {
                fill(fixed.get(name), variables, record).ifPresent(value -> found.put(name, value));
            } else if (variables.containsKey(name)) {
                found.put(name, variables.get(name));
            } else if (variables.containsKey(recordOf(operation, name))) {
                found.put(name, variables.get(recordOf(operation, name)));
            } else if (values.size() >= names.size()) {
                found.put(name, values.get(values.size() - names.size() + i));
            }
        }
        return found;
    }

    /// What a parameter names, by the part of the path before it: `case` for the `{id}` of `/cases/{id}`.
    private static String recordOf(Operation operation, String parameter) {
        String before = operation.path().substring(0, operation.path().indexOf("/{" + parameter + "}"));
        String list = before.substring(before.lastIndexOf('/') + 1);
        return list.endsWith("s") ? list.substring(0, list.length() - 1) : list;
    }

    /// Asks for texts in the reader's language, where an operation has them in several.
    public static void inLanguage(Operation operation, Map<String, String> query, Language language) {
        if (operation.query().containsKey(LANGUAGE)) {
            query.putIfAbsent(LANGUAGE, language.tag());
        }
    }

    /// The fixed values that are query parameters of an operation.
    public static Map<String, String> query(Operation operation, Map<String, String> variables, Map<String, String> fixed,
            JsonObject record) {
        Map<String, String> found = new LinkedHashMap<>();
        fixed.forEach((name, template) -> {
            if (operation.query().containsKey(name)) {
                Optional<String> value = template.contains("{") ? fill(template, variables, record) : Optional.of(template);
                value.ifPresent(filled -> found.put(name, filled));
            }
        });
        return found;
    }
}
