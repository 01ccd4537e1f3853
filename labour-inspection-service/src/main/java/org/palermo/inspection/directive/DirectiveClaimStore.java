package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.statement.OwedWages;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The wage claims on which orders to pay are based.
@ApplicationScoped
class DirectiveClaimStore {
    private static final String SINCE = """
            (select coalesce(cast(sum(r.amount) as bigint), 0) from wage_repayment r
              where r.claim = o.claim and r.withdrawn_at is null
                and (r.number > o.after_repayment
                     or o.after_repayment is null and r.recorded_at > (select i.issued_at from directive i where i.id = o.directive))""";
    /// What was paid back of a claim `o` for its order: what was recorded since, and at most what was owed, so that too much for one
    /// worker pays for no other. The times of two transactions do not say which of them had the claim first: the numbers of payments do.
    static final String REPAID = "least(o.owed, " + SINCE + "))";
    private static final Change ADD = Change.of("""
            insert into directive_claim (directive, claim, agency, calculation, owed, after_repayment)
            select $1, $2, $3, $4, $5, coalesce(max(r.number), 0) from wage_repayment r where r.claim = $2
            """);
    private static final Query<Row> OF_DIRECTIVE = Query.of(Row.class, """
            select o.claim, c.reference, o.calculation, o.owed, """ + REPAID + """
             as repaid
              from directive_claim o join directive d on d.id = o.directive join wage_claim c on c.id = o.claim
             where o.directive = $1 order by c.reference limit 200
            """);
    private static final Query<LocalDate> PAID_ON = Query.of(LocalDate.class, """
            select p.paid_on
              from directive d join directive_claim c on c.directive = d.id join wage_repayment p on p.claim = c.claim
             where d.id = $1 and p.withdrawn_at is null
               and (p.number > c.after_repayment or c.after_repayment is null and p.recorded_at > d.issued_at)
               and d.amount <= (select sum(least(o.owed, """ + SINCE + """
             and r.paid_on <= p.paid_on))) from directive_claim o where o.directive = d.id)
             order by p.paid_on limit 1
            """);
    private static final Query<UUID> OF_CLAIM = Query.of(UUID.class, """
            select o.directive from directive_claim o join directive d on d.id = o.directive
             where o.claim = $1 and o.agency = $2 and d.state in ('ISSUED', 'APPEALED', 'COMPLIED') order by o.directive
            """);
    private static final Query<Boolean> IS_ORDERED = Query.of(Boolean.class, """
            select exists (select 1 from directive_claim o join directive d on d.id = o.directive
                            where o.claim = $1 and o.agency = $2 and d.state in ('ISSUED', 'APPEALED') and d.complied_on is null)
            """);

    @RegisterForReflection
    private record Row(UUID claim, String reference, UUID calculation, long owed, long repaid) {}

    /// @param claims that the transaction has locked, so that nothing is paid back of them meanwhile
    Uni<Void> add(Actor actor, UUID directive, Collection<OwedWages.Owed> claims) {
        return Multi.createFrom().iterable(claims).onItem().transformToUniAndConcatenate(owed ->
                ADD.execute(directive, owed.claim(), actor.agency(), owed.calculation(), owed.balance()))
                        .collect().last().replaceWithVoid();
    }

    /// By their references; empty for an order without wage claims.
    Uni<List<DirectiveView.ClaimView>> ofDirective(UUID directive, String currency) {
        return OF_DIRECTIVE.list(directive).map(rows -> rows.stream().map(row -> new DirectiveView.ClaimView(row.claim, row.reference,
                row.calculation,
                Money.of(row.owed, currency), Money.of(row.repaid, currency), Money.of(Math.max(0, row.owed - row.repaid), currency)))
                        .toList());
    }

    /// The orders in force that are based on a claim, in the order in which to lock them.
    Uni<List<UUID>> ofClaim(UUID claim, Actor actor) {
        return OF_CLAIM.list(claim, actor.agency());
    }

    /// The day of the payment with which all that an order asks for was paid, in whatever order payments were recorded.
    Uni<LocalDate> paidOn(UUID directive) {
        return PAID_ON.one(directive);
    }

    /// Whether an order in force that was not complied with is based on the claim.
    Uni<Boolean> isOrdered(UUID claim, Actor actor) {
        return IS_ORDERED.one(claim, actor.agency());
    }
}
