package org.palermo.gateway.openapi;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.vertx.core.json.JsonObject;

/// Components of the same name that differ between documents: their content differs, or it is the same and refers to a
/// component that differs.
final class ComponentClashes {

    private ComponentClashes() {
    }

    /// @return each clash as `section/name`
    static Set<String> in(Collection<JsonObject> documents) {
        var contents = contents(documents);
        var clashes = new HashSet<String>();
        contents.forEach((component, texts) -> {
            if (texts.size() > 1) {
                clashes.add(component);
            }
        });
        while (spreads(contents, clashes)) {
            // Repeats until no further component refers to a clash.
        }
        return clashes;
    }

    private static boolean spreads(Map<String, Set<String>> contents, Set<String> clashes) {
        var found = new HashSet<String>();
        contents.forEach((component, texts) -> {
            if (!clashes.contains(component) && clashes.stream().anyMatch(clash -> refers(texts, clash))) {
                found.add(component);
            }
        });
        return clashes.addAll(found);
    }

    private static boolean refers(Set<String> texts, String component) {
        return texts.stream().anyMatch(text -> text.contains("\"#/components/" + component + '"'));
    }

    private static Map<String, Set<String>> contents(Collection<JsonObject> documents) {
        var contents = new HashMap<String, Set<String>>();
        for (var document : documents) {
            var components = document.getJsonObject("components", new JsonObject());
            for (var section : components.fieldNames()) {
                components.getJsonObject(section).forEach(e -> contents
                        .computeIfAbsent(section + "/" + e.getKey(), c -> new HashSet<>())
                        .add(String.valueOf(e.getValue())));
            }
        }
        return contents;
    }
}
