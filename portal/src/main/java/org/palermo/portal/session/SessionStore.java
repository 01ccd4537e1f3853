package org.palermo.portal.session;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The table of sessions. Times are real time: the identity provider decides when a session ends, not the case calendar.
@ApplicationScoped
class SessionStore {
    private final Pool pool;

    SessionStore(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(byte[] id, String sid, String subject, byte[] tokens, Instant expiresAt) {
        return pool.preparedQuery("""
                        insert into portal_session (id, sid, subject, tokens, expires_at) values ($1, $2, $3, $4, $5)""")
                .execute(Tuple.of(Buffer.buffer(id).getDelegate(), sid, subject, Buffer.buffer(tokens).getDelegate(), at(expiresAt)))
                .replaceWithVoid();
    }

    Uni<Optional<byte[]>> tokens(byte[] id, Instant now) {
        return pool.preparedQuery("select tokens from portal_session where id = $1 and expires_at > $2")
                .execute(Tuple.of(Buffer.buffer(id).getDelegate(), at(now)))
                .map(SessionStore::first);
    }

    /// Lets one request renew the tokens, until it has finished or the lease has expired.
    ///
    /// @return the current tokens; empty when another request renews them or the session is over
    Uni<Optional<byte[]>> lease(byte[] id, Instant now, Instant until) {
        return pool.preparedQuery("""
                        update portal_session set renewing_until = $3
                        where id = $1 and expires_at > $2 and (renewing_until is null or renewing_until <= $2)
                        returning tokens""")
                .execute(Tuple.of(Buffer.buffer(id).getDelegate(), at(now), at(until)))
                .map(SessionStore::first);
    }

    Uni<Void> renewed(byte[] id, byte[] tokens, Instant expiresAt) {
        return pool.preparedQuery("update portal_session set tokens = $2, expires_at = $3, renewing_until = null where id = $1")
                .execute(Tuple.of(Buffer.buffer(id).getDelegate(), Buffer.buffer(tokens).getDelegate(), at(expiresAt)))
                .replaceWithVoid();
    }

    Uni<Void> release(byte[] id) {
        return pool.preparedQuery("update portal_session set renewing_until = null where id = $1")
                .execute(Tuple.of(Buffer.buffer(id).getDelegate()))
                .replaceWithVoid();
    }

    Uni<Integer> remove(byte[] id) {
        return pool.preparedQuery("delete from portal_session where id = $1")
                .execute(Tuple.of(Buffer.buffer(id).getDelegate()))
                .map(RowSet::rowCount);
    }

    Uni<Integer> removeEnded(String sid) {
        return pool.preparedQuery("delete from portal_session where sid = $1").execute(Tuple.of(sid)).map(RowSet::rowCount);
    }

    Uni<Integer> removeExpired(Instant now) {
        return pool.preparedQuery("delete from portal_session where expires_at <= $1").execute(Tuple.of(at(now))).map(RowSet::rowCount);
    }

    private static Optional<byte[]> first(RowSet<Row> rows) {
        var row = rows.iterator();
        return row.hasNext() ? Optional.of(row.next().getBuffer("tokens").getBytes()) : Optional.empty();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
