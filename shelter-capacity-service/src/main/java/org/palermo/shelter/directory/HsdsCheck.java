package org.palermo.shelter.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Takes of an object what is valid by the published schema and by what its fields mean, and names the rest by its place,
/// never by what stands there. Without something that the schema demands an object is left out; in the end, all of it.
@ApplicationScoped
class HsdsCheck {
    private static final int DEEPEST = 12;

    private final Shapes shapes;
    private final HsdsMeaning meaning;
    private final ObjectMapper json;

    HsdsCheck(Shapes shapes, HsdsMeaning meaning, ObjectMapper json) {
        this.shapes = shapes;
        this.meaning = meaning;
        this.json = json;
    }

    /// @param notes where what is left out is named
    /// @return null when the object lacks what the schema demands
    ObjectNode check(String entity, JsonNode object, List<String> notes) {
        return check(entity, object, "", notes, 0);
    }

    private ObjectNode check(String entity, JsonNode object, String path, List<String> notes, int depth) {
        Shape shape = shapes.of(HsdsVersion.V3_1, entity);
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
        // What it is called is the file's own word.
        object.fieldNames().forEachRemaining(name -> {
            if (!shape.properties().containsKey(name) && !isNested(entity, name)) {
                notes.add(place(path) + " must have no field that HSDS does not know; left out");
            }
        });
        meaning.check(entity, kept, path, notes);
        List<String> missing = shape.required().stream().filter(name -> !kept.has(name)).toList();
        missing.forEach(name -> notes.add((path.isEmpty() ? name : path + "." + name) + " must be given"));
        return missing.isEmpty() ? kept : null;
    }

    /// Fully nested answers hold these, and the published schemas don't say so.
    private static boolean isNested(String entity, String name) {
        return entity.equals("organization") && name.equals("services") || entity.equals("service_at_location") && name.equals("service");
    }

    private void take(ObjectNode kept, String name, Shape.Property property, JsonNode value, String path, List<String> notes, int depth) {
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

    private void array(ObjectNode kept, String name, Shape.Property property, JsonNode value, String path, List<String> notes, int depth) {
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
