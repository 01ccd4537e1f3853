package org.palermo.shelter.oncall;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeyRows;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scope;

/// The waiting messages. A message that was taken becomes due again after a growing delay, in case its courier died or failed. So a
/// message may arrive twice, but does not get lost.
@ApplicationScoped
class OnCallMessages {
    private static final Actor ON_CALL = Actor.system("on-call");
    private static final String TAKE = """
            with due as (
                select id from on_call_message
                 where sent_at is null and attempts < 6 and next_attempt_at <= $1
                 order by next_attempt_at limit 50 for update skip locked),
            taken as (
                update on_call_message m
                   set attempts = m.attempts + 1, next_attempt_at = $1 + (m.attempts + 1) * interval '30 seconds'
                  from due where m.id = due.id
                returning m.id, m.shift, m.channel, m.kind, m.reference, m.created_at)
            select t.*, o.sealed from taken t join on_call_shift o on o.id = t.shift
            """;
    private static final String SENT = "update on_call_message set sent_at = $2 where id = $1";

    private final Scope scope;
    private final DataKeyRows keys;
    private final SealedContacts contacts;

    OnCallMessages(Scope scope, DataKeyRows keys, SealedContacts contacts) {
        this.scope = scope;
        this.keys = keys;
        this.contacts = contacts;
    }

    record Due(UUID id, Channel channel, String to, String kind, String reference, Instant at) {
        @Override
        public String toString() {
            return "Due[" + id + "]";
        }
    }

    Uni<List<Due>> take() {
        return scope.run(ON_CALL, (connection, now) -> connection.preparedQuery(TAKE).execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .flatMap(rows -> opened(connection, rows)));
    }

    private Uni<List<Due>> opened(SqlConnection connection, RowSet<Row> rows) {
        List<UUID> shifts = StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("shift")).distinct().toList();
        return shifts.isEmpty()
                ? Uni.createFrom().item(List.of())
                : keys.find(connection, shifts, Purpose.NOTE).map(found -> due(rows, found));
    }

    private List<Due> due(RowSet<Row> rows, Map<UUID, DataKey> found) {
        List<Due> due = new ArrayList<>();
        for (Row row : rows) {
            DataKey key = found.get(row.getUUID("shift"));
            if (key != null) {
                Channel channel = Channel.valueOf(row.getString("channel"));
                due.add(new Due(row.getUUID("id"), channel, contacts.open(key, row.getBuffer("sealed").getBytes()).to(channel),
                        row.getString("kind"), row.getString("reference"), row.getOffsetDateTime("created_at").toInstant()));
            }
        }
        return due;
    }

    Uni<Void> sent(Due message) {
        return scope.run(ON_CALL,
                (connection, now) -> connection.preparedQuery(SENT)
                        .execute(Tuple.of(message.id(), now.atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid());
    }
}
