package org.palermo.inspection.wage;

import static org.palermo.inspection.wage.WageClaims.KIND;
import static org.palermo.inspection.wage.WageClaims.OWN;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// What was paid back to the worker. A payment that was recorded by mistake is withdrawn and stays in the list.
@Tag(name = "Wages", description = "What workers are owed: hours, pay, recruitment fees, the calculation and what was paid back.")
@Path("/api/inspection/v1/wage-claims/{claim}/repayments")
@Authenticated
@ApplicationScoped
public class WageRepayments {
    private final WageRepaymentStore store;
    private final WageClaimStore claimStore;
    private final ClaimAccess claims;
    private final RepaymentListeners followers;
    private final CurrentOperation operation;

    WageRepayments(WageRepaymentStore store, WageClaimStore claimStore, ClaimAccess claims, RepaymentListeners followers,
            CurrentOperation operation) {
        this.store = store;
        this.claimStore = claimStore;
        this.claims = claims;
        this.followers = followers;
        this.operation = operation;
    }

    /// @return one page with at most 200 payments, in the order of their dates
    @GET
    @Operation(operationId = "listWageRepayments", summary = "List what was paid back of a wage claim",
            description = "At most 200 payments, in the order of their dates. Withdrawn payments are in the list too.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<WageRepaymentView>> all(UUID claim) {
        Actor actor = operation.caller();
        return claims.require(claim, actor).call(() -> operation.record(actor, "READ", KIND, claim)).flatMap(store::all)
                .map(all -> new Page<>(all, null));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an amount of zero, above the balance or in another currency, or a date
    /// in
    ///     the future; 404; 409 before the first calculation
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordWageRepayment", summary = "Record money that the worker got back",
            description = "The amount is at most what is still to be paid. Before the first calculation the answer is 409. The payment "
                    + "counts also for an order to pay that is based on the claim; the order is complied with once all is paid.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WageRepaymentView> record(UUID claim, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RecordWageRepayment command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, WageRepaymentView.class,
                () -> claims.change(claim, actor).flatMap(found -> insert(actor, found, command)));
    }

    private Uni<WageRepaymentView> insert(Actor actor, WageClaim claim, RecordWageRepayment command) {
        command.amount().requireIn("amount", claim.currency());
        if (claim.balance() == null) {
            throw Problems.conflict("wage-claim", "not-calculated", "What is owed was not calculated yet. Calculate it first.");
        }
        if (command.amount().minor() == 0 || command.amount().minor() > claim.balance()) {
            throw Problems.invalid("amount", "must be above zero and at most what is still to be paid");
        }
        if (command.paidOn().isBefore(claim.worker().employedFrom()) || command.paidOn().isAfter(claims.today(claim.country()))) {
            throw Problems.invalid("paidOn", "must not be before the employment or in the future");
        }
        UUID id = Ids.next();
        return store.count(claim).invoke(count -> {
            if (count >= WageRepaymentStore.MOST) {
                throw Problems.conflict("wage-claim", "full", "This claim has as many entries as it can have.");
            }
        }).chain(() -> store.insert(id, claim, command, actor, operation.now()))
                .chain(() -> claimStore.repaid(claim.id(), command.amount().minor()))
                .chain(() -> followers.tell(one -> one.repaid(actor, claim.id())))
                .chain(() -> operation.record(actor, "RECORD_REPAYMENT", KIND, claim.id()))
                .replaceWith(new WageRepaymentView(id, command.amount(), command.method(), command.paidOn(), operation.now(), null));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such payment; 409 when it was withdrawn before
    @POST
    @Path("/{repayment}/withdraw")
    @Operation(operationId = "withdrawWageRepayment", summary = "Withdraw a payment that was recorded by mistake",
            description = "The payment stays in the list, but no longer counts. If an order was complied with by this payment, the order "
                    + "is open again.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WageRepaymentView> withdraw(UUID claim, UUID repayment) {
        Actor actor = operation.caller();
        return claims.change(claim, actor).flatMap(found -> store.find(found, repayment).map(one -> one.orElseThrow(Problems::notFound))
                .flatMap(one -> store.withdraw(found, repayment, operation.now()).invoke(withdrawn -> {
                    if (!withdrawn) {
                        throw Problems.conflict("wage-claim", "withdrawn", "This payment is already withdrawn.");
                    }
                }).chain(() -> claimStore.repaid(claim, -one.amount().minor()))
                        .chain(() -> followers.tell(follower -> follower.withdrawn(actor, claim)))
                        .chain(() -> operation.record(actor, "WITHDRAW_REPAYMENT", KIND, claim))
                        .replaceWith(new WageRepaymentView(one.id(), one.amount(), one.method(), one.paidOn(), one.recordedAt(),
                        operation.now()))));
    }
}
