package org.palermo.kernel.organisation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.BulkInsert;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.NdjsonReader;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Query;

/// Registers organisations by kind. An existing row never changes: an import can't turn an immigration body into another
/// kind.
@ApplicationScoped
public class OrganisationImport {
    private static final Query<UUID> INSERT = Query.of(UUID.class, """
            insert into organisation (id, kind, registered_at)
            select r."id", r."kind", $2
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as r("id" uuid, "kind" text)
            on conflict (id) do nothing
            returning id
            """);

    private final NdjsonReader reader;
    private final BulkInsert bulk;
    private final TransactionTime time;

    @Inject
    OrganisationImport self;

    OrganisationImport(NdjsonReader reader, BulkInsert bulk, TransactionTime time) {
        this.reader = reader;
        this.bulk = bulk;
        this.time = time;
    }

    Multi<ImportLine> run(Actor actor, InputStream body) {
        return reader.run(body, OrganisationRecord.class, rows -> self.batch(actor, rows));
    }

    @Scoped
    public Uni<List<RowOutcome>> batch(Actor actor, List<Row<OrganisationRecord>> rows) {
        return bulk.insert(rows.stream().map(row -> new Row<>(row.number(), row.value().identified())).toList(),
                sound -> null, OrganisationRecord::id, INSERT, List.of(), time.now());
    }
}
