package org.palermo.portal.desk.inspection;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.palermo.portal.api.Schema;

/// Two workplaces that may be one, fact by fact: a row for each fact that one of them has.
final class WorkplaceComparison {
    private static final List<String> FACTS = List.of(
            "name", "address", "sector", "isic", "workers", "workersLeast", "workersMost", "osId", "latitude", "longitude");
    static final Schema SHAPE = Schema.object(shape());

    private WorkplaceComparison() {}

    private static Map<String, Schema> shape() {
        Map<String, Schema> shape = new LinkedHashMap<>();
        shape.put("fact", Schema.code("Fact", FACTS));
        shape.put("one", Schema.of(Schema.Type.TEXT, null));
        shape.put("other", Schema.of(Schema.Type.TEXT, null));
        return shape;
    }

    static List<JsonObject> of(JsonObject pair) {
        JsonObject one = pair.getJsonObject("one", new JsonObject());
        JsonObject other = pair.getJsonObject("other", new JsonObject());
        return FACTS.stream().filter(fact -> one.getValue(fact) != null || other.getValue(fact) != null)
                .map(fact -> new JsonObject().put("fact", fact).put("one", text(one, fact)).put("other", text(other, fact))).toList();
    }

    private static String text(JsonObject side, String fact) {
        return Objects.toString(side.getValue(fact), null);
    }
}
