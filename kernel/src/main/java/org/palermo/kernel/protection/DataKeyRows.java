package org.palermo.kernel.protection;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/// Data keys with the direct client, many at once: for imports, jobs and lists. All methods run on a connection that
/// {@link org.palermo.kernel.scope.Scope#run} has entered.
@ApplicationScoped
public class DataKeyRows {
    private static final String INSERT = """
            insert into data_key (owner, purpose, wrapped, master_key_id, created_at)
            select owner, purpose, wrapped, master_key_id, $5
              from unnest($1::uuid[], $2::text[], $3::bytea[], $4::bigint[]) as t (owner, purpose, wrapped, master_key_id)
            """;
    private static final String FIND = "select owner, wrapped from data_key where owner = any($1) and purpose = $2";

    private final WrappedKeys keys;

    DataKeyRows(WrappedKeys keys) {
        this.keys = keys;
    }

    /// A new key that is in no row yet: seal with it, then {@link #store} it in the transaction that stores the sealed
    /// data.
    public DataKey fresh(UUID owner, String purpose) {
        return keys.fresh(owner, purpose);
    }

    /// @param now the time of the transaction
    public Uni<Void> store(SqlConnection connection, Instant now, List<DataKey> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(INSERT).execute(Tuple.tuple()
                        .addArrayOfUUID(fresh.stream().map(DataKey::owner).toArray(UUID[]::new))
                        .addArrayOfString(fresh.stream().map(DataKey::purpose).toArray(String[]::new))
                        .addValue(fresh.stream().map(key -> Buffer.buffer(key.wrapped())).toArray(Buffer[]::new))
                        .addArrayOfLong(fresh.stream().map(key -> keys.keyOf(key.wrapped())).toArray(Long[]::new))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /// By owner; records whose key was destroyed are missing.
    public Uni<Map<UUID, DataKey>> find(SqlConnection connection, Collection<UUID> owners, String purpose) {
        return rows(connection, owners, purpose).map(rows -> {
            Map<UUID, DataKey> found = new HashMap<>();
            rows.forEach(row -> found.put(row.getUUID("owner"), opened(row, purpose)));
            return found;
        });
    }

    /// Like {@link #find}, but a key that can't be opened does not keep the others from being opened.
    ///
    /// @param unreadable is told the owner of such a key and why it can't be opened
    public Uni<Map<UUID, DataKey>> findReadable(SqlConnection connection, Collection<UUID> owners, String purpose,
            BiConsumer<UUID, RuntimeException> unreadable) {
        return rows(connection, owners, purpose).map(rows -> {
            Map<UUID, DataKey> found = new HashMap<>();
            rows.forEach(row -> {
                try {
                    found.put(row.getUUID("owner"), opened(row, purpose));
                } catch (RuntimeException failure) {
                    unreadable.accept(row.getUUID("owner"), failure);
                }
            });
            return found;
        });
    }

    private static Uni<RowSet<Row>> rows(SqlConnection connection, Collection<UUID> owners, String purpose) {
        return connection.preparedQuery(FIND)
                .execute(Tuple.tuple().addArrayOfUUID(owners.toArray(UUID[]::new)).addString(purpose));
    }

    private DataKey opened(Row row, String purpose) {
        return keys.open(row.getUUID("owner"), purpose, row.getBuffer("wrapped").getBytes());
    }

    /// Like {@link DataKeys#destroy}.
    public Uni<Boolean> destroy(SqlConnection connection, UUID owner, String purpose) {
        return connection.preparedQuery("select destroy_data_key($1, $2) as destroyed").execute(Tuple.of(owner, purpose))
                .map(rows -> rows.iterator().next().getBoolean("destroyed"));
    }
}
