package org.palermo.shelter.directory.query;

import org.palermo.shelter.directory.hsds.EntryKind;

/// How much of a stored object a list reads: no more than it shows. PostgreSQL leaves the rest out, so that an entry with many
/// parts takes no memory in a list that does not show them.
enum DetailLevel {
    MINIMAL("part.key in ('id', 'name', 'status')"),
    /// Without lists.
    BRIEF("json_typeof(part.value) <> 'array'"),
    /// Of a service that is shown with one of its locations.
    WITHOUT_LOCATIONS("part.key <> 'service_at_locations'"),
    WHOLE(null);

    private final String parts;

    DetailLevel(String parts) {
        this.parts = parts;
    }

    /// What a list shows of its entries.
    static DetailLevel of(EntryKind entity, DirectoryFilter filter) {
        return switch (entity) {
            case SERVICES -> filter.minimal() ? MINIMAL : filter.full() ? WHOLE : BRIEF;
            case SERVICE_AT_LOCATIONS -> filter.full() ? WHOLE : BRIEF;
            case ORGANIZATIONS -> filter.full() || filter.fullService() ? WHOLE : BRIEF;
            case TAXONOMIES, TAXONOMY_TERMS -> WHOLE;
        };
    }

    /// An SQL expression, null when the column is null.
    ///
    /// @param column the text of a JSON object
    String of(String column) {
        return parts == null ? column : """
                (select cast(json_object_agg(part.key, part.value) as text) from json_each(cast(%s as json)) part where %s)
                """.formatted(column, parts).strip();
    }
}
