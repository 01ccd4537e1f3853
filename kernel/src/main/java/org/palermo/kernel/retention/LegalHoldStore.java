package org.palermo.kernel.retention;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over legal holds, in the open transaction of the current session.
@ApplicationScoped
class LegalHoldStore {
    private static final String HOLD = """
            select id, kind, record, reason, placed_at, placed_by, lifted_at, lifted_by, explanation from legal_hold
             where kind = $1 and record = $2
            """;
    private static final Query<HoldRow> OF_RECORD = Query.of(HoldRow.class, HOLD + " order by placed_at desc, id desc limit 200");
    private static final Query<HoldRow> FIND = Query.of(HoldRow.class, HOLD + " and id = $3");
    private static final Change LOCK = Change.of("select lock_retained($1, $2)");
    private static final Query<Boolean> STANDS = Query.of(Boolean.class, "select legal_hold_stands($1, $2)");
    private static final Query<UUID> STANDING = Query.of(UUID.class, """
            select distinct record from legal_hold
             where kind = $1 and record = any(cast(string_to_array($2, ',') as uuid[])) and lifted_at is null
            """);
    private static final Change INSERT = Change.of("""
            insert into legal_hold (id, kind, record, country, reason, explanation, placed_at, placed_by, agency)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """);
    private static final Change LIFT = Change.of(
            "update legal_hold set lifted_at = $2, lifted_by = $3 where id = $1 and lifted_at is null");
    private static final String EXPLANATION = "legal_hold.explanation";

    private final DataKeys keys;

    LegalHoldStore(DataKeys keys) {
        this.keys = keys;
    }

    @RegisterForReflection
    private record HoldRow(
            UUID id, String kind, UUID record, LegalHoldReason reason, Instant placedAt, String placedBy, Instant liftedAt, String liftedBy,
            byte[] explanation) {

        /// @param found keys by hold; without its key the explanation is left out
        LegalHoldView view(Map<UUID, DataKey> found) {
            String opened = Optional.ofNullable(found.get(id)).map(key -> key.open(EXPLANATION, explanation)).orElse(null);
            return new LegalHoldView(id, kind, record, reason, opened, placedAt, placedBy, liftedAt, liftedBy);
        }
    }

    /// Waits for a transaction that holds or erases this record now, so that later reads see its result.
    Uni<Void> lock(String kind, UUID record) {
        return LOCK.execute(kind, record).replaceWithVoid();
    }

    /// Whether a hold exists, whoever asks; until the end of the transaction none can be placed.
    Uni<Boolean> isHeld(String kind, UUID record) {
        return STANDS.one(kind, record);
    }

    /// Which of these records are held.
    Uni<Set<UUID>> standing(String kind, Collection<UUID> records) {
        return STANDING.list(kind, records.stream().map(UUID::toString).collect(Collectors.joining(","))).map(HashSet::new);
    }

    /// The latest first, with the explanations that the caller may open.
    Uni<List<LegalHoldView>> of(String kind, UUID record) {
        return OF_RECORD.list(kind, record)
                .flatMap(rows -> keys.find(rows.stream().map(HoldRow::id).toList(), Purpose.LEGAL_HOLD)
                        .map(found -> rows.stream().map(row -> row.view(found)).toList()));
    }

    Uni<Optional<LegalHoldView>> find(String kind, UUID record, UUID hold) {
        return FIND.first(kind, record, hold).map(row -> row.map(found -> found.view(Map.of())));
    }

    /// Stores the key and the hold together.
    Uni<Void> insert(Actor actor, String country, LegalHoldView hold, String explanation) {
        DataKey key = keys.fresh(hold.id(), Purpose.LEGAL_HOLD);
        return INSERT.execute(hold.id(), hold.kind(), hold.record(), country, hold.reason(), key.seal(EXPLANATION, explanation),
                        hold.placedAt(), hold.placedBy(), actor.agency())
                .chain(() -> keys.store(key));
    }

    /// @return false when it was lifted before
    Uni<Boolean> lift(Actor actor, UUID hold, Instant at) {
        return LIFT.execute(hold, at, actor.subject()).map(lifted -> lifted == 1);
    }
}
