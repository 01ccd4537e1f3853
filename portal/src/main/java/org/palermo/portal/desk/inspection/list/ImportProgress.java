package org.palermo.portal.desk.inspection.list;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How far an import is.
///
/// @param lines what the service has said so far, in its order
/// @param over whether it says nothing more
/// @param at when it was kept
record ImportProgress(List<JsonObject> lines, boolean over, Instant at) {
    /// After so long nobody listens to the service any more: what listened has ended. A connection on which nothing moves ends earlier.
    private static final Duration SILENCE = Duration.ofMinutes(3);
    private static final String LINES = "lines";

    static ImportProgress begun() {
        return new ImportProgress(List.of(), false, Instant.now());
    }

    static boolean isOne(JsonObject kept) {
        return kept.containsKey(LINES);
    }

    static ImportProgress read(JsonObject kept) {
        return new ImportProgress(kept.getJsonArray(LINES).stream().map(JsonObject.class::cast).toList(), kept.getBoolean("over"),
                Instant.ofEpochMilli(kept.getLong("at")));
    }

    JsonObject written() {
        return new JsonObject().put(LINES, new JsonArray(lines)).put("over", over).put("at", at.toEpochMilli());
    }

    boolean goesOn() {
        return !over && at.plus(SILENCE).isAfter(Instant.now());
    }
}
