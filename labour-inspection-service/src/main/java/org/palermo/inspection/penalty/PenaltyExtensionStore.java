package org.palermo.inspection.penalty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The extensions of penalties. Why more time was given is sealed under the key of the finding whose violation the penalty is for, and is
/// erased with the words of that finding.
@ApplicationScoped
class PenaltyExtensionStore {
    private static final Change ADD = Change.of("""
            insert into penalty_extension (id, penalty, agency, due_before, due_on, sealed_reason, extended_by, extended_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """);
    /// Each is later than the one before, within three years: there are never many.
    private static final Query<Row> OF_PENALTY = Query.of(Row.class, """
            select id, due_before, due_on, sealed_reason, extended_by, extended_at from penalty_extension where penalty = $1 order by due_on
            """);

    /// Not erased, and not erased either before the end of the transaction.
    private static final Query<UUID> LASTING = Query.of(UUID.class,
            "select id from finding where id = $1 and agency = $2 and erased_at is null for share");

    private final DataKeys keys;

    PenaltyExtensionStore(DataKeys keys) {
        this.keys = keys;
    }

    @RegisterForReflection
    private record Row(UUID id, LocalDate dueBefore, LocalDate dueOn, byte[] sealedReason, String extendedBy, Instant extendedAt) {}

    /// @param before the penalty as it was. The reason is not kept when its finding was erased
    Uni<Void> add(Actor actor, PenaltyStore.Row before, ExtendPenalty said, Instant now) {
        UUID id = Ids.next();
        return LASTING.first(before.finding(), actor.agency())
                .flatMap(finding -> seal(id, finding, said))
                .flatMap(reason -> ADD.execute(id, before.id(), actor.agency(), before.dueOn(), said.dueOn(), reason, actor.subject(), now))
                .replaceWithVoid();
    }

    private Uni<byte[]> seal(UUID id, Optional<UUID> finding, ExtendPenalty said) {
        return finding.isEmpty() ? Uni.createFrom().nullItem()
                : keys.findOrCreate(finding.get(), Purpose.NOTE).map(key -> key.seal(place(id), said.reason()));
    }

    /// Oldest first.
    Uni<List<PenaltyView.ExtensionView>> ofPenalty(PenaltyStore.Row penalty) {
        return OF_PENALTY.list(penalty.id()).flatMap(rows -> rows.isEmpty() ? Uni.createFrom().item(List.of())
                : keys.find(penalty.finding(), Purpose.NOTE).map(key -> rows.stream().map(row -> view(row, key)).toList()));
    }

    private static PenaltyView.ExtensionView view(Row row, Optional<DataKey> key) {
        String reason = row.sealedReason == null ? null : key.map(k -> k.open(place(row.id), row.sealedReason)).orElse(null);
        return new PenaltyView.ExtensionView(row.dueBefore, row.dueOn, reason, row.extendedBy, row.extendedAt);
    }

    private static String place(UUID extension) {
        return "extension." + extension;
    }
}
