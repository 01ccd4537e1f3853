package org.palermo.portal.desk.casefile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palermo.portal.api.Schema;

/// The terms of a case file: what must be done, until when, and whether it is overdue. Last come the terms of the questions to other
/// organisations that have no answer yet; they run on while the case is suspended.
final class CaseTerms {
    private static final String REASONABLE_GROUNDS = "REASONABLE_GROUNDS";
    private static final String RECOVERY = "RECOVERY";
    private static final String EARLIEST_CONCLUSIVE = "EARLIEST_CONCLUSIVE";
    private static final String CONCLUSIVE_GROUNDS = "CONCLUSIVE_GROUNDS";
    private static final String RECONSIDERATION = "RECONSIDERATION";
    private static final String INFORMATION_REQUEST = "INFORMATION_REQUEST";

    /// The shape of a row.
    static final Schema SHAPE = Schema.object(shape());

    /// The time zone in which a day ends last. A statutory date belongs to the jurisdiction, whose zone the portal does not
    /// know. So a term counts as over only when its last day has ended everywhere.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private CaseTerms() {}

    private static Map<String, Schema> shape() {
        Map<String, Schema> shape = new LinkedHashMap<>();
        shape.put("term", Schema.code("CaseTerm",
                List.of(REASONABLE_GROUNDS, RECOVERY, EARLIEST_CONCLUSIVE, CONCLUSIVE_GROUNDS, RECONSIDERATION, INFORMATION_REQUEST)));
        shape.put("lastDay", Schema.of(Schema.Type.DATE, null));
        shape.put("daysLeft", Schema.of(Schema.Type.WHOLE, null));
        shape.put("state", Schema.code("TermState",
                List.of("NONE", "RUNNING", "SOON", "OVERDUE", "PAUSED", "OVER", "UNTIL_DECIDED", "NOT_YET", "POSSIBLE")));
        return shape;
    }

    static List<JsonObject> now(JsonObject file) {
        return of(file, LocalDate.now(LAST).minusDays(1));
    }

    /// @param over the latest day that has ended in every time zone
    static List<JsonObject> of(JsonObject file, LocalDate over) {
        List<JsonObject> terms = file.getJsonObject("paused") == null ? running(file, over) : waiting(file.getJsonObject("paused"));
        file.getJsonArray("openQuestions", new JsonArray()).stream().map(JsonObject.class::cast)
                .forEach(asked -> terms.add(term(INFORMATION_REQUEST, asked.getString("dueOn"), state(asked.getString("due", "")), null)));
        return terms;
    }

    private static List<JsonObject> running(JsonObject file, LocalDate over) {
        List<JsonObject> terms = new ArrayList<>();
        String duty = duty(file.getString("stage", ""));
        String dueOn = file.getString("dueOn");
        // A file waits for a request for reconsideration only while it has a term. A decision of the authority is due even
        // without one.
        if (duty != null && (dueOn != null || !duty.equals(RECONSIDERATION))) {
            terms.add(term(duty, dueOn, state(file.getString("due", "")), null));
        }
        String notBefore = file.getString("conclusiveNotBefore");
        if (notBefore != null) {
            boolean possible = !LocalDate.parse(notBefore).isAfter(over.plusDays(1));
            terms.add(term(EARLIEST_CONCLUSIVE, notBefore, possible ? "POSSIBLE" : "NOT_YET", null));
        }
        String recoveryEnds = file.getString("recoveryEndsOn");
        if (CONCLUSIVE_GROUNDS.equals(duty) && recoveryEnds == null) {
            terms.add(term(RECOVERY, null, "UNTIL_DECIDED", null));
        }
        if (recoveryEnds != null) {
            terms.add(term(RECOVERY, recoveryEnds, LocalDate.parse(recoveryEnds).isAfter(over) ? "RUNNING" : "OVER", null));
        }
        return terms;
    }

    private static List<JsonObject> waiting(JsonObject paused) {
        List<JsonObject> terms = new ArrayList<>();
        String duty = duty(paused.getString("from", ""));
        Integer reconsiderationDays = paused.getInteger("reconsiderationDaysLeft");
        if (duty != null && (reconsiderationDays != null || !duty.equals(RECONSIDERATION))) {
            terms.add(term(duty, null, "PAUSED", duty.equals(RECONSIDERATION) ? reconsiderationDays : null));
        }
        if (paused.getInteger("recoveryDaysLeft") != null) {
            terms.add(term(RECOVERY, null, "PAUSED", paused.getInteger("recoveryDaysLeft")));
        }
        return terms;
    }

    /// The duty that is due in a stage, or null.
    private static String duty(String stage) {
        return switch (stage) {
            case "REFERRED" -> REASONABLE_GROUNDS;
            case "REASONABLE_GROUNDS_POSITIVE", "RECOVERY" -> CONCLUSIVE_GROUNDS;
            case "REASONABLE_GROUNDS_NEGATIVE", "CONCLUSIVE_GROUNDS_NEGATIVE", "DISQUALIFIED" -> RECONSIDERATION;
            default -> null;
        };
    }

    private static String state(String due) {
        return switch (due) {
            case "NONE", "SOON", "OVERDUE" -> due;
            default -> "RUNNING";
        };
    }

    private static JsonObject term(String name, String lastDay, String state, Integer daysLeft) {
        return new JsonObject().put("term", name).put("lastDay", lastDay).put("daysLeft", daysLeft).put("state", state);
    }
}
