package org.palermo.portal.desk.question;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.casefile.WorklistFilters;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;

/// How many cases each filter of the worklist finds. Each number leads to its cases.
final class CaseCounts {
    private CaseCounts() {}

    static List<Page> pages() {
        return List.of(RecordPage.of("/case-counts", "countCases").entry().sections(
                of("all", Schema.ANY_VALUE), of("assigned", WorklistFilters.ASSIGNED), of("due", WorklistFilters.DUE),
                of("with", WorklistFilters.CONCERN), of("stage", WorklistFilters.STAGE), of("ageGroup", WorklistFilters.AGE_GROUP),
                of("exploitation", WorklistFilters.EXPLOITATION)));
    }

    private static Section of(String filter, Schema value) {
        return Section.worked(filter, shape(value), counts -> rows(counts, filter))
                .columns(filter.equals("all") ? Field.of("all").to("/cases") : Field.of("value").to("/cases?{=filter}={=value}"),
                        Field.of("count"), Field.of("more"));
    }

    private static Schema shape(Schema value) {
        Map<String, Schema> shape = new LinkedHashMap<>();
        shape.put("value", value);
        shape.put("all", Schema.code("CaseCount", List.of("EVERY")));
        shape.put("count", Schema.of(Schema.Type.WHOLE, null));
        shape.put("more", Schema.code("CaseCount", List.of("MORE")));
        return Schema.object(shape);
    }

    private static List<JsonObject> rows(JsonObject counts, String filter) {
        return counts.getJsonArray("counts", new JsonArray()).stream().map(JsonObject.class::cast)
                .filter(one -> filter.equals(one.getString("filter")))
                .map(one -> one.copy().put("all", "EVERY").put("more", Boolean.TRUE.equals(one.getBoolean("more")) ? "MORE" : null))
                .toList();
    }
}
