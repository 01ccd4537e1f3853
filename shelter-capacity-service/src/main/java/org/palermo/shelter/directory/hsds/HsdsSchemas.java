package org.palermo.shelter.directory.hsds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The published schemas. Cuts objects to them: an answer contains only what its edition knows.
@Startup
@ApplicationScoped
public class HsdsSchemas {
    private final Map<HsdsVersion, Map<String, HsdsSchema>> shapes = new EnumMap<>(HsdsVersion.class);
    private final ObjectMapper json;

    HsdsSchemas(ObjectMapper json) {
        this.json = json;
        for (HsdsVersion version : HsdsVersion.values()) {
            shapes.put(version, new HashMap<>());
            read(version, "service");
            read(version, "service_at_location");
            read(version, "organization");
            read(version, "taxonomy_term");
        }
    }

    public HsdsSchema of(HsdsVersion version, String entity) {
        return shapes.get(version).get(entity);
    }

    /// The object with its arrays.
    public ObjectNode full(HsdsVersion version, String entity, JsonNode object) {
        return cut(version, entity, object, true);
    }

    /// The object without its arrays, as in a list.
    public ObjectNode brief(HsdsVersion version, String entity, JsonNode object) {
        return cut(version, entity, object, false);
    }

    private ObjectNode cut(HsdsVersion version, String entity, JsonNode object, boolean arrays) {
        ObjectNode kept = json.createObjectNode();
        of(version, entity).properties().forEach((name, property) -> {
            JsonNode value = object.get(name);
            if (value == null || value.isNull() || value.isEmpty() && value.isContainerNode()) {
                return;
            }
            if (property.isArray()) {
                if (arrays) {
                    ArrayNode items = kept.putArray(name);
                    value.forEach(item -> items.add(property.entity() == null ? item : cut(version, property.entity(), item, true)));
                }
            } else {
                kept.set(name, property.entity() == null ? value : cut(version, property.entity(), value, arrays));
            }
        });
        return kept;
    }

    /// Reads a schema and all schemas that it refers to.
    private void read(HsdsVersion version, String entity) {
        if (shapes.get(version).containsKey(entity)) {
            return;
        }
        String path = "palermo/hsds/" + version.number() + "/" + entity + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            HsdsSchema shape = HsdsSchema.of(json.readTree(file));
            shapes.get(version).put(entity, shape);
            shape.properties().values().stream().filter(p -> p.entity() != null).forEach(p -> read(version, p.entity()));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
