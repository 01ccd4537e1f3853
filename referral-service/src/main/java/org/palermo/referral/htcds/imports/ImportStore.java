package org.palermo.referral.htcds.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries for imports, for the organisation that imports. The worker uses {@link RunStore}.
@ApplicationScoped
class ImportStore {
    private static final String VIEW = """
            select id, state, format, region, sender, size, received, last_row, rows_read as read, imported, matched, notified, rejected,
              failure,
                   created_at, changed_at
              from htcds_import
            """;
    private static final Change ADD = Change.of("""
            insert into htcds_import (id, agency, subject, request_id, country, region, sender, by_authority, covered, format, size, digest,
                                      state, created_at, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'RECEIVING', $13, $13)
            """);
    private static final Query<String> LOCK_FILE = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('htcds ' || $1 || encode($2, 'hex'), 0)) as text)");
    private static final Query<Long> OPEN_BYTES = Query.of(Long.class, """
            select cast(coalesce(sum(size), 0) as bigint) from htcds_import where agency = $1
              and state in ('RECEIVING', 'QUEUED', 'RUNNING')
            """);
    private static final Query<ImportView> OF_FILE = Query.of(ImportView.class,
            VIEW + "where agency = $1 and digest = $2 and state not in ('FAILED', 'CANCELLED')");
    private static final Query<ImportView> FIND = Query.of(ImportView.class, VIEW + "where id = $1");
    private static final Query<ImportView> LOCK = Query.of(ImportView.class, VIEW + "where id = $1 for update");
    private static final Query<ImportView> PAGE = Query.of(ImportView.class,
            VIEW + "where agency = $1 and (created_at, id) < ($2, $3) order by created_at desc, id desc limit $4");
    private static final Query<String> REPORT = Query.of(String.class, "select report from htcds_import where id = $1");
    private static final Query<RejectedRows.Rejected> REJECTED = Query.of(RejectedRows.Rejected.class,
            "select file_row as row, reason from htcds_rejection where import_id = $1 and file_row > $2 order by file_row limit $3");
    private static final Query<byte[]> PIECE =
            Query.of(byte[].class, "select sealed from htcds_piece where import_id = $1 and number = $2");
    private static final Change ADD_PIECE = Change.of("insert into htcds_piece (import_id, number, sealed) values ($1, $2, $3)");
    private static final Change RECEIVE =
            Change.of("update htcds_import set received = received + $2, changed_at = $3, state = $4 where id = $1");
    private static final Change CANCEL = Change.of(
            "update htcds_import set state = 'CANCELLED', changed_at = $2, lease = null, leased_until = null where id = $1");
    private static final Change FORGET_PIECES = Change.of("delete from htcds_piece where import_id = $1");
    private static final Change FORGET_ROWS = Change.of("delete from htcds_row where import_id = $1");

    record New(UUID id, UUID agency, String subject, String requestId, String country, UUID sender, boolean byAuthority, String covered,
            byte[] digest) {}

    Uni<Void> add(New run, BeginImport command, Instant now) {
        return ADD.execute(
                        run.id(), run.agency(), run.subject(), run.requestId(), run.country(), command.region(), run.sender(),
                        run.byAuthority(), run.covered(), command.format(), command.size(), run.digest(), now)
                .replaceWithVoid();
    }

    /// Locks the file, so that of two callers who start its import at once the second waits for the first.
    Uni<Void> lockFile(UUID agency, byte[] digest) {
        return LOCK_FILE.first(agency.toString(), digest).replaceWithVoid();
    }

    /// The bytes of all files whose rows are not all imported.
    Uni<Long> open(UUID agency) {
        return OPEN_BYTES.one(agency);
    }

    /// The running or finished import of this file.
    Uni<Optional<ImportView>> ofFile(UUID agency, byte[] digest) {
        return OF_FILE.first(agency, digest);
    }

    Uni<Optional<ImportView>> find(UUID id) {
        return FIND.first(id);
    }

    /// Locks the import until the end of the transaction.
    Uni<Optional<ImportView>> lock(UUID id) {
        return LOCK.first(id);
    }

    /// Latest first.
    Uni<List<ImportView>> page(UUID agency, Cursor after, int limit) {
        return PAGE.list(agency, after.at(), after.id(), limit);
    }

    Uni<Optional<String>> report(UUID id) {
        return REPORT.first(id);
    }

    Uni<List<RejectedRows.Rejected>> rejected(UUID id, int after, int limit) {
        return REJECTED.list(id, after, limit);
    }

    /// @return a piece, sealed
    Uni<Optional<byte[]>> piece(UUID id, int number) {
        return PIECE.first(id, number);
    }

    Uni<Void> add(UUID id, int number, byte[] sealed, int length, boolean last, Instant now) {
        return ADD_PIECE.execute(id, number, sealed)
                .chain(() -> RECEIVE.execute(id, (long) length, now, last ? ImportState.QUEUED : ImportState.RECEIVING))
                .replaceWithVoid();
    }

    Uni<Void> cancel(UUID id, Instant now) {
        return CANCEL.execute(id, now).chain(() -> forget(id));
    }

    /// Deletes what is needed only while the import runs.
    static Uni<Void> forget(UUID id) {
        return FORGET_PIECES.execute(id).chain(() -> FORGET_ROWS.execute(id)).replaceWithVoid();
    }
}
