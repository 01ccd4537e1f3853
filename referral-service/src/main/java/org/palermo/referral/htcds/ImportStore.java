package org.palermo.referral.htcds;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;

/// Queries for imports, for the organisation that imports. The worker uses {@link RunStore}.
@ApplicationScoped
class ImportStore {
    private static final String VIEW = """
            select id, state, format, region, sender, size, received, last_row, rows_read, imported, matched, notified, rejected, failure, created_at, changed_at
              from htcds_import
            """;

    record New(UUID id, UUID agency, String subject, String requestId, String country, UUID sender, boolean byAuthority, String covered, byte[] digest) {}

    Uni<Void> add(New run, BeginImport command, Instant now) {
        return Sql.execute("""
                        insert into htcds_import (id, agency, subject, request_id, country, region, sender, by_authority, covered, format, size, digest,
                                                  state, created_at, changed_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'RECEIVING', ?13, ?13)
                        """,
                        run.id(), run.agency(), run.subject(), run.requestId(), run.country(), command.region(), run.sender(), run.byAuthority(), run.covered(),
                        command.format().name(), command.size(), run.digest(), now)
                .replaceWithVoid();
    }

    /// Locks the file, so that of two callers who start its import at once the second waits for the first.
    Uni<Void> lockFile(UUID agency, byte[] digest) {
        return Sql.first(String.class, "select cast(pg_advisory_xact_lock(hashtextextended('htcds ' || ?1 || encode(?2, 'hex'), 0)) as text)", agency.toString(), digest).replaceWithVoid();
    }

    /// The bytes of all files whose rows are not all imported.
    Uni<Long> open(UUID agency) {
        return Sql.first(Long.class, "select cast(coalesce(sum(size), 0) as bigint) from htcds_import where agency = ?1 and state in ('RECEIVING', 'QUEUED', 'RUNNING')", agency)
                .map(Optional::orElseThrow);
    }

    /// The running or finished import of this file.
    Uni<Optional<ImportView>> ofFile(UUID agency, byte[] digest) {
        return Sql.first(Object[].class, VIEW + " where agency = ?1 and digest = ?2 and state not in ('FAILED', 'CANCELLED')", agency, digest).map(row -> row.map(ImportStore::view));
    }

    Uni<Optional<ImportView>> find(UUID id) {
        return Sql.first(Object[].class, VIEW + " where id = ?1", id).map(row -> row.map(ImportStore::view));
    }

    /// Locks the import until the end of the transaction.
    Uni<Optional<ImportView>> lock(UUID id) {
        return Sql.first(Object[].class, VIEW + " where id = ?1 for update", id).map(row -> row.map(ImportStore::view));
    }

    /// Latest first.
    Uni<List<ImportView>> page(UUID agency, Cursor after, int limit) {
        return Sql.list(Object[].class, VIEW + " where agency = ?1 and (created_at, id) < (?2, ?3) order by created_at desc, id desc limit ?4",
                        agency, after.at(), after.id(), limit)
                .map(rows -> rows.stream().map(ImportStore::view).toList());
    }

    Uni<Optional<String>> report(UUID id) {
        return Sql.first(String.class, "select report from htcds_import where id = ?1", id);
    }

    Uni<List<RejectedRows.Rejected>> rejected(UUID id, int after, int limit) {
        return Sql.list(Object[].class, "select file_row, reason from htcds_rejection where import_id = ?1 and file_row > ?2 order by file_row limit ?3", id, after, limit)
                .map(rows -> rows.stream().map(r -> new RejectedRows.Rejected(((Number) r[0]).intValue(), (String) r[1])).toList());
    }

    /// @return a piece, sealed
    Uni<Optional<byte[]>> piece(UUID id, int number) {
        return Sql.first(byte[].class, "select sealed from htcds_piece where import_id = ?1 and number = ?2", id, number);
    }

    Uni<Void> add(UUID id, int number, byte[] sealed, int length, boolean last, Instant now) {
        return Sql.execute("insert into htcds_piece (import_id, number, sealed) values (?1, ?2, ?3)", id, number, sealed)
                .chain(() -> Sql.execute("update htcds_import set received = received + ?2, changed_at = ?3, state = ?4 where id = ?1",
                        id, (long) length, now, (last ? ImportState.QUEUED : ImportState.RECEIVING).name()))
                .replaceWithVoid();
    }

    Uni<Void> cancel(UUID id, Instant now) {
        return Sql.execute("update htcds_import set state = 'CANCELLED', changed_at = ?2, lease = null, leased_until = null where id = ?1", id, now)
                .chain(() -> forget(id));
    }

    /// Deletes what is needed only while the import runs.
    static Uni<Void> forget(UUID id) {
        return Sql.execute("delete from htcds_piece where import_id = ?1", id)
                .chain(() -> Sql.execute("delete from htcds_row where import_id = ?1", id))
                .replaceWithVoid();
    }

    static ImportView view(Object[] r) {
        return new ImportView((UUID) r[0], ImportState.valueOf((String) r[1]), FileFormat.valueOf((String) r[2]), (String) r[3], (UUID) r[4],
                number(r[5]), number(r[6]), (int) number(r[7]), (int) number(r[8]), (int) number(r[9]), (int) number(r[10]), (int) number(r[11]), (int) number(r[12]),
                (String) r[13], (Instant) r[14], (Instant) r[15]);
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
