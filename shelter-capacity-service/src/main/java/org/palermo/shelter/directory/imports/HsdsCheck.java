package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.shelter.directory.hsds.HsdsSchema;
import org.palermo.shelter.directory.hsds.HsdsSchemas;
import org.palermo.shelter.directory.hsds.HsdsVersion;

/// Keeps the parts of an object that are valid by the published schema and by the meaning of their fields. The notes name the
/// position of each rejected part, never its content. An object that lacks a required field is left out, up to the whole entry.
@ApplicationScoped
class HsdsCheck {
    private static final int DEEPEST = 12;

    private final HsdsSchemas hsdsSchemas;
    private final HsdsPlausibility meaning;
    private final ObjectMapper json;

    HsdsCheck(HsdsSchemas hsdsSchemas, HsdsPlausibility meaning, ObjectMapper json) {
        this.hsdsSchemas = hsdsSchemas;
        this.meaning = meaning;
        this.json = json;
    }

    /// @param notes receives the positions of rejected parts
    /// @return null when the object lacks a required field
    ObjectNode check(String entity, JsonNode object, List<String> notes) {
        return check(entity, object, "", notes, 0);
    }

    private ObjectNode check(String entity, JsonNode object, String path, List<String> notes, int depth) {
        HsdsSchema shape = hsdsSchemas.of(HsdsVersion.V3_1, entity);
        if (!object.isObject() || depth > DEEPEST) {
            notes.add(place(path) + " must be an object");
            return null;
        }
        ObjectNode kept = json.createObjectNode();
        shape.properties().forEach((name, property) -> {
            JsonNode value = object.get(name);
            if (value != null && !value.isNull() && !(value.isTextual() && value.asText().isBlank())) {
                take(kept, name, property, value, path.isEmpty() ? name : path + "." + name, notes, depth);
            }
        });
        // The name of an unknown field is not repeated, because the file chose it.
        object.fieldNames().forEachRemaining(name -> {
            if (!shape.properties().containsKey(name) && !isNested(entity, name)) {
                notes.add(place(path) + " must have only fields of HSDS; left out");
            }
        });
        meaning.check(entity, kept, path, notes);
        List<String> missing = shape.required().stream().filter(name -> !kept.has(name)).toList();
        missing.forEach(name -> notes.add((path.isEmpty() ? name : path + "." + name) + " must be given"));
        return missing.isEmpty() ? kept : null;
    }

    /// Fully nested answers contain these fields, but the published schemas do not list them.
    private static boolean isNested(String entity, String name) {
        return entity.equals("organization") && name.equals("services") || entity.equals("service_at_location") && name.equals("service");
    }

    private void take(ObjectNode kept, String name, HsdsSchema.Property property, JsonNode value, String path, List<String> notes,
            int depth) {
        if (property.isArray()) {
            array(kept, name, property, value, path, notes, depth);
        } else if (property.entity() != null) {
            ObjectNode object = check(property.entity(), value, path, notes, depth + 1);
            if (object != null) {
                kept.set(name, object);
            }
        } else {
            String defect = HsdsValue.defect(property, value);
            if (defect == null) {
                kept.set(name, value);
            } else {
                notes.add(path + " " + defect + "; left out");
            }
        }
    }

    private void array(ObjectNode kept, String name, HsdsSchema.Property property, JsonNode value, String path, List<String> notes,
            int depth) {
        if (!value.isArray()) {
            notes.add(path + " must be a list; left out");
            return;
        }
        ArrayNode items = json.createArrayNode();
        for (int i = 0; i < value.size(); i++) {
            ObjectNode item = check(property.entity(), value.get(i), path + "[" + i + "]", notes, depth + 1);
            if (item != null) {
                items.add(item);
            }
        }
        if (!items.isEmpty()) {
            kept.set(name, items);
        }
    }

    private static String place(String path) {
        return path.isEmpty() ? "the object" : path;
    }
}
