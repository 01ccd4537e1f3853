package org.palermo.portal.referral;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/// The table of drafts. Every statement names the draft's owner. Times are real time, as for sessions.
@ApplicationScoped
class DraftStore {
    private static final String FOUND =
            "select id, sealed, saved_at, expires_at from referral_draft where subject = $1 and expires_at > $2";

    private final Pool pool;
    private final DraftSeal seal;

    DraftStore(Pool pool, DraftSeal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    /// The latest first.
    Uni<List<Draft>> of(String subject, Instant now) {
        return pool.preparedQuery(FOUND + " order by saved_at desc").execute(Tuple.of(subject, at(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).flatMap(row -> opened(subject, row).stream()).toList());
    }

    Uni<Optional<Draft>> find(String subject, UUID id, Instant now) {
        return pool.preparedQuery(FOUND + " and id = $3").execute(Tuple.of(subject, at(now), id)).map(rows -> first(subject, rows));
    }

    /// Does nothing when this id exists or existed: an id is used once, because it is the idempotency key of the referral.
    Uni<Void> begin(String subject, Draft draft) {
        return pool.preparedQuery(
                        "insert into referral_draft (subject, id, sealed, saved_at, expires_at) values ($1, $2, $3, $4, $5) on conflict "
                                + "(subject, id) do nothing")
                .execute(Tuple.of(subject, draft.id(), bytes(seal.seal(subject, draft)), at(draft.savedAt()), at(draft.endsAt())))
                .replaceWithVoid();
    }

    /// Locks the row, so that two pages that are sent at the same time do not overwrite each other.
    ///
    /// @return the changed draft, or empty when there is none
    Uni<Optional<Draft>> change(String subject, UUID id, Instant now, UnaryOperator<Draft> change) {
        return pool.withTransaction(transaction -> transaction.preparedQuery(FOUND + " and id = $3 for update")
                .execute(Tuple.of(subject, at(now), id))
                .map(rows -> first(subject, rows).map(change))
                .call(changed -> changed.isEmpty() ? Uni.createFrom().voidItem() : write(transaction, subject, changed.get(), now)));
    }

    /// Deletes the content at once. The row stays, so that the id is not used again.
    Uni<Void> remove(String subject, UUID id, Instant now) {
        return pool.preparedQuery(
                        "update referral_draft set sealed = '', expires_at = least(expires_at, $3) where subject = $1 and id = $2")
                .execute(Tuple.of(subject, id, at(now))).replaceWithVoid();
    }

    /// @param forgotten rows that expired before this are deleted: by then no service remembers their id
    Uni<Void> removeExpired(Instant now, Instant forgotten) {
        return pool.preparedQuery("update referral_draft set sealed = '' where expires_at <= $1 and sealed <> ''")
                .execute(Tuple.of(at(now)))
                .chain(() -> pool.preparedQuery("delete from referral_draft where expires_at <= $1").execute(Tuple.of(at(forgotten))))
                .replaceWithVoid();
    }

    private Uni<Void> write(SqlConnection transaction, String subject, Draft draft, Instant now) {
        return transaction.preparedQuery("update referral_draft set sealed = $3, saved_at = $4 where subject = $1 and id = $2")
                .execute(Tuple.of(subject, draft.id(), bytes(seal.seal(subject, draft)), at(now)))
                .replaceWithVoid();
    }

    private Optional<Draft> first(String subject, RowSet<Row> rows) {
        var row = rows.iterator();
        return row.hasNext() ? opened(subject, row.next()) : Optional.empty();
    }

    private Optional<Draft> opened(String subject, Row row) {
        return seal.open(subject, row.getUUID("id"), row.getBuffer("sealed").getBytes(), row.getOffsetDateTime("saved_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static io.vertx.core.buffer.Buffer bytes(byte[] sealed) {
        return Buffer.buffer(sealed).getDelegate();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
