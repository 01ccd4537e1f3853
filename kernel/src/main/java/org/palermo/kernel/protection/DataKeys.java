package org.palermo.kernel.protection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The data keys of records, in the open transaction of the current session: a record and its key are written together or
/// not at all. For the direct client see {@link DataKeyRows}.
@ApplicationScoped
public class DataKeys {
    private static final Change INSERT = Change.of("""
            insert into data_key (owner, purpose, wrapped, master_key_id, created_at) values ($1, $2, $3, $4, $5)
            """);
    private static final Change INSERT_ALL = Change.of("""
            insert into data_key (owner, purpose, wrapped, master_key_id, created_at)
            select t.owner, $1, decode(t.wrapped, 'base64'), t.master_key_id, $5
              from unnest(cast(string_to_array($2, ',') as uuid[]), string_to_array($3, ','), cast(string_to_array($4, ',') as bigint[]))
                as t(owner, wrapped, master_key_id)
            """);
    private static final Query<byte[]> FIND = Query.of(byte[].class, "select wrapped from data_key where owner = $1 and purpose = $2");
    private static final Query<KeyRow> FIND_ALL = Query.of(KeyRow.class, """
            select owner, wrapped from data_key
             where owner = any(cast(string_to_array($1, ',') as uuid[])) and purpose = $2
            """);
    private static final Query<Boolean> DESTROY = Query.of(Boolean.class, "select destroy_data_key($1, $2)");

    private final WrappedKeys keys;
    private final TransactionTime time;

    DataKeys(WrappedKeys keys, TransactionTime time) {
        this.keys = keys;
        this.time = time;
    }

    @RegisterForReflection
    private record KeyRow(UUID owner, byte[] wrapped) {}

    /// A new key for a record that has none for this purpose.
    ///
    /// @throws KeysUnavailable without a master key
    public Uni<DataKey> create(UUID owner, String purpose) {
        DataKey key = fresh(owner, purpose);
        return store(key).replaceWith(key);
    }

    /// A new key that is in no row yet: seal with it, then {@link #store} it in the transaction that stores the sealed
    /// data.
    public DataKey fresh(UUID owner, String purpose) {
        return keys.fresh(owner, purpose);
    }

    public Uni<Void> store(DataKey fresh) {
        return INSERT.execute(fresh.owner(), fresh.purpose(), fresh.wrapped(), masterOf(fresh), time.now()).replaceWithVoid();
    }

    /// Id of the master key that wraps it, for a caller whose own statement stores it beside the sealed data.
    public long masterOf(DataKey fresh) {
        return keys.keyOf(fresh.wrapped());
    }

    /// Stores many at once, all for one purpose.
    public Uni<Void> store(String purpose, List<DataKey> fresh) {
        return INSERT_ALL.execute(purpose, written(fresh, key -> key.owner().toString()),
                        written(fresh, key -> Base64.getEncoder().encodeToString(key.wrapped())),
                        written(fresh, key -> Long.toString(keys.keyOf(key.wrapped()))), time.now())
                .replaceWithVoid();
    }

    private static String written(List<DataKey> fresh, Function<DataKey, String> part) {
        return fresh.stream().map(part).collect(Collectors.joining(","));
    }

    /// Empty when there never was a key or it was destroyed: then the sealed data can't be opened any more, which is not a
    /// failure.
    ///
    /// @throws KeysUnavailable when the master key that wrapped it is missing
    public Uni<Optional<DataKey>> find(UUID owner, String purpose) {
        return FIND.first(owner, purpose)
                .map(row -> row.map(wrapped -> keys.open(owner, purpose, wrapped)));
    }

    /// The keys of many records at once, by owner; records without a key are missing.
    public Uni<Map<UUID, DataKey>> find(Collection<UUID> owners, String purpose) {
        if (owners.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return FIND_ALL.list(owners.stream().map(UUID::toString).collect(Collectors.joining(",")), purpose)
                .map(rows -> opened(rows, purpose));
    }

    public Uni<DataKey> findOrCreate(UUID owner, String purpose) {
        return find(owner, purpose).flatMap(found -> found.map(key -> Uni.createFrom().item(key)).orElseGet(() -> create(owner, purpose)));
    }

    /// Makes everything that was sealed for this record and purpose unreadable, in every copy of the database. Only a
    /// definer function does this: no policy lets the service's own user delete a key.
    ///
    /// @return false when there was no such key
    public Uni<Boolean> destroy(UUID owner, String purpose) {
        return DESTROY.one(owner, purpose);
    }

    /// The key from a row that the caller's own statement has read, to save another statement.
    public DataKey open(UUID owner, String purpose, byte[] wrapped) {
        return keys.open(owner, purpose, wrapped);
    }

    private Map<UUID, DataKey> opened(List<KeyRow> rows, String purpose) {
        Map<UUID, DataKey> found = new HashMap<>();
        rows.forEach(row -> found.put(row.owner(), keys.open(row.owner(), purpose, row.wrapped())));
        return found;
    }
}
