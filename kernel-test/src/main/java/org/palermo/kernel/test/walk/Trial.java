package org.palermo.kernel.test.walk;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One route, one caller, a record that is not the caller's, and the caller's own records that lead to it.
record Trial(Caller caller, Route route, Map<String, String> foreign, Map<String, String> leading) {

    Map<String, String> named() {
        return both(foreign, leading);
    }

    /// The same with ids that do not exist.
    Map<String, String> absent() {
        return both(leading, foreign.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                named -> isId(named.getValue()) ? UUID.randomUUID().toString() : named.getValue())));
    }

    /// Whether the two calls differ: the path has an id of the foreign record.
    boolean replacesAnId() {
        return foreign.entrySet().stream().anyMatch(named -> route.hasParameter(named.getKey()) && isId(named.getValue()));
    }

    private static boolean isId(String value) {
        return value.matches("[0-9a-f-]{36}");
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        return Stream.of(one, other)
                .flatMap(ids -> ids.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
