package org.palermo.inspection.wage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.money.Money;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over what was paid back of a claim.
@ApplicationScoped
public class WageRepaymentStore {
    static final int MOST = 200;
    private static final String REPAYMENT = "select id, amount, method, paid_on, recorded_at, withdrawn_at from wage_repayment where "
            + "claim = $1";
    private static final Query<Row> ALL = Query.of(Row.class, REPAYMENT + " order by paid_on, id limit 200");
    private static final Query<Row> FIND = Query.of(Row.class, REPAYMENT + " and id = $2");
    private static final Query<Long> COUNT = Query.of(Long.class, "select count(*) from wage_repayment where claim = $1");
    private static final Change ADD = Change.of("""
            insert into wage_repayment (id, claim, agency, amount, method, paid_on, recorded_by, recorded_at) values ($1, $2, $3, $4, $5,
                $6, $7, $8)
            """);
    private static final Change WITHDRAW = Change.of("update wage_repayment set withdrawn_at = $3 where claim = $1 and id = $2 and "
            + "withdrawn_at is null");

    @RegisterForReflection
    private record Row(UUID id, long amount, String method, LocalDate paidOn, Instant recordedAt, Instant withdrawnAt) {
        WageRepaymentView view(String currency) {
            return new WageRepaymentView(id, Money.of(amount, currency), WagePayMethod.valueOf(method), paidOn, recordedAt,
                    withdrawnAt);
        }
    }

    /// In the order of their dates.
    public Uni<List<WageRepaymentView>> all(WageClaim claim) {
        return ALL.list(claim.id()).map(rows -> rows.stream().map(row -> row.view(claim.currency())).toList());
    }

    Uni<Optional<WageRepaymentView>> find(WageClaim claim, UUID id) {
        return FIND.first(claim.id(), id).map(row -> row.map(found -> found.view(claim.currency())));
    }

    Uni<Long> count(WageClaim claim) {
        return COUNT.one(claim.id());
    }

    Uni<Void> insert(UUID id, WageClaim claim, RecordWageRepayment r, Actor actor, Instant now) {
        return ADD.execute(id, claim.id(), actor.agency(), r.amount().minor(), r.method(), r.paidOn(), actor.subject(), now)
                .replaceWithVoid();
    }

    /// @return false when it was withdrawn before
    Uni<Boolean> withdraw(WageClaim claim, UUID id, Instant now) {
        return WITHDRAW.execute(claim.id(), id, now).map(changed -> changed == 1);
    }
}
