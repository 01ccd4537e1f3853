package org.palermo.inspection.workplace.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.workplace.Workplaces;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over imports of lists, for those who begin them.
@ApplicationScoped
class ListImportStore {
    private static final String VIEW = """
            select id, list, country, state, format, size, last_row, imported, matched, rejected, array_to_string(remarks, ',') as remarks,
              failure,
                   created_at, changed_at
              from workplace_import
            """;
    private static final Query<ImportRow> FIND = Query.of(ImportRow.class, VIEW + " where id = $1 and agency = $2");
    private static final Query<ImportRow> PAGE = Query.of(ImportRow.class, VIEW + """
             where agency = $1 and (created_at, id) < ($2, $3) order by created_at desc, id desc limit $4
            """);
    private static final Query<Integer> OPEN = Query.of(Integer.class, """
            select cast(count(*) as integer) as open from workplace_import where agency = $1 and state in ('RECEIVING', 'QUEUED', 'RUNNING')
            """);
    private static final Change ADD = Change.of("""
            insert into workplace_import (id, agency, list, country, state, created_at, changed_at)
              values ($1, $2, $3, $4, 'RECEIVING', $5, $5)
            """);
    private static final Change RECEIVE = Change.of("update workplace_import set sending = $2 where id = $1 and state = 'RECEIVING'");
    private static final Change FORGET_PIECES = Change.of("delete from workplace_import_piece where import_id = $1");
    private static final Change ADD_PIECE = Change.of("insert into workplace_import_piece (import_id, number, bytes) values ($1, $2, $3)");
    private static final Change RECEIVED = Change.of("""
            update workplace_import set size = $2, changed_at = $3 where id = $1 and state = 'RECEIVING' and sending = $4
            """);
    private static final Change QUEUE = Change.of("""
            update workplace_import set state = 'QUEUED', format = $2, size = $3, changed_at = $4
             where id = $1 and state = 'RECEIVING' and sending = $5
            """);
    private static final Change CANCEL = Change.of("""
            update workplace_import set state = 'CANCELLED', changed_at = $2, lease = null, leased_until = null
             where id = $1 and state in ('RECEIVING', 'QUEUED', 'RUNNING')
            """);
    private static final Query<RejectedRow> REJECTED = Query.of(RejectedRow.class, """
            select row_number as "row", reason, cast(cells as text) as cells
              from workplace_import_row where import_id = $1 and row_number > $2 order by row_number limit $3
            """);
    private static final Query<String> HEADER =
            Query.of(String.class, "select cast(header as text) as header from workplace_import where id = $1 and agency = $2");
    private static final Query<ListImportView.SaidClosed> SAID_CLOSED = Query.of(ListImportView.SaidClosed.class, """
            select distinct w.id, w.reference, w.name
              from workplace_import i
              join workplace_listing l on l.list = i.list and l.listed_at between i.created_at and i.changed_at
              join workplace w on w.id = workplace_now(l.workplace)
             where i.id = $1 and not w.closed and w.name is not null and l.notes like '%SAYS_CLOSED%'
             order by w.name, w.id limit 100
            """.replace("SAYS_CLOSED", ListedRowReader.SAYS_CLOSED));
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper json;

    ListImportStore(ObjectMapper json) {
        this.json = json;
    }

    @RegisterForReflection
    private record ImportRow(
            UUID id, String list, String country, ListImportState state, ListFormat format, long size, int lastRow, int imported,
            int matched, int rejected, String remarks, ListFailure failure, Instant createdAt, Instant changedAt) {

        ListImportView view() {
            return new ListImportView(id, list, country, state, format, size, lastRow, imported + matched + rejected, imported, matched,
                    rejected, remarks.isEmpty() ? List.of() : Arrays.stream(remarks.split(",")).map(ListRemark::valueOf).toList(), null,
                    failure, createdAt, changedAt);
        }
    }

    @RegisterForReflection
    private record RejectedRow(int row, String reason, String cells) {}

    Uni<Optional<ListImportView>> find(Actor actor, UUID id) {
        return FIND.first(id, actor.agency()).map(row -> row.map(ImportRow::view));
    }

    /// Workplaces that are open here and that rows of the import call closed.
    Uni<List<ListImportView.SaidClosed>> saidClosed(UUID id) {
        return SAID_CLOSED.list(id);
    }

    /// At most `limit` + 1 imports of the actor's organisation, latest first.
    Uni<List<ListImportView>> page(Actor actor, Cursor after, int limit) {
        return PAGE.list(actor.agency(), after.at(), after.id(), limit + 1).map(rows -> rows.stream().map(ImportRow::view).toList());
    }

    /// How many imports of the organisation are not over.
    Uni<Integer> open(Actor actor) {
        return OPEN.one(actor.agency());
    }

    Uni<UUID> add(Actor actor, BeginListImport command, Instant now) {
        UUID id = Ids.next();
        return ADD.execute(id, actor.agency(), command.list().strip(), command.country(), now).replaceWith(id);
    }

    /// Deletes the pieces of an earlier request, which can add no more pieces.
    ///
    /// @param sending the request that sends the file now
    Uni<Void> receive(UUID id, UUID sending) {
        return RECEIVE.execute(id, sending).chain(() -> FORGET_PIECES.execute(id)).replaceWithVoid();
    }

    /// @return false when the import does not wait for the file of this request any more
    Uni<Boolean> piece(UUID id, UUID sending, int number, byte[] bytes, long size, Instant now) {
        return RECEIVED.execute(id, size, now, sending).flatMap(waiting -> waiting == 0 ? Uni.createFrom().item(false)
                : ADD_PIECE.execute(id, number, bytes).replaceWith(true));
    }

    /// @return false when the import does not wait for the file of this request any more
    Uni<Boolean> queue(UUID id, UUID sending, ListFormat format, long size, Instant now) {
        return QUEUE.execute(id, format, size, now, sending).map(queued -> queued > 0);
    }

    Uni<Boolean> cancel(UUID id, Instant now) {
        return CANCEL.execute(id, now).call(() -> FORGET_PIECES.execute(id)).map(cancelled -> cancelled > 0);
    }

    /// Rejected rows after a row, at most `limit`.
    Uni<List<RejectedRowView>> rows(UUID id, int behind, int limit) {
        return REJECTED.list(id, behind, limit)
                .map(rows -> rows.stream().map(row -> new RejectedRowView(row.row(), row.reason(), texts(row.cells()))).toList());
    }

    /// The header of the file; empty until it was read.
    Uni<List<String>> header(Actor actor, UUID id) {
        return HEADER.first(id, actor.agency()).map(header -> header.map(this::texts).orElse(List.of()));
    }

    private List<String> texts(String written) {
        try {
            return json.readValue(written, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The cells of a row can't be read");
        }
    }
}
