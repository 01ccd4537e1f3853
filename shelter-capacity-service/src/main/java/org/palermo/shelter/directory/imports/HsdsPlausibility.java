package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Checks what the schemas can't express and the published examples get wrong: a position off the earth, half a position, more free
/// places than exist, an end before its beginning, an outline that does not have its stated type. Such fields are left out.
@ApplicationScoped
class HsdsPlausibility {
    private final ObjectMapper json;

    HsdsPlausibility(ObjectMapper json) {
        this.json = json;
    }

    void check(String entity, ObjectNode object, String path, List<String> notes) {
        switch (entity) {
            case "location" -> location(object, path, notes);
            case "service_capacity" -> capacity(object, path, notes);
            case "service" -> inOrder(object, "minimum_age", "maximum_age", path, notes);
            case "schedule", "cost_option" -> inOrder(object, "valid_from", "valid_to", path, notes);
            case "service_area" -> outline(object, path, notes);
            default -> { }
        }
    }

    private static void location(ObjectNode location, String path, List<String> notes) {
        if (isOutside(location.get("latitude"), 90)) {
            drop(location, "latitude", path, "must be between -90 and 90", notes);
        }
        if (isOutside(location.get("longitude"), 180)) {
            drop(location, "longitude", path, "must be between -180 and 180", notes);
        }
        if (location.has("latitude") != location.has("longitude")) {
            drop(location, location.has("latitude") ? "latitude" : "longitude", path,
                    "must be given with the other half of the position", notes);
        }
    }

    private static boolean isOutside(JsonNode degrees, double most) {
        return degrees != null && Math.abs(degrees.asDouble()) > most;
    }

    private static void capacity(ObjectNode capacity, String path, List<String> notes) {
        for (String name : List.of("available", "maximum")) {
            if (capacity.has(name) && capacity.get(name).asDouble() < 0) {
                drop(capacity, name, path, "must not be below 0", notes);
            }
        }
        if (capacity.has("available") && capacity.has("maximum")
                && capacity.get("available").asDouble() > capacity.get("maximum").asDouble()) {
            drop(capacity, "available", path, "must not be above maximum", notes);
        }
    }

    private static void inOrder(ObjectNode object, String first, String last, String path, List<String> notes) {
        JsonNode from = object.get(first);
        JsonNode to = object.get(last);
        if (from != null && to != null && (from.isNumber() ? from.asDouble() > to.asDouble() : from.asText().compareTo(to.asText()) > 0)) {
            drop(object, last, path, "must not be before " + first, notes);
        }
    }

    private void outline(ObjectNode area, String path, List<String> notes) {
        if (area.has("extent") && area.path("extent_type").asText().matches("geojson|topojson") && !isObject(area.get("extent").asText())) {
            drop(area, "extent", path, "must be of its extent_type", notes);
            area.remove("extent_type");
        }
    }

    private boolean isObject(String text) {
        try {
            return json.readTree(text).path("type").isTextual();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void drop(ObjectNode object, String name, String path, String why, List<String> notes) {
        object.remove(name);
        notes.add((path.isEmpty() ? name : path + "." + name) + " " + why + "; left out");
    }
}
