package org.palermo.portal.desk.casework;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Section;

/// The needs of a person that last, by pillar. In each pillar the need whose review comes first stands first; those without a review
/// come last. Of a person with more needs than the operation lists at once, the others follow on a page of their own, in the same order.
final class SupportPlan {
    private static final Schema TEXT = Schema.of(Schema.Type.TEXT, null);
    private static final List<String> PILLARS =
            List.of("IDENTIFICATION_PROTECTION", "INDIVIDUAL_SUPPORT", "SOCIAL_INCLUSION", "CRIMINAL_JUSTICE_REDRESS");
    private static final List<String> OVER = List.of("MET", "NO_LONGER");
    private static final Schema SHAPE = Schema.object(shape());
    /// As many as the operation lists at once.
    private static final String MOST = "200";

    private SupportPlan() {}

    private static Map<String, Schema> shape() {
        Map<String, Schema> shape = new LinkedHashMap<>();
        shape.put("pillar", Schema.code("MechanismPillar", PILLARS));
        shape.put("category", Schema.code("ServiceCategory", List.of("IDENTIFICATION", "ACCOMMODATION", "HEALTH", "PSYCHOLOGICAL", "LEGAL",
                "EMPLOYMENT", "EDUCATION", "FINANCIAL", "HELPLINE", "INTERPRETATION", "CHILD_PROTECTION", "BASIC_NEEDS",
                "RETURN_REINTEGRATION")));
        shape.put("state", Schema.code("NeedState", List.of("OPEN", "PLANNED", "BEING_MET", "UNMET")));
        shape.put("reviewOn", Schema.of(Schema.Type.DATE, null));
        List.of("what", "caseFile", "id").forEach(field -> shape.put(field, TEXT));
        return shape;
    }

    /// On the page of a case.
    static Section ofCase() {
        return Section.worked("plan", SHAPE, SupportPlan::lasting, "pillar")
                .columns(Field.of("what").to("/cases/{=caseFile}/NEED/{=id}"), Field.of("category"), Field.of("state"),
                        Field.of("reviewOn"))
                .from("listCaseRecords").with("kind", "NEED").with("limit", MOST).goingOn();
    }

    /// @param records the needs of a case
    static List<JsonObject> lasting(JsonObject records) {
        return records.getJsonArray("items", new JsonArray()).stream().map(JsonObject.class::cast).map(SupportPlan::row)
                .filter(need -> !OVER.contains(need.getString("state", "")))
                .sorted(Comparator.<JsonObject>comparingInt(need -> PILLARS.indexOf(need.getString("pillar", "")))
                        .thenComparing(need -> need.getString("reviewOn"), Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static JsonObject row(JsonObject record) {
        JsonObject row = new JsonObject().put("caseFile", record.getString("caseFile")).put("id", record.getString("id"));
        JsonObject said = record.getJsonObject("particulars", new JsonObject());
        Stream.of("pillar", "what", "category", "state", "reviewOn")
                .forEach(field -> Optional.ofNullable(said.getString(field)).ifPresent(value -> row.put(field, value)));
        return row;
    }
}
