package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.imports.Rows;
import org.palermo.shelter.directory.hsds.EntryKind;

/// Refuses entries that are too large. Anybody may read the directory, and reading an entry takes about ten times the memory of
/// its JSON.
///
/// An entry is measured as JSON without white space, with all that belongs to it. The organisation of a service is an entry of its
/// own and is measured apart.
final class EntryLimit {
    static final int MOST_BYTES = 128 * 1024;
    private static final String ORGANIZATION = "organization";
    /// An organisation in full has its services, and a service at a location has its service. The import leaves both out.
    private static final Set<String> LEFT_OUT = Set.of("services", "service");
    private static final Set<String> APART = Set.of(ORGANIZATION);
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private EntryLimit() {}

    /// Moves rows that are too large to the unreadable ones.
    static Rows<HsdsItem> kept(Rows<HsdsItem> rows) {
        List<Row<HsdsItem>> kept = new ArrayList<>();
        List<RowOutcome.Rejected> rejected = new ArrayList<>(rows.unreadable());
        // The services of an archive share the object of their organisation.
        Map<ObjectNode, Boolean> measured = new IdentityHashMap<>();
        for (Row<HsdsItem> row : rows.readable()) {
            HsdsItem item = row.value();
            if (isTooLarge(item.object(), item.entity() == EntryKind.SERVICES ? APART : Set.of())) {
                rejected.add(new RowOutcome.Rejected(row.number(), tooLarge(named(item))));
            } else {
                kept.add(row);
                if (item.entity() == EntryKind.SERVICES && item.object().get(ORGANIZATION) instanceof ObjectNode organization
                        && measured.computeIfAbsent(organization, node -> isTooLarge(node, Set.of()))) {
                    refer(item, organization);
                }
            }
        }
        return new Rows<>(kept, rejected);
    }

    /// The directory may already have the organisation, so a reference to it stays.
    private static void refer(HsdsItem service, ObjectNode organization) {
        service.object().remove(ORGANIZATION);
        service.object().put("organization_id", organization.path("id").asText());
        service.notes().add(tooLarge(ORGANIZATION) + "; left out");
    }

    private static String tooLarge(String what) {
        return what + " must be at most 128 KiB as JSON, with all that belongs to it";
    }

    /// The id is shown only when it is one: the file chose it.
    private static String named(HsdsItem item) {
        String id = item.object().path("id").asText();
        return "the " + item.entity().shape().replace('_', ' ') + (UUID.matcher(id).matches() ? " " + id : "");
    }

    /// Stops at the limit: rows of tables may refer to each other in a circle, and many may share a large one.
    ///
    /// @param apart fields of the object itself that do not count
    private static boolean isTooLarge(ObjectNode object, Set<String> apart) {
        Deque<JsonNode> ahead = new ArrayDeque<>();
        long bytes = fields(object, apart, ahead);
        while (bytes <= MOST_BYTES && !ahead.isEmpty()) {
            JsonNode node = ahead.pop();
            bytes += node instanceof ObjectNode below ? fields(below, Set.of(), ahead) : node.isArray() ? items(node, ahead) : value(node);
        }
        return bytes > MOST_BYTES;
    }

    /// @return the bytes of the names, with their marks
    private static long fields(ObjectNode object, Set<String> apart, Deque<JsonNode> ahead) {
        long bytes = 2;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!LEFT_OUT.contains(field.getKey()) && !apart.contains(field.getKey())) {
                bytes += field.getKey().length() + 4;
                ahead.push(field.getValue());
            }
        }
        return bytes;
    }

    private static long items(JsonNode array, Deque<JsonNode> ahead) {
        array.forEach(ahead::push);
        return 2 + array.size();
    }

    private static long value(JsonNode value) {
        return value.isTextual() && value.textValue().length() > MOST_BYTES ? value.textValue().length()
                : value.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
