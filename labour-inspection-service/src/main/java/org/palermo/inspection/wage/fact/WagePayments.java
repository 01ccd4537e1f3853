package org.palermo.inspection.wage.fact;

import static org.palermo.inspection.wage.WageClaims.KIND;
import static org.palermo.inspection.wage.WageClaims.OWN;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.inspection.wage.ClaimAccess;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.inspection.wage.WageClaimStore;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// What the employer paid in the course of the employment. To correct a payment, remove it and add it again.
@Tag(name = "Wages", description = "What workers are owed: hours, pay, recruitment fees, the calculation and what was paid back.")
@Path("/api/inspection/v1/wage-claims/{claim}/pay")
@Authenticated
@ApplicationScoped
public class WagePayments {
    private final WagePayStore store;
    private final WageClaimStore claimStore;
    private final ClaimAccess claims;
    private final CurrentOperation operation;

    WagePayments(WagePayStore store, WageClaimStore claimStore, ClaimAccess claims, CurrentOperation operation) {
        this.store = store;
        this.claimStore = claimStore;
        this.claims = claims;
        this.operation = operation;
    }

    /// @return one page with at most 600 payments, in the order of their days
    @GET
    @Operation(operationId = "listWagePay", summary = "List what was paid, with deductions and payments in kind",
            description = "At most 600 payments, in the order of the days for which they were made.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<WagePayView>> all(UUID claim) {
        Actor actor = operation.caller();
        return claims.require(claim, actor).call(() -> operation.record(actor, "READ", KIND, claim)).flatMap(store::all)
                .map(all -> new Page<>(all, null));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for days outside of the employment or another currency; 404; 409 when
    ///     there are too many payments
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addWagePay", summary = "Add what was paid for a span of days to a wage claim",
            description = "At most 62 days, usually a month. The calculation spreads the payment evenly over the days. A deduction is "
                    + "unlawful if you mark it as unlawful, or if the rules of the country forbid it.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WagePayView> add(UUID claim, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddWagePay command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, WagePayView.class,
                () -> claims.change(claim, actor).flatMap(found -> insert(actor, found, command)));
    }

    private Uni<WagePayView> insert(Actor actor, WageClaim claim, AddWagePay command) {
        claims.checkSpan(claim, command.from(), command.until(), AddWagePay.MOST_DAYS);
        command.check(claim.currency());
        UUID id = Ids.next();
        return store.count(claim).invoke(count -> {
            if (count >= WagePayStore.MOST) {
                throw Problems.conflict("wage-claim", "full", "This claim has as many entries as it can have.");
            }
        }).chain(() -> store.insert(id, claim, command, actor, operation.now()))
                .chain(() -> claimStore.touch(claim.id()))
                .chain(() -> operation.record(actor, "ADD_PAY", KIND, claim.id()))
                .replaceWith(new WagePayView(id, command.from(), command.until(), command.paid(), command.method(), command.deductions(),
                command.inKind(),
                        Boolean.TRUE.equals(command.payShown()), Boolean.TRUE.equals(command.payslipShown())));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such payment; 409 after the claim was erased
    @DELETE
    @Path("/{payment}")
    @Operation(operationId = "removeWagePay", summary = "Remove a payment from a wage claim",
            description = "To correct it, remove it and add it again. Calculate again afterwards.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Void> remove(UUID claim, UUID payment) {
        Actor actor = operation.caller();
        return claims.change(claim, actor).flatMap(found -> store.remove(found, payment)).invoke(removed -> {
            if (!removed) {
                throw Problems.notFound();
            }
        }).chain(() -> claimStore.touch(claim)).chain(() -> operation.record(actor, "REMOVE_PAY", KIND, claim));
    }
}
