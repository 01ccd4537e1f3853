package org.palermo.kernel.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeyRows;
import org.palermo.kernel.protection.KeysUnavailable;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.protection.SealedDataDamaged;
import org.palermo.kernel.scope.Scope;

/// Which webhooks are due, their next messages, and their progress. Instances share them by leases.
@ApplicationScoped
class WebhookStore {
    private static final Logger LOG = Logger.getLogger(WebhookStore.class);
    private static final Actor WEBHOOKS = Actor.system("webhooks");
    private static final int AT_ONCE = 16;
    /// How many numbers one query covers.
    private static final int STRETCH = 5_000;
    private static final int PAGE = 20;
    /// Somebody who runs the service must do something first.
    private static final Duration UNTIL_READABLE = Duration.ofMinutes(5);
    private static final String LEASE = """
            update webhook w set lease = $1, leased_until = $2
             where id in (select id from webhook
                           where approved_at is not null and ended_at is null and next_attempt_at <= $3
                             and delivered_sequence < (select coalesce(max(sequence), 0) from feed_sequence where feed = 'notices')
                             and (leased_until is null or leased_until < $3)
                           order by next_attempt_at limit %d for update skip locked)
            returning id, agency, url, kinds, secret, former_secret, former_until, delivered_sequence, attempts
            """.formatted(AT_ONCE);
    private static final String END = "select least($1 + %d, coalesce(max(sequence), 0)) as until from feed_sequence where feed = 'notices'"
            .formatted(STRETCH);
    private static final String NEXT = """
            select s.sequence, n.id, n.kind, n.about, n.reference, n.created_at
              from feed_sequence s
              join notice n on n.id = s.entry
             where s.feed = 'notices' and s.sequence > $1 and s.sequence <= $2
               and n.agency = $3 and ($4::text[] is null or n.kind = any ($4))
             order by s.sequence
             limit %d
            """.formatted(PAGE);
    private static final String REACHED = """
            update webhook set delivered_sequence = $3, attempts = 0, last_failure = null, leased_until = $4
             where id = $1 and lease = $2 and delivered_sequence < $3 and ended_at is null
            """;
    /// The webhook that was served longest ago is next, so that none is left out when many are due.
    private static final String RELEASE = """
            update webhook set next_attempt_at = $3, lease = null, leased_until = null
             where id = $1 and lease = $2
            """;
    private static final String FAILED = """
            update webhook set attempts = attempts + 1, next_attempt_at = $3, last_failure = $4, lease = null, leased_until = null
             where id = $1 and lease = $2 and ended_at is null
            """;
    private static final String UNREADABLE = """
            update webhook set next_attempt_at = $3, last_failure = 'SECRET_UNREADABLE', lease = null, leased_until = null
             where id = any ($1) and lease = $2
            """;
    private static final String ENDED = """
            update webhook set ended_at = $3, end_reason = $4, last_failure = $5, lease = null, leased_until = null, version = version + 1
             where id = $1 and lease = $2 and ended_at is null
            """;
    private static final String TELL = """
            insert into notice (id, agency, kind, about, reference, created_at) values ($1, $2, 'WEBHOOK_ENDED', $3, $4, $5)
            """;

    private final Scope scope;
    private final DataKeyRows keys;

    WebhookStore(Scope scope, DataKeyRows keys) {
        this.scope = scope;
        this.keys = keys;
    }

    /// A webhook that this instance has leased.
    ///
    /// @param secrets that sign now, the present one first
    record Due(UUID id, UUID lease, UUID agency, String url, String[] kinds, List<String> secrets, long delivered, int attempts) {}

    record Message(long sequence, UUID id, String kind, UUID about, String reference, Instant at) {}

    /// @param until the number that is reached once all these are delivered
    record Stretch(List<Message> messages, long until) {}

    Uni<List<Due>> due(Duration lease) {
        UUID token = Ids.next();
        Instant real = Instant.now();
        return scope.run(WEBHOOKS, (connection, now) -> connection.preparedQuery(LEASE)
                .execute(Tuple.of(token, at(real.plus(lease)), at(real)))
                .flatMap(rows -> opened(connection, token, rows)));
    }

