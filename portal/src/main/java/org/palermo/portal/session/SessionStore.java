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
import java.util.List;
import java.util.Optional;

/// The table of sessions. Times are real time: the identity provider decides when a session ends, not the case calendar.
@ApplicationScoped
class SessionStore {
    private final Pool pool;

    SessionStore(Pool pool) {
        this.pool = pool;
    }

    /// A session that a person has open.
    ///
    /// @param name a hash of the session at the identity provider; stays the same when the tokens get a new row
    /// @param sid the session at the identity provider
    /// @param beganAt null when it is older than the column
    /// @param device null when it is older than the columns
    record Open(String name, String sid, Instant beganAt, Device device) {}

    /// A session that was removed, with the tokens of its latest row.
    record Removed(byte[] id, byte[] tokens) {}

    private static final int MOST_OPEN = 50;

    Uni<Void> add(byte[] id, String sid, String subject, byte[] tokens, Instant expiresAt, Device device, Instant beganAt) {
        return pool.preparedQuery("""
                        insert into portal_session (id, sid, subject, tokens, expires_at, began_at, browser, system)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)""")
                .execute(Tuple.from(List.of(Buffer.buffer(id).getDelegate(), sid, subject, Buffer.buffer(tokens).getDelegate(),
                        at(expiresAt), at(beganAt), device.browser().name(), device.system().name())))
                .replaceWithVoid();
    }

    /// The open sessions of a person, latest first; one for each session at the identity provider.
    Uni<List<Open>> open(String subject, Instant now) {
        return pool.preparedQuery("""
                        select encode(sha256(convert_to(sid, 'UTF8')), 'hex') as name, sid, began_at, browser, system from (
                            select distinct on (sid) * from portal_session where subject = $1 and expires_at > $2
                              order by sid, expires_at desc) s
                        order by began_at desc nulls last limit $3""")
                .execute(Tuple.of(subject, at(now), MOST_OPEN))
                .map(rows -> rows.stream().map(SessionStore::open).toList());
    }

    private static Open open(Row row) {
        OffsetDateTime beganAt = row.getOffsetDateTime("began_at");
        String browser = row.getString("browser");
        String system = row.getString("system");
        return new Open(row.getString("name"), row.getString("sid"), beganAt == null ? null : beganAt.toInstant(),
                browser == null || system == null ? null : Device.stored(browser, system));
    }

    /// Removes all rows of other sessions of a person than the present one, in one statement: all or none.
    ///
    /// @param present the present session at the identity provider
    /// @param name only the session of this name; null for all
    /// @return those that were open; one for each session at the identity provider
    Uni<List<Removed>> removeOthers(String subject, String present, String name, Instant now) {
        return pool.preparedQuery("""
                        with removed as (
                            delete from portal_session
                             where subject = $1 and sid is distinct from $2
                               and ($3::text is null or encode(sha256(convert_to(sid, 'UTF8')), 'hex') = $3)
                            returning id, sid, tokens, expires_at)
                        select distinct on (sid) id, tokens from removed where expires_at > $4 order by sid, expires_at desc""")
                .execute(Tuple.of(subject, present, name, at(now)))
                .map(rows -> rows.stream()
                        .map(row -> new Removed(row.getBuffer("id").getBytes(), row.getBuffer("tokens").getBytes())).toList());
    }

    Uni<Optional<byte[]>> tokens(byte[] id, Instant now) {
        return pool.preparedQuery("select tokens from portal_session where id = $1 and expires_at > $2")
                .execute(Tuple.of(Buffer.buffer(id).getDelegate(), at(now)))
                .map(SessionStore::first);
    }

    /// Whose session it is.
    Uni<Optional<String>> subject(byte[] id, Instant now) {
        return pool.preparedQuery("select subject from portal_session where id = $1 and expires_at > $2")
                .execute(Tuple.of(Buffer.buffer(id).getDelegate(), at(now)))
                .map(rows -> rows.iterator().hasNext() ? Optional.of(rows.iterator().next().getString("subject")) : Optional.empty());
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

    /// Removes a session.
    ///
    /// @return its tokens; empty when there is no such session
    Uni<Optional<byte[]>> take(byte[] id) {
        return pool.preparedQuery("delete from portal_session where id = $1 returning tokens")
                .execute(Tuple.of(Buffer.buffer(id).getDelegate()))
                .map(SessionStore::first);
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
