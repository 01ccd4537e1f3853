package org.palermo.kernel.audit;

import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.palermo.audit.Entry;

/// Reads an entry of `audit_entry e` with the direct client.
final class EntryRow {
    static final String COLUMNS = """
            e.id, e.recorded_at, e.subject, e.agency, e.action, e.record_kind, e.record_id, e.listed,
                   e.request_id, e.address, e.purpose, e.purpose_reference, e.break_glass
            """;

    private EntryRow() {}

    static Entry read(Row row) {
        UUID[] listed = row.getArrayOfUUIDs("listed");
        OffsetDateTime recordedAt = row.getOffsetDateTime("recorded_at");
        return new Entry(row.getUUID("id"), recordedAt.toInstant(), row.getString("subject"), row.getUUID("agency"),
                row.getString("action"), row.getString("record_kind"), row.getUUID("record_id"),
                listed == null ? null : List.of(listed), row.getString("request_id"), row.getString("address"),
                row.getString("purpose"), row.getString("purpose_reference"), row.getUUID("break_glass"));
    }
}
