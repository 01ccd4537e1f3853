package org.palermo.shelter.directory.hsds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What a published HSDS schema says about an object.
///
/// @param properties by name, in the order of the schema
/// @param required names of required properties
public record HsdsSchema(Map<String, Property> properties, Set<String> required) {

    /// @param type `string`, `number`, `array` or `object`
    /// @param format `uuid`, `uri`, `email`, `date-time`, or null
    /// @param codes the allowed values, or empty for any
    /// @param entity the schema of the object or of the array's items, or null
    public record Property(String type, String format, Set<String> codes, String entity) {
        public boolean isArray() {
            return type.equals("array");
        }
    }

    static HsdsSchema of(JsonNode schema) {
        Map<String, Property> properties = new LinkedHashMap<>();
        schema.get("properties").properties().forEach(p -> properties.put(p.getKey(), property(p.getValue())));
        Set<String> required = new LinkedHashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return new HsdsSchema(properties, required);
    }

    private static Property property(JsonNode node) {
        Set<String> codes = new LinkedHashSet<>();
        node.path("enum").forEach(code -> codes.add(code.asText()));
        JsonNode reference = node.has("items") ? node.get("items").get("$ref") : node.get("$ref");
        return new Property(node.path("type").asText("object"), node.path("format").asText(null), codes,
                reference == null ? null : reference.asText().replace(".json", ""));
    }
}
