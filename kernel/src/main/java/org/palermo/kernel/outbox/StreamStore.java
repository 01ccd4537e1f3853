package org.palermo.kernel.outbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// The relay's queries. Leases and answers are recorded in short transactions of their own; each record checks that the
/// lease is still held.
@ApplicationScoped
class StreamStore {
    private static final Actor RELAY = Actor.system("relay");
    /// Reads the two partial indexes and never the streams of which all is delivered, which are nearly all. When thousands wait, the age is
    /// that of the thousand which are tried next; without that limit, PostgreSQL expects to find a third of the table and reads all of it.
    private static final String BACKLOG = """
            with undelivered as (
                (select subscriber, aggregate, delivered_sequence, parked_at from outbox_stream
                  where delivered_sequence < last_sequence and parked_at is null
                  order by next_attempt_at limit 1000)
                union all
                select subscriber, aggregate, delivered_sequence, parked_at from outbox_stream where parked_at is not null)
            select coalesce(extract(epoch from $1::timestamptz - min(e.occurred_at)), 0)::bigint as oldest_seconds,
                   count(u.parked_at) as parked
              from undelivered u
              left join outbox_event e
                     on e.subscriber = u.subscriber and e.aggregate = u.aggregate and e.sequence = u.delivered_sequence + 1
            """;

    private final Scope scope;

    StreamStore(Scope scope) {
        this.scope = scope;
    }

    /// Leases streams that have something to deliver. Locked streams are skipped, never single events: that would break
    /// the order.
    Uni<List<Stream>> lease(int limit, Duration length) {
        UUID lease = UUID.randomUUID();
        Instant now = Instant.now();
        return list("""
                with due as materialized (
                       select subscriber, aggregate from outbox_stream
                        where delivered_sequence < last_sequence
                          and parked_at is null
                          and next_attempt_at <= $3
                          and (leased_until is null or leased_until < $3)
                        order by next_attempt_at
                        limit $4
                          for update skip locked)
                update outbox_stream s
                   set lease = $1, leased_until = $2
                  from due
                 where s.subscriber = due.subscriber and s.aggregate = due.aggregate
                returning s.subscriber, s.aggregate, s.delivered_sequence, s.attempts, s.refusals
                """,
                Tuple.of(lease, at(now.plus(length)), at(now), limit),
                row -> new Stream(row.getString("subscriber"), row.getUUID("aggregate"), row.getLong("delivered_sequence"),
                        row.getInteger("attempts"), row.getInteger("refusals"), lease));
    }

    Uni<List<StoredEvent>> waiting(Stream stream, int limit) {
        return list("""
                select sequence, id, type, occurred_at, data
                  from outbox_event
                 where subscriber = $1 and aggregate = $2 and sequence > $3
                 order by sequence
                 limit $4
                """,
                Tuple.of(stream.subscriber(), stream.aggregate(), stream.delivered(), limit),
                row -> new StoredEvent(row.getLong("sequence"), row.getUUID("id"), row.getString("type"),
                        row.getOffsetDateTime("occurred_at"), row.getValue("data") == null ? null : row.getValue("data").toString()));
    }

    /// Records a delivery and renews the lease, so that another relay does not take over a long stream.
    ///
    /// @return false when the lease was lost meanwhile
    Uni<Boolean> delivered(Stream stream, long sequence, Duration length) {
        return scope.run(RELAY, (connection, now) -> connection
                .preparedQuery("""
                        update outbox_stream set delivered_sequence = $4, leased_until = $5, attempts = 0, refusals = 0, last_failure = null
                         where subscriber = $1 and aggregate = $2 and lease = $3
                        """)
                .execute(Tuple.of(stream.subscriber(), stream.aggregate(), stream.lease(), sequence, at(Instant.now().plus(length))))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : connection.preparedQuery("""
                                        update outbox_event
                                           set delivered_at = $4, data = case when erased_on_delivery then null else data end
                                         where subscriber = $1 and aggregate = $2 and sequence = $3
                                        """)
                                .execute(Tuple.of(stream.subscriber(), stream.aggregate(), sequence, at(Instant.now())))
                                .replaceWith(true)));
    }

    /// The subscriber asks for an earlier number: the stream continues there. It never jumps to a later one, which would
    /// lose events.
    Uni<Void> goTo(Stream stream, long delivered) {
        return update("""
                update outbox_stream set delivered_sequence = $4
                 where subscriber = $1 and aggregate = $2 and lease = $3 and $4 between 0 and delivered_sequence
                """,
                Tuple.of(stream.subscriber(), stream.aggregate(), stream.lease(), delivered));
    }

    /// @param refusals the present number of refusals in a row; it is reset when the receiver was away in between
    Uni<Void> retryAt(Stream stream, Instant at, int refusals, String failure) {
        return update("""
                update outbox_stream
                   set attempts = attempts + 1, refusals = $6, next_attempt_at = $4, last_failure = $5, lease = null, leased_until = null
                 where subscriber = $1 and aggregate = $2 and lease = $3
                """,
                Tuple.of(stream.subscriber(), stream.aggregate(), stream.lease(), at(at), failure, refusals));
    }

    Uni<Void> park(Stream stream, String failure) {
        return update("""
                update outbox_stream
                   set parked_at = $4, last_failure = $5, lease = null, leased_until = null
                 where subscriber = $1 and aggregate = $2 and lease = $3
                """,
                Tuple.of(stream.subscriber(), stream.aggregate(), stream.lease(), at(Instant.now()), failure));
    }

    Uni<Void> release(Stream stream) {
        return update("""
                update outbox_stream set lease = null, leased_until = null
                 where subscriber = $1 and aggregate = $2 and lease = $3
                """,
                Tuple.of(stream.subscriber(), stream.aggregate(), stream.lease()));
    }

    /// Age in seconds of the oldest waiting event, and how many streams are parked.
    Uni<Backlog> backlog() {
        return list(BACKLOG, Tuple.of(at(Instant.now())),
                        row -> new Backlog(Math.max(0, row.getLong("oldest_seconds")), row.getLong("parked")))
                .map(List::getFirst);
    }

    private Uni<Void> update(String sql, Tuple values) {
        return scope.run(RELAY, (connection, now) -> connection.preparedQuery(sql).execute(values).replaceWithVoid());
    }

    private <T> Uni<List<T>> list(String sql, Tuple values, Function<Row, T> reader) {
        return scope.run(RELAY, (connection, now) -> connection.preparedQuery(sql).execute(values).map(rows -> read(rows, reader)));
    }

    private static <T> List<T> read(RowSet<Row> rows, Function<Row, T> reader) {
        List<T> result = new ArrayList<>(rows.size());
        rows.forEach(row -> result.add(reader.apply(row)));
        return result;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @RegisterForReflection
    record StoredEvent(long sequence, UUID id, String type, OffsetDateTime occurredAt, String data) {}

    record Backlog(long oldestSeconds, long parked) {}
}