    private Uni<List<Due>> opened(SqlConnection connection, UUID lease, RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID("id")));
        return ids.isEmpty() ? Uni.createFrom().item(List.of())
                : keys.findReadable(connection, ids, Purpose.WEBHOOK, WebhookStore::requireKeys).flatMap(found -> {
                    List<Due> due = new ArrayList<>();
                    List<UUID> unreadable = new ArrayList<>();
                    rows.forEach(row -> readable(row, lease, found.get(row.getUUID("id")))
                            .ifPresentOrElse(due::add, () -> unreadable.add(row.getUUID("id"))));
                    return postpone(connection, lease, unreadable).replaceWith(due);
                });
    }

    /// Without any master keys this instance leases nothing, because others may have them.
    private static void requireKeys(UUID hook, RuntimeException failure) {
        if (failure instanceof KeysUnavailable none && none.reason() != KeysUnavailable.Reason.UNKNOWN_KEY) {
            throw none;
        }
    }

    /// Empty when its secrets can't be opened.
    ///
    /// @param key null when it is missing or can't be opened
    private static Optional<Due> readable(Row row, UUID lease, DataKey key) {
        try {
            return key == null ? Optional.empty() : Optional.of(due(row, lease, key));
        } catch (SealedDataDamaged damaged) {
            return Optional.empty();
        }
    }

    private static Uni<Void> postpone(SqlConnection connection, UUID lease, List<UUID> unreadable) {
        if (unreadable.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        unreadable.forEach(hook -> LOG.warnf("The secret of webhook %s can't be opened; it will be tried again in five minutes", hook));
        return connection.preparedQuery(UNREADABLE)
                .execute(Tuple.of(unreadable.toArray(UUID[]::new), lease, at(Instant.now().plus(UNTIL_READABLE)))).replaceWithVoid();
    }

    private static Due due(Row row, UUID lease, DataKey key) {
        List<String> secrets = new ArrayList<>(List.of(Webhook.opened(key, row.getBuffer("secret").getBytes())));
        Optional.ofNullable(row.getOffsetDateTime("former_until")).filter(until -> until.toInstant().isAfter(Instant.now()))
                .ifPresent(until -> secrets.add(Webhook.opened(key, row.getBuffer("former_secret").getBytes())));
        String kinds = row.getString("kinds");
        return new Due(row.getUUID("id"), lease, row.getUUID("agency"), row.getString("url"), kinds == null ? null : kinds.split(","),
                secrets, row.getLong("delivered_sequence"), row.getInteger("attempts"));
    }

    Uni<Stretch> next(Due hook) {
        return scope.run(WEBHOOKS, (connection, now) -> connection.preparedQuery(END).execute(Tuple.of(hook.delivered()))
                .map(rows -> rows.iterator().next().getLong("until"))
                .flatMap(end -> connection.preparedQuery(NEXT).execute(Tuple.of(hook.delivered(), end, hook.agency(), hook.kinds()))
                        .map(rows -> stretch(rows, end))));
    }

    private static Stretch stretch(RowSet<Row> rows, long end) {
        List<Message> messages = new ArrayList<>();
        rows.forEach(row -> messages.add(new Message(row.getLong("sequence"), row.getUUID("id"), row.getString("kind"),
                row.getUUID("about"), row.getString("reference"), row.getOffsetDateTime("created_at").toInstant())));
        return new Stretch(messages, messages.size() == PAGE ? messages.getLast().sequence() : end);
    }

    /// @return false when it was withdrawn, the lease was lost, or a replay was requested meanwhile
    Uni<Boolean> reached(Due hook, long sequence, Duration lease) {
        return scope.run(WEBHOOKS, (connection, now) -> connection.preparedQuery(REACHED)
                .execute(Tuple.of(hook.id(), hook.lease(), sequence, at(Instant.now().plus(lease)))).map(rows -> rows.rowCount() == 1));
    }

    Uni<Void> release(Due hook) {
        return scope.run(WEBHOOKS, (connection, now) -> connection.preparedQuery(RELEASE)
                .execute(Tuple.of(hook.id(), hook.lease(), at(Instant.now()))).replaceWithVoid());
    }

    Uni<Void> failed(Due hook, String failure, Duration pause) {
        return scope.run(WEBHOOKS, (connection, now) -> connection.preparedQuery(FAILED)
                .execute(Tuple.of(hook.id(), hook.lease(), at(Instant.now().plus(pause)), failure)).replaceWithVoid());
    }

    /// Ends it, destroys the key of its secrets and tells its organisation, which can register another. Does nothing when it was withdrawn
    /// meanwhile.
    Uni<Void> end(Due hook, String reason, String failure) {
        return scope.run(WEBHOOKS, (connection, now) -> connection.preparedQuery(ENDED)
                .execute(Tuple.of(hook.id(), hook.lease(), at(now), reason, failure))
                .flatMap(ended -> ended.rowCount() == 0 ? Uni.createFrom().voidItem()
                        : keys.destroy(connection, hook.id(), Purpose.WEBHOOK).chain(() -> tell(connection, hook, now))));
    }

    private static Uni<Void> tell(SqlConnection connection, Due hook, Instant now) {
        return connection.preparedQuery(TELL)
                .execute(Tuple.of(Ids.next(), hook.agency(), hook.id(), hook.id().toString(), at(now))).replaceWithVoid();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
