package org.palermo.inspection.directive;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.palermo.inspection.appeal.LegalDays;
import org.palermo.inspection.wage.RepaymentListener;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;

/// An order to pay is complied with once the claims on which it is based are paid in full, and no longer when such a payment was a mistake.
@ApplicationScoped
class RepaidDirectives implements RepaymentListener {
    private final DirectiveClaimStore claims;
    private final DirectiveStore store;
    private final DirectiveAccess access;
    private final LegalDays days;
    private final CurrentOperation operation;

    RepaidDirectives(DirectiveClaimStore claims, DirectiveStore store, DirectiveAccess access, LegalDays days, CurrentOperation operation) {
        this.claims = claims;
        this.store = store;
        this.access = access;
        this.days = days;
        this.operation = operation;
    }

    @Override
    public Uni<Void> repaid(Actor actor, UUID claim) {
        return each(actor, claim, row -> {
            if (row.repaid() < row.amount() || row.compliedOn() != null) {
                return Uni.createFrom().voidItem();
            }
            return claims.paidOn(row.id()).map(paidOn -> paidOn.isBefore(row.servedOn()) ? row.servedOn() : paidOn)
                    .flatMap(on -> store.update(row.id(), row.directive().repay(on, days.today(row.country(), operation.now())))
                            .chain(() -> recorded(actor, row, DirectiveAction.REPAY, on)));
        });
    }

    @Override
    public Uni<Void> withdrawn(Actor actor, UUID claim) {
        return each(actor, claim, row -> row.repaid() >= row.amount() || row.compliedOn() == null ? Uni.createFrom().voidItem()
                : store.isCompliedByRepayment(row.id()).flatMap(byRepayment -> !byRepayment ? Uni.createFrom().voidItem()
                        : store.update(row.id(), row.directive().withdrawRepayment())
                                .chain(() -> recorded(actor, row, DirectiveAction.WITHDRAW_REPAYMENT, days.today(row.country(),
                                        operation.now())))));
    }

    private Uni<Void> each(Actor actor, UUID claim, Function<DirectiveStore.Row, Uni<Void>> change) {
        return claims.ofClaim(claim, actor).flatMap(ids -> Multi.createFrom().iterable(ids)
                .onItem().transformToUniAndConcatenate(id -> store.lock(id, actor)
                        .flatMap(row -> row.map(change).orElse(Uni.createFrom().voidItem())).replaceWith(true))
                .collect().last().replaceWithVoid());
    }

    private Uni<Void> recorded(Actor actor, DirectiveStore.Row row, DirectiveAction action, LocalDate on) {
        return store.addEvent(actor, row.id(), new DirectiveStore.Event(action, on, null, null), access.key(row), operation.now())
                .chain(() -> operation.record(actor, action.name(), Directives.KIND, row.id()));
    }
}
