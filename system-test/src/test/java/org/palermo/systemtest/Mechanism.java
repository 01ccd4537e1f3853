package org.palermo.systemtest;

import java.util.UUID;
import java.util.stream.StreamSupport;
import org.palermo.systemtest.suite.Suite;

/// The cases as the competent authority sees them.
record Mechanism(Suite suite) {

    private static final String CASES = "/api/nrm/v1/cases";

    /// Whether the case is among the latest fifty of the list.
    boolean lists(UUID id) {
        var items = suite.as("authority").get(CASES + "?limit=50").expect(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false).anyMatch(item -> item.get("id").asText().equals(id.toString()));
    }

    boolean has(UUID id) {
        return suite.as("authority").get(CASES + "/" + id).status() == 200;
    }

    /// The number of case files that the competent authority finds by this name, at most two hundred.
    int filesOf(String name) {
        return suite.as("authority").post(CASES + "/searches", "{\"name\": \"%s\", \"limit\": 200}".formatted(name)).expect(200).json().get("items").size();
    }
}
