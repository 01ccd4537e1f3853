package org.palermo.portal.desk.casefile;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.palermo.portal.api.Schema;

/// The rules of the safe contacts that a case has now, without the numbers and addresses: those stand on the page of the record.
final class SafeContacts {
    private static final Schema TEXT = Schema.of(Schema.Type.TEXT, null);
    static final Schema SHAPE = Schema.object(shape());

    private SafeContacts() {}

    private static Map<String, Schema> shape() {
        Map<String, Schema> shape = new LinkedHashMap<>();
        List.of("when", "words", "never", "channel", "caseFile", "id").forEach(field -> shape.put(field, TEXT));
        return shape;
    }

    /// @param records the records of this kind
    static List<JsonObject> current(JsonObject records) {
        return objects(records.getJsonArray("items")).filter(record -> particulars(record).getValue("endedOn") == null)
                .map(SafeContacts::rule).toList();
    }

    private static JsonObject rule(JsonObject record) {
        JsonObject said = particulars(record);
        JsonArray channels = new JsonArray();
        objects(said.getJsonArray("ways")).map(way -> way.getString("channel")).distinct().forEach(channels::add);
        return new JsonObject().put("when", said.getString("when")).put("words", said.getString("words"))
                .put("never", said.getString("never")).put("channel", channels)
                .put("caseFile", record.getString("caseFile")).put("id", record.getString("id"));
    }

    private static JsonObject particulars(JsonObject record) {
        return record.getJsonObject("particulars", new JsonObject());
    }

    private static Stream<JsonObject> objects(JsonArray list) {
        return list == null ? Stream.empty() : list.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }
}
