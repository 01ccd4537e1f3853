package org.palermo.kernel.retention;

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
import org.palermo.kernel.scope.Sql;

/// Queries over legal holds, in the open transaction of the current session.
@ApplicationScoped
class LegalHoldStore {
    private static final String HOLD = """
            select id, kind, record, reason, placed_at, placed_by, lifted_at, lifted_by, explanation from legal_hold
             where kind = ?1 and record = ?2
            """;
    private static final String EXPLANATION = "legal_hold.explanation";

    private final DataKeys keys;

    LegalHoldStore(DataKeys keys) {
        this.keys = keys;
    }

    /// Waits for a transaction that holds or erases this record now, so that later reads see its result.
    Uni<Void> lock(String kind, UUID record) {
        return Sql.execute("select lock_retained(?1, ?2)", kind, record).replaceWithVoid();
    }

    /// Whether a hold exists, whoever asks; until the end of the transaction none can be placed.
    Uni<Boolean> stands(String kind, UUID record) {
        return Sql.first(Boolean.class, "select legal_hold_stands(?1, ?2)", kind, record).map(Optional::orElseThrow);
    }

    /// Which of these records are held.
    Uni<Set<UUID>> standing(String kind, Collection<UUID> records) {
        return Sql.list(UUID.class, """
                        select distinct record from legal_hold
                         where kind = ?1 and record = any(cast(string_to_array(?2, ',') as uuid[])) and lifted_at is null
                        """, kind, records.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .map(HashSet::new);
    }

    /// The latest first, with the explanations that the caller may open.
    Uni<List<LegalHoldView>> of(String kind, UUID record) {
        return Sql.list(Object[].class, HOLD + " order by placed_at desc, id desc limit 200", kind, record)
                .flatMap(rows -> keys.find(rows.stream().map(r -> (UUID) r[0]).toList(), Purpose.LEGAL_HOLD)
                        .map(found -> rows.stream().map(r -> view(r, explanation(r, found))).toList()));
    }

    Uni<Optional<LegalHoldView>> find(String kind, UUID record, UUID hold) {
        return Sql.first(Object[].class, HOLD + " and id = ?3", kind, record, hold).map(row -> row.map(r -> view(r, null)));
    }

    /// Stores the key and the hold together.
    Uni<Void> insert(Actor actor, String country, LegalHoldView hold, String explanation) {
        DataKey key = keys.fresh(hold.id(), Purpose.LEGAL_HOLD);
        return Sql.execute("""
                        insert into legal_hold (id, kind, record, country, reason, explanation, placed_at, placed_by, agency)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                        """,
                        hold.id(), hold.kind(), hold.record(), country, hold.reason().name(), key.seal(EXPLANATION, explanation), hold.placedAt(),
                        hold.placedBy(), actor.agency())
                .chain(() -> keys.store(key));
    }

    /// @return false when it was lifted before
    Uni<Boolean> lift(Actor actor, UUID hold, Instant at) {
        return Sql.execute("update legal_hold set lifted_at = ?2, lifted_by = ?3 where id = ?1 and lifted_at is null", hold, at, actor.subject())
                .map(lifted -> lifted == 1);
    }

    private static String explanation(Object[] r, Map<UUID, DataKey> found) {
        return Optional.ofNullable(found.get((UUID) r[0])).map(key -> key.open(EXPLANATION, (byte[]) r[8])).orElse(null);
    }

    private static LegalHoldView view(Object[] r, String explanation) {
        return new LegalHoldView((UUID) r[0], (String) r[1], (UUID) r[2], LegalHoldReason.valueOf((String) r[3]), explanation, (Instant) r[4],
                (String) r[5], (Instant) r[6], (String) r[7]);
    }
}
