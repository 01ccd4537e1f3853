package org.palermo.local.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.palermo.audit.Checkpoint;
import org.palermo.audit.Entry;
import org.palermo.audit.Link;
import org.palermo.local.Failure;

/// The lines of an export and of the checkpoints, as JSON: hashes in hexadecimal, signatures in Base64, instants in UTC,
/// absent fields left out.
final class Lines {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Lines() {}

    static JsonNode read(String line) {
        try {
            JsonNode read = JSON.readTree(line);
            if (read instanceof ObjectNode) {
                return read;
            }
        } catch (JsonProcessingException notJson) {
            // Handled below, like JSON of another shape.
        }
        throw new Failure("A line of the audit is not a JSON object.");
    }

    static ObjectNode line(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    static ObjectNode line(Link link) {
        ObjectNode line = line("link").put("sequence", link.sequence())
                .put("previous", HexFormat.of().formatHex(link.previous())).put("hash", HexFormat.of().formatHex(link.hash()));
        line.set("entry", link.entry() == null ? null : entry(link.entry()));
        return line;
    }

    static ObjectNode line(String type, Entry entry) {
        ObjectNode line = line(type);
        line.set("entry", entry(entry));
        return line;
    }

    static ObjectNode line(Checkpoint c) {
        return line("checkpoint").put("service", c.service()).put("epoch", c.epoch().toString()).put("epochFrom", c.epochFrom())
                .put("sequence", c.sequence()).put("hash", HexFormat.of().formatHex(c.hash())).put("waiting", c.waiting())
                .put("at", c.at().toString()).put("signature", Base64.getEncoder().encodeToString(c.signature()));
    }

    static Checkpoint checkpoint(JsonNode line) {
        return shaped(() -> new Checkpoint(line.path("service").asText(), UUID.fromString(line.path("epoch").asText()),
                line.path("epochFrom").asLong(), line.path("sequence").asLong(), HexFormat.of().parseHex(line.path("hash").asText()),
                line.path("waiting").asLong(), Instant.parse(line.path("at").asText()),
                Base64.getDecoder().decode(line.path("signature").asText())));
    }

    static Instant instant(String text) {
        return shaped(() -> Instant.parse(text));
    }

    static Link link(JsonNode line) {
        return shaped(() -> new Link(line.path("sequence").asLong(), HexFormat.of().parseHex(line.path("previous").asText()),
                HexFormat.of().parseHex(line.path("hash").asText()), line.path("entry").isObject() ? entry(line) : null));
    }

    static Entry entry(JsonNode line) {
        JsonNode e = line.path("entry");
        return shaped(() -> new Entry(id(e, "id"), Instant.parse(e.path("recordedAt").asText()), text(e, "subject"), id(e, "agency"),
                text(e, "action"), text(e, "recordKind"), id(e, "recordId"), ids(e.get("listed")), text(e, "requestId"),
                text(e, "address"), text(e, "purpose"), text(e, "purposeReference"), id(e, "breakGlass")));
    }

    private static ObjectNode entry(Entry e) {
        ObjectNode json = JSON.createObjectNode();
        put(json, "id", e.id());
        put(json, "recordedAt", e.recordedAt());
        put(json, "subject", e.subject());
        put(json, "agency", e.agency());
        put(json, "action", e.action());
        put(json, "recordKind", e.recordKind());
        put(json, "recordId", e.recordId());
        if (e.listed() != null) {
            ArrayNode listed = json.putArray("listed");
            e.listed().forEach(id -> listed.add(id.toString()));
        }
        put(json, "requestId", e.requestId());
        put(json, "address", e.address());
        put(json, "purpose", e.purpose());
        put(json, "purposeReference", e.purposeReference());
        put(json, "breakGlass", e.breakGlass());
        return json;
    }

    private static void put(ObjectNode json, String field, Object value) {
        if (value != null) {
            json.put(field, value.toString());
        }
    }

    private static String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.get(field).asText() : null;
    }

    private static UUID id(JsonNode json, String field) {
        return json.hasNonNull(field) ? UUID.fromString(json.get(field).asText()) : null;
    }

    private static List<UUID> ids(JsonNode array) {
        if (array == null || array.isNull()) {
            return null;
        }
        List<UUID> ids = new ArrayList<>();
        array.forEach(id -> ids.add(UUID.fromString(id.asText())));
        return ids;
    }

    private static <T> T shaped(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | DateTimeException misshapen) {
            throw new Failure("A line of the audit does not have the expected fields.");
        }
    }
}
