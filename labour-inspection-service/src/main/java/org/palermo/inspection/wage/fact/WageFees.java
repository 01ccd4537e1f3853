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
import java.time.LocalDate;
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

/// Recruitment fees and related costs of a claim, and who paid them. To correct a fee, remove it and add it again.
@Tag(name = "Wages", description = "What workers are owed: hours, pay, recruitment fees, the calculation and what was paid back.")
@Path("/api/inspection/v1/wage-claims/{claim}/fees")
@Authenticated
@ApplicationScoped
public class WageFees {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final WageFeeStore store;
    private final WageClaimStore claimStore;
    private final ClaimAccess claims;
    private final CurrentOperation operation;

    WageFees(WageFeeStore store, WageClaimStore claimStore, ClaimAccess claims, CurrentOperation operation) {
        this.store = store;
        this.claimStore = claimStore;
        this.claims = claims;
        this.operation = operation;
    }

    /// @return one page with at most 100 fees, in the order of their dates
    @GET
    @Operation(operationId = "listWageFees", summary = "List the recruitment fees of a wage claim, and who paid them",
            description = "At most 100 fees, in the order of their dates.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<WageFeeView>> all(UUID claim) {
        Actor actor = operation.caller();
        return claims.require(claim, actor).call(() -> operation.record(actor, "READ", KIND, claim)).flatMap(store::all)
                .map(all -> new Page<>(all, null));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an amount of zero or a date in the future; 404; 409 when there are
    ///     too many fees
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addWageFee", summary = "Add a recruitment fee or related cost to a wage claim",
            description = "What the worker or her family paid is owed to her. A fee in another currency than the wage is shown, but not "
                    + "added up.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WageFeeView> add(UUID claim, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddWageFee command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, WageFeeView.class,
                () -> claims.change(claim, actor).flatMap(found -> insert(actor, found, command)));
    }

    private Uni<WageFeeView> insert(Actor actor, WageClaim claim, AddWageFee command) {
        if (command.amount().minor() == 0) {
            throw Problems.invalid("amount", "must be above zero");
        }
        if (command.paidOn().isAfter(claims.today(claim.country())) || command.paidOn().isBefore(EARLIEST)) {
            throw Problems.invalid("paidOn", "must be from 1990 on and not in the future");
        }
        UUID id = Ids.next();
        return store.count(claim).invoke(count -> {
            if (count >= WageFeeStore.MOST) {
                throw Problems.conflict("wage-claim", "full", "This claim has as many entries as it can have.");
            }
        }).chain(() -> store.insert(id, claim, command, actor, operation.now()))
                .chain(() -> claimStore.touch(claim.id()))
                .chain(() -> operation.record(actor, "ADD_FEE", KIND, claim.id()))
                .replaceWith(new WageFeeView(id, command.kind(), command.amount(), command.paidBy(), command.paidTo(), command.paidOn()));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such fee; 409 after the claim was erased
    @DELETE
    @Path("/{fee}")
    @Operation(operationId = "removeWageFee", summary = "Remove a recruitment fee from a wage claim",
            description = "To correct it, remove it and add it again. Calculate again afterwards.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Void> remove(UUID claim, UUID fee) {
        Actor actor = operation.caller();
        return claims.change(claim, actor).flatMap(found -> store.remove(found, fee)).invoke(removed -> {
            if (!removed) {
                throw Problems.notFound();
            }
        }).chain(() -> claimStore.touch(claim)).chain(() -> operation.record(actor, "REMOVE_FEE", KIND, claim));
    }
}
