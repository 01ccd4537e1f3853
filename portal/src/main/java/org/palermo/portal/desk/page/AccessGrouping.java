package org.palermo.portal.desk.page;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Joins the entries of a list that are parts of one look at a record: a page of the portal asks for each of its sections, and the audit
/// has an entry for each.
///
/// @param field that says what was read
/// @param parts the values of the field that a look has
/// @param words that say how many parts a look has, by `count`
public record AccessGrouping(String field, List<String> parts, String words) {
    private static final String AT = "at";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// Rows that follow each other, within a minute, and differ in nothing else than when and what was read. Nothing is left out.
    public List<List<JsonObject>> of(List<JsonObject> rows) {
        List<List<JsonObject>> looks = new ArrayList<>();
        for (JsonObject row : rows) {
            if (!looks.isEmpty() && isOne(looks.getLast().getFirst(), row)) {
                looks.getLast().add(row);
            } else {
                looks.add(new ArrayList<>(List.of(row)));
            }
        }
        return looks;
    }

    private boolean isOne(JsonObject first, JsonObject row) {
        return isPart(first) && isPart(row) && rest(first).equals(rest(row))
                && Duration.between(Instant.parse(row.getString(AT)), Instant.parse(first.getString(AT))).abs().compareTo(LONGEST) < 0;
    }

    private boolean isPart(JsonObject row) {
        return row.getString(AT) != null && parts.contains(row.getString(field));
    }

    private JsonObject rest(JsonObject row) {
        JsonObject rest = row.copy();
        List.of("id", AT, field).forEach(rest::remove);
        return rest;
    }
}
