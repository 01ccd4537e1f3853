package org.palermo.inspection.wage.fact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the recruitment fees of a claim.
@ApplicationScoped
class WageFeeStore {
    static final int MOST = 100;
    private static final Query<Row> ALL = Query.of(Row.class,
            "select id, kind, amount, currency, paid_by, paid_to, paid_on from wage_fee where claim = $1 order by paid_on, id limit 100");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from wage_fee where claim = $1");
    private static final Change ADD = Change.of("""
            insert into wage_fee (id, claim, agency, kind, amount, currency, paid_by, paid_to, paid_on, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
    private static final Change REMOVE = Change.of("delete from wage_fee where claim = $1 and id = $2");

    @RegisterForReflection
    private record Row(UUID id, String kind, long amount, String currency, String paidBy, String paidTo, LocalDate paidOn) {
        WageFeeView view() {
            return new WageFeeView(id, WageFeeKind.valueOf(kind), Money.of(amount, currency), WageFeePayer.valueOf(paidBy),
                    WageFeePayee.valueOf(paidTo), paidOn);
        }
    }

    /// In the order of their dates.
    Uni<List<WageFeeView>> all(WageClaim claim) {
        return ALL.list(claim.id()).map(rows -> rows.stream().map(Row::view).toList());
    }

    Uni<Long> count(WageClaim claim) {
        return COUNT.one(claim.id());
    }

    Uni<Void> insert(UUID id, WageClaim claim, AddWageFee f, Actor actor, Instant now) {
        return ADD.execute(id, claim.id(), actor.agency(), f.kind(), f.amount().minor(), f.amount().currency(), f.paidBy(), f.paidTo(),
                f.paidOn(), now).replaceWithVoid();
    }

    /// @return whether there was one
    Uni<Boolean> remove(WageClaim claim, UUID id) {
        return REMOVE.execute(claim.id(), id).map(removed -> removed == 1);
    }
}
