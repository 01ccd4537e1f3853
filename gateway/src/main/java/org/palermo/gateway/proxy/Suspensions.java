package org.palermo.gateway.proxy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.palermo.gateway.authentication.Bearer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// The subjects whose tokens are refused. Each has an instant, in seconds of the epoch: tokens that were issued before it
/// are refused. The list is replaced as a whole and never changed.
///
/// @param issuedBefore by subject; `Long.MAX_VALUE` for all tokens of the subject
/// @param phones subjects of whom only the secrets of phones are refused: they lost the role of an inspector, or their
///         organisation is closed
/// @param agencies organisations that are closed: all tokens of their people are refused
record Suspensions(Map<String, Long> issuedBefore, Set<String> phones, Set<String> agencies) {

    static final Suspensions NONE = new Suspensions(Map.of(), Set.of(), Set.of());

    /// @throws RuntimeException when it is not a list
    static Suspensions of(JsonObject list) {
        var subjects = new HashMap<String, Long>();
        for (var item : list.getJsonArray("subjects")) {
            var entry = (JsonObject) item;
            var before = entry.getLong("issuedBefore");
            subjects.put(entry.getString("subject"), before == null ? Long.MAX_VALUE : before);
        }
        return new Suspensions(Map.copyOf(subjects), texts(list, "phones"), texts(list, "agencies"));
    }

    private static Set<String> texts(JsonObject list, String name) {
        return list.getJsonArray(name, new JsonArray()).stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    boolean isEmpty() {
        return issuedBefore.isEmpty() && phones.isEmpty() && agencies.isEmpty();
    }

    boolean refuse(Bearer bearer) {
        if (bearer.phone() && phones.contains(bearer.subject())) {
            return true;
        }
        if (bearer.agency() != null && agencies.contains(bearer.agency())) {
            return true;
        }
        // Nearly always empty, and used for each request.
        if (issuedBefore.isEmpty()) {
            return false;
        }
        var before = issuedBefore.get(bearer.subject());
        return before != null && bearer.issuedAt() < before;
    }
}
