package org.palermo.inspection.tip.partner;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.tip.TipTakenIn;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The tips that the software of partners has sent, so that a repeated tip is recognised.
@ApplicationScoped
class PartnerTipStore {
    private static final Query<Boolean> LOCK = Query.of(Boolean.class, """
            select pg_try_advisory_xact_lock(
                       hashtextextended('palermo.partner-tip ' || cast(cast($1 as uuid) as text) || encode($2, 'hex'), 0))
            """);
    private static final Query<Sent> FIND = Query.of(Sent.class,
            "select body_hash, reference, taken_at from partner_tip where agreement = $1 and own_hash = $2");
    private static final Query<Long> LATELY = Query.of(Long.class,
            "select count(*) from (select 1 from partner_tip where agreement = $1 and taken_at > $2 limit $3) t");
    private static final Change ADD = Change.of(
            "insert into partner_tip (agreement, own_hash, body_hash, tip, reference, taken_at) values ($1, $2, $3, $4, $5, $6)");

    /// A tip that was sent before.
    @RegisterForReflection
    record Sent(byte[] bodyHash, String reference, Instant takenAt) {}

    /// Locks a tip; false while another request takes in the same one.
    Uni<Boolean> lock(UUID agreement, byte[] ownHash) {
        return LOCK.one(agreement, ownHash);
    }

    Uni<Optional<Sent>> find(UUID agreement, byte[] ownHash) {
        return FIND.first(agreement, ownHash);
    }

    /// How many came in after an instant, counted up to `atMost`.
    Uni<Long> lately(UUID agreement, Instant after, int atMost) {
        return LATELY.one(agreement, after, atMost);
    }

    Uni<Void> add(UUID agreement, byte[] ownHash, byte[] bodyHash, TipTakenIn taken, Instant now) {
        return ADD.execute(agreement, ownHash, bodyHash, taken.id(), taken.reference(), now).replaceWithVoid();
    }
}
