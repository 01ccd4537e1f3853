package org.palermo.shelter.directory.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.kernel.statistics.OffEventLoop;
import org.palermo.shelter.directory.entry.Schedules;
import org.palermo.shelter.directory.hsds.EntryKind;
import org.palermo.shelter.directory.hsds.HsdsSchemas;
import org.palermo.shelter.directory.hsds.HsdsVersion;

/// Renders entries: cut to an edition of HSDS, brief in lists, full on request.
@ApplicationScoped
class DirectoryRendering {
    private static final List<String> MINIMAL = List.of("id", "name", "status", "last_modified");

    private final HsdsSchemas hsdsSchemas;
    private final ObjectMapper json;

    DirectoryRendering(HsdsSchemas hsdsSchemas, ObjectMapper json) {
        this.hsdsSchemas = hsdsSchemas;
        this.json = json;
    }

    /// Renders rows off the event loop, one after the other: a parsed entry takes about ten times the memory of its text.
    ///
    /// @param render one of the methods below
    /// @return the JSON text of each
    Uni<List<String>> texts(List<DirectoryStore.Listed> rows, Function<DirectoryStore.Listed, ObjectNode> render) {
        return OffEventLoop.of(() -> rows.stream().map(row -> render.apply(row).toString()).toList());
    }

    /// @param free the free places of shelters that report them
    /// @param now decides the distance from UTC of opening times
    ObjectNode service(HsdsVersion version, DirectoryStore.Listed row, boolean full, Map<UUID, DirectoryStore.Free> free, Instant now) {
        ObjectNode record = (ObjectNode) read(row.service() == null ? row.record() : row.service());
        record.put("last_modified", row.modified().toString());
        if (row.organization() != null) {
            record.set("organization", hsdsSchemas.brief(version, "organization", read(row.organization())));
        }
        Schedules.at(record, now);
        DirectoryStore.Free places = row.shelter() == null ? null : free.get(row.shelter());
        if (places != null) {
            record.putArray("capacities").add(capacity(row.serviceId(), places));
        }
        return full ? hsdsSchemas.full(version, "service", record) : hsdsSchemas.brief(version, "service", record);
    }

    /// `id`, `last_modified` and the two fields that the schema requires.
    ObjectNode minimal(DirectoryStore.Listed row) {
        ObjectNode record = (ObjectNode) read(row.record());
        return record.put("last_modified", row.modified().toString()).retain(MINIMAL);
    }

    ObjectNode atLocation(HsdsVersion version, DirectoryStore.Listed row, boolean full, Map<UUID, DirectoryStore.Free> free, Instant now) {
        JsonNode record = read(row.record());
        ObjectNode place = full
                ? hsdsSchemas.full(version, "service_at_location", record)
                : hsdsSchemas.brief(version, "service_at_location", record);
        ObjectNode service = service(version, row, full, free, now);
        service.remove("service_at_locations");
        place.set("service", service);
        return place;
    }

    ObjectNode organization(HsdsVersion version, DirectoryStore.Listed row, boolean full) {
        JsonNode record = read(row.record());
        return full ? hsdsSchemas.full(version, "organization", record) : hsdsSchemas.brief(version, "organization", record);
    }

    ObjectNode whole(HsdsVersion version, EntryKind entity, DirectoryStore.Listed row) {
        return hsdsSchemas.full(version, entity.shape(), read(row.record()));
    }

    private ObjectNode capacity(UUID service, DirectoryStore.Free free) {
        ObjectNode capacity = json.createObjectNode().put("id", id(service + " capacity"));
        capacity.putObject("unit").put("id", id("palermo:unit:place")).put("name", "Place to sleep");
        return capacity.put("available", free.available()).put("maximum", free.maximum())
                .put("description", "Places for tonight").put("updated", free.counted().toString());
    }

    private static String id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private JsonNode read(String record) {
        try {
            return json.readTree(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of the directory can't be read");
        }
    }
}
