package org.palermo.kernel.protection;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scope;

/// Opens the key of the hashes at start, and wraps data keys that depend on an earlier master key again, a limited batch
/// at a time. Instances don't wait for each other (skip locked); the sealed data itself is not touched.
@ApplicationScoped
public class KeyJob {
    private static final Logger LOG = Logger.getLogger(KeyJob.class);
    private static final Actor KEYS = Actor.system("keys");
    private static final UUID HASHES = new UUID(0, 0);
    private static final String EVERY = "${palermo.keys.rewrap}";
    private static final Duration AT_START = Duration.ofSeconds(5);
    private static final String MAKE_HASH_KEY = """
            insert into data_key (owner, purpose, wrapped, master_key_id, created_at) values ($1, $2, $3, $4, $5)
            on conflict do nothing
            """;
    private static final String HASH_KEY = "select wrapped from data_key where owner = $1 and purpose = $2";
    private static final String OLD = """
            select owner, purpose, wrapped from data_key where master_key_id = any($1) and owner <> all($2)
             limit $3 for update skip locked
            """;
    private static final String REWRAP = "update data_key set wrapped = $3, master_key_id = $4 where owner = $1 and purpose = $2";

    private final ProtectionConfig config;
    private final MasterKeys masterKeys;
    private final WrappedKeys keys;
    private final KeyedHashes hashes;
    private final Scope scope;
    /// Records whose key can't be opened: they are skipped, so that the others continue.
    private final Set<UUID> damaged = ConcurrentHashMap.newKeySet();
    private volatile String waiting = "";

    KeyJob(ProtectionConfig config, MasterKeys masterKeys, WrappedKeys keys, KeyedHashes hashes, Scope scope) {
        this.config = config;
        this.masterKeys = masterKeys;
        this.keys = keys;
        this.hashes = hashes;
        this.scope = scope;
    }

    /// Blocks the start of the service until the key of the hashes is there for the first request.
    void start(@Observes StartupEvent event) {
        try {
            openHashes().await().atMost(AT_START);
        } catch (RuntimeException later) {
            waits(later);
        }
    }

    @Scheduled(identity = "keys", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return openHashes().chain(opened -> rewrap()).replaceWithVoid().onFailure().invoke(this::waits).onFailure().recoverWithNull();
    }

    /// Wraps one batch again; returns its size.
    public Uni<Integer> rewrap() {
        return masterKeys.former().length > 0 ? scope.run(KEYS, (connection, now) -> rewrapBatch(connection)) : Uni.createFrom().item(0);
    }

    private Uni<Integer> rewrapBatch(SqlConnection connection) {
        return connection.preparedQuery(OLD)
                .execute(Tuple.of(masterKeys.former(), damaged.toArray(UUID[]::new), config.batch()))
                .map(this::rewrapped)
                .flatMap(changes -> changes.isEmpty()
                        ? Uni.createFrom().item(0)
                        : connection.preparedQuery(REWRAP).executeBatch(changes).replaceWith(changes.size()));
    }

    private List<Tuple> rewrapped(RowSet<Row> rows) {
        List<Tuple> changes = new ArrayList<>();
        rows.forEach(row -> {
            UUID owner = row.getUUID("owner");
            String purpose = row.getString("purpose");
            try {
                byte[] wrapped = keys.rewrap(owner, purpose, row.getBuffer("wrapped").getBytes());
                changes.add(Tuple.of(owner, purpose, Buffer.buffer(wrapped), keys.keyOf(wrapped)));
            } catch (SealedDataDamaged key) {
                damaged.add(owner);
                LOG.errorf("The %s key of %s is damaged", purpose, owner);
            }
        });
        return changes;
    }

    private Uni<Void> openHashes() {
        return hashes.areReady() || !masterKeys.areHere()
                ? Uni.createFrom().voidItem()
                : scope.run(KEYS, this::openHashes);
    }

    /// The first instance on an empty database creates it; all others read it.
    private Uni<Void> openHashes(SqlConnection connection, Instant now) {
        Tuple row = Tuple.of(HASHES, Purpose.HASH);
        return connection.preparedQuery(HASH_KEY).execute(row)
                .flatMap(found -> found.size() > 0 ? Uni.createFrom().item(found) : makeHashKey(connection, now)
                        .chain(() -> connection.preparedQuery(HASH_KEY).execute(row)))
                .invoke(found -> hashes.use(keys.raw(HASHES, Purpose.HASH, found.iterator().next().getBuffer("wrapped").getBytes())))
                .replaceWithVoid();
    }

    private Uni<Void> makeHashKey(SqlConnection connection, Instant now) {
        byte[] wrapped = keys.first(HASHES, Purpose.HASH).wrapped();
        return connection.preparedQuery(MAKE_HASH_KEY)
                .execute(Tuple.of(HASHES, Purpose.HASH, Buffer.buffer(wrapped), keys.keyOf(wrapped), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /// Logs each reason once, not at every try.
    private void waits(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String reason = cause instanceof KeysUnavailable missing ? missing.reason().code() : cause.getClass().getSimpleName();
        if (!reason.equals(waiting)) {
            LOG.warnf("The keys wait: %s", reason);
        }
        waiting = reason;
    }
}
