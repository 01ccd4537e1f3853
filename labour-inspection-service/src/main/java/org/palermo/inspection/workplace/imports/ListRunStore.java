package org.palermo.inspection.workplace.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries of the worker that imports lists. A lease says which worker has an import; every write checks that it still holds.
@ApplicationScoped
class ListRunStore {
    private static final Query<Run> LEASE = Query.of(Run.class, """
            update workplace_import set state = 'RUNNING', lease = $1, leased_until = $2, attempts = attempts + 1
             where id = (select id from workplace_import
                          where state in ('QUEUED', 'RUNNING') and (leased_until is null or leased_until < $3)
                          order by changed_at, id limit 1 for update skip locked)
            returning id, agency, list, country, format, size, last_row, imported, matched, rejected, attempts
            """);
    private static final Query<Integer> HOLDS = Query.of(Integer.class,
            "select 1 as held from workplace_import where id = $1 and lease = $2 and state = 'RUNNING' for update");
    private static final Change RENEW = Change.of(
            "update workplace_import set leased_until = $3 where id = $1 and lease = $2 and state = 'RUNNING'");
    private static final Query<byte[]> PIECE =
            Query.of(byte[].class, "select bytes from workplace_import_piece where import_id = $1 and number = $2");
    private static final Change BEGIN = Change.of("update workplace_import set header = cast(cast($2 as text) as jsonb) where id = $1");
    private static final Change WRITE = Change.of("""
            update workplace_import
              set last_row = $3, imported = $4, matched = $5, rejected = $6, changed_at = $7, leased_until = $8, attempts = 0
             where id = $1 and lease = $2
            """);
    private static final Change REJECT = Change.of("""
            insert into workplace_import_row (import_id, row_number, reason, cells)
            select $1, r."row", r.reason, r.cells
              from jsonb_to_recordset(cast(cast($2 as text) as jsonb)) as r("row" integer, reason text, cells jsonb)
            on conflict do nothing
            """);
    private static final Change REMARK = Change.of("""
            update workplace_import set remarks = (select array_agg(distinct r) from unnest(remarks || string_to_array($2, ',')) r)
              where id = $1
            """);
    private static final Change RELEASE =
            Change.of("update workplace_import set lease = null, leased_until = $3 where id = $1 and lease = $2");
    private static final Change END = Change.of("""
            update workplace_import set state = $3, failure = $4, changed_at = $5, lease = null, leased_until = null where id = $1
              and lease = $2
            """);
    private static final Change FORGET = Change.of("delete from workplace_import_piece where import_id = $1");
    private static final Change GIVE_UP_WAITING = Change.of("""
            update workplace_import set state = 'CANCELLED', changed_at = $2 where state = 'RECEIVING' and changed_at < $1
            """);
    private static final Change FORGET_CANCELLED = Change.of("""
            delete from workplace_import_piece where import_id in (select id from workplace_import where state = 'CANCELLED')
            """);
    private static final Change FORGET_ROWS = Change.of("""
            delete from workplace_import_row where import_id in (select id from workplace_import where changed_at < $1)
            """);

    private final ObjectMapper json;

    ListRunStore(ObjectMapper json) {
        this.json = json;
    }

    /// An import at work.
    @RegisterForReflection
    record Run(
            UUID id, UUID agency, String list, String country, ListFormat format, long size, int lastRow, int imported, int matched,
            int rejected, int attempts) {

        int read() {
            return imported + matched + rejected;
        }

        /// This import, further on by some rows.
        Run after(int row, int newly, int known, int refused) {
            return new Run(id, agency, list, country, format, size, row, imported + newly, matched + known, rejected + refused, 0);
        }
    }

    /// Leases the import that has waited longest and that no worker has. Leases use real time.
    Uni<Optional<Run>> lease(UUID lease, Duration length) {
        Instant real = Instant.now();
        return LEASE.first(lease, real.plus(length), real);
    }

    /// @return false when another worker has it, or it was cancelled
    Uni<Boolean> holds(UUID id, UUID lease) {
        return HOLDS.first(id, lease).map(Optional::isPresent);
    }

    Uni<Boolean> renew(UUID id, UUID lease, Duration length) {
        return RENEW.execute(id, lease, Instant.now().plus(length)).map(renewed -> renewed > 0);
    }

    /// @return empty after the last
    Uni<Optional<byte[]>> piece(UUID id, int number) {
        return PIECE.first(id, number);
    }

    Uni<Void> begin(UUID id, List<String> header) {
        return BEGIN.execute(id, written(header)).replaceWithVoid();
    }

    Uni<Void> reject(UUID id, List<RejectedRowView> rows) {
        return rows.isEmpty() ? Uni.createFrom().voidItem() : REJECT.execute(id, written(rows)).replaceWithVoid();
    }

    Uni<Void> remark(UUID id, Set<ListRemark> remarks) {
        return remarks.isEmpty() ? Uni.createFrom().voidItem()
                : REMARK.execute(id, remarks.stream().map(Enum::name).collect(Collectors.joining(","))).replaceWithVoid();
    }

    /// Writes the progress and renews the lease, in the transaction of the rows.
    Uni<Void> write(Run run, UUID lease, Duration length, Instant now) {
        return WRITE.execute(run.id(), lease, run.lastRow(), run.imported(), run.matched(), run.rejected(), now, Instant.now().plus(length))
                .replaceWithVoid();
    }

    /// Gives the lease back. The import is tried again after a pause.
    Uni<Void> release(UUID id, UUID lease, Duration pause) {
        return RELEASE.execute(id, lease, Instant.now().plus(pause)).replaceWithVoid();
    }

    /// @param failure null when the whole file was read
    Uni<Void> end(UUID id, UUID lease, ListFailure failure, Instant now) {
        return END.execute(id, lease, failure == null ? ListImportState.DONE : ListImportState.FAILED, failure, now)
                .chain(() -> FORGET.execute(id)).replaceWithVoid();
    }

    /// Forgets files that never became whole, and rejected rows that nobody corrects any more.
    Uni<Void> tidy(Instant unfinishedBefore, Instant rowsBefore, Instant now) {
        return GIVE_UP_WAITING.execute(unfinishedBefore, now)
                .chain(() -> FORGET_CANCELLED.execute())
                .chain(() -> FORGET_ROWS.execute(rowsBefore))
                .replaceWithVoid();
    }

    private String written(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows can't be written", e);
        }
    }
}
