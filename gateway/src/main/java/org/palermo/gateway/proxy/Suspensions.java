package org.palermo.gateway.proxy;

import java.util.HashMap;
import java.util.Map;

import org.palermo.gateway.authentication.Bearer;

import io.vertx.core.json.JsonObject;

/// The subjects whose tokens are refused. Each has an instant, in seconds of the epoch: tokens that were issued before it
/// are refused. The list is replaced as a whole and never changed.
///
/// @param issuedBefore by subject; `Long.MAX_VALUE` for all tokens of the subject
record Suspensions(Map<String, Long> issuedBefore) {

    static final Suspensions NONE = new Suspensions(Map.of());

    /// @throws RuntimeException when it is not a list
    static Suspensions of(JsonObject list) {
        var subjects = new HashMap<String, Long>();
        for (var item : list.getJsonArray("subjects")) {
            var entry = (JsonObject) item;
            var before = entry.getLong("issuedBefore");
            subjects.put(entry.getString("subject"), before == null ? Long.MAX_VALUE : before);
        }
        return new Suspensions(Map.copyOf(subjects));
    }

    boolean refuse(Bearer bearer) {
        // Nearly always empty, and used for each request.
        if (issuedBefore.isEmpty()) {
            return false;
        }
        var before = issuedBefore.get(bearer.subject());
        return before != null && bearer.issuedAt() < before;
    }
}
