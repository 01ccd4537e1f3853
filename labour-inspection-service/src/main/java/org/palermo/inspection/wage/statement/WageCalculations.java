package org.palermo.inspection.wage.statement;

import static org.palermo.inspection.wage.WageClaims.KIND;
import static org.palermo.inspection.wage.WageClaims.OWN;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.ClaimAccess;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.inspection.wage.WageClaimStore;
import org.palermo.inspection.wage.calculation.ClaimFacts;
import org.palermo.inspection.wage.calculation.Completeness;
import org.palermo.inspection.wage.calculation.CoveredDays;
import org.palermo.inspection.wage.calculation.OwedAmounts;
import org.palermo.inspection.wage.calculation.WageCalculation;
import org.palermo.inspection.wage.fact.WageFacts;
import org.palermo.inspection.wage.law.WageLaws;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.statistics.OffEventLoop;

/// Calculates claims. Each calculation is stored with the edition of the rates that it used; later ones are added.
@Tag(name = "Wages", description = "What workers are owed: hours, pay, recruitment fees, the calculation and what was paid back.")
@Path("/api/inspection/v1/wage-claims/{claim}/calculations")
@Authenticated
@ApplicationScoped
public class WageCalculations {
    private static final int MOST_NAMED = 5;

    private final WageCalculationStore store;
    private final WageClaimStore claimStore;
    private final WageFacts facts;
    private final ClaimAccess claims;
    private final WageLaws laws;
    private final CurrentOperation operation;

    WageCalculations(WageCalculationStore store, WageClaimStore claimStore, WageFacts facts, ClaimAccess claims, WageLaws laws,
            CurrentOperation operation) {
        this.store = store;
        this.claimStore = claimStore;
        this.facts = facts;
        this.claims = claims;
        this.laws = laws;
        this.operation = operation;
    }

    /// @return one page with at most 200 calculations, latest first
    @GET
    @Operation(operationId = "listWageCalculations", summary = "List the calculations of a wage claim, latest first",
            description = "At most 200, without their lines.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<WageCalculationView>> all(UUID claim) {
        Actor actor = operation.caller();
        return claims.require(claim, actor).call(() -> operation.record(actor, "READ", KIND, claim)).flatMap(store::all)
                .map(all -> new Page<>(all, null));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such calculation
    @GET
    @Path("/{calculation}")
    @Operation(operationId = "getWageCalculation", summary = "Read a calculation with its working, line by line",
            description = "The lines are in the order of the weeks or months. Each week or month ends with a line `UNPAID`. A line "
                    + "without an amount is an explanation.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WageCalculationView> get(UUID claim, UUID calculation) {
        Actor actor = operation.caller();
        return claims.require(claim, actor).call(() -> operation.record(actor, "READ", KIND, claim))
                .flatMap(found -> store.find(found, calculation))
                .map(found -> found.orElseThrow(Problems::notFound));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404; 409 without any work, fee or payment, while a payment has days
    ///     without work, or after too many calculations
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "calculateWages", summary = "Calculate what is owed, with the rates as they are now",
            description = "For each week or month, the calculation compares the wage that is due, by the minimum wage or the agreed wage, "
                    + "with what was paid. It adds unlawful deductions and recruitment fees. The result is stored with its working and "
                    + "the edition of the rates. If a payment covers days whose work is not recorded, the answer is 409 and names them. "
                    + "One or two days between two spans of work, such as a weekend, need no record.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WageCalculationView> calculate(UUID claim, @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = operation.caller();
        return operation.once(actor, key, Map.of("claim", claim), WageCalculationView.class, () -> claims.change(claim, actor)
                .call(found -> store.count(found).invoke(WageCalculations::requireRoom))
                .flatMap(found -> facts.of(found).flatMap(known -> worked(found, known))
                        .call(made -> store.insert(found, made, actor))
                        .call(made -> claimStore.calculated(claim, made.total().minor(), made.calculatedAt())))
                .call(() -> operation.record(actor, "CALCULATE", KIND, claim)));
    }

    private static void requireRoom(long count) {
        if (count >= WageCalculationStore.MOST) {
            throw Problems.conflict("wage-claim", "full", "This claim has as many entries as it can have.");
        }
    }

    private static void requireCovered(List<Completeness.Span> missing) {
        if (!missing.isEmpty()) {
            String named = missing.stream().limit(MOST_NAMED)
                    .map(span -> span.from().equals(span.until()) ? span.from().toString() : span.from() + " to " + span.until())
                    .collect(Collectors.joining(", ")) + (missing.size() > MOST_NAMED ? " and others" : "");
            throw Problems.conflict("wage-claim", "paid-days-not-recorded", "Paid days have no work recorded: " + named
                    + ". Record their work, with 0 hours for days without work, or correct the payment.");
        }
    }

    /// The largest claims take seconds, so they are calculated off the event loop.
    private Uni<WageCalculationView> worked(WageClaim claim, ClaimFacts known) {
        WageLaws.Edition edition = laws.of(claim.country());
        Instant now = operation.now();
        return OffEventLoop.of(() -> worked(claim, known, edition, now));
    }

    private static WageCalculationView worked(WageClaim claim, ClaimFacts known, WageLaws.Edition edition, Instant now) {
        if (known.work().isEmpty() && known.pay().isEmpty() && known.fees().isEmpty()) {
            throw Problems.conflict("wage-claim", "nothing-recorded", "No work, payment or fee is recorded yet.");
        }
        requireCovered(CoveredDays.missing(known));
        OwedAmounts owed = WageCalculation.of(known, edition.law());
        String currency = claim.currency();
        return new WageCalculationView(Ids.next(), Money.of(owed.wages(), currency), Money.of(owed.deductions(), currency),
                Money.of(owed.fees(), currency),
                Money.of(owed.total(), currency), edition.name(), WageCalculationView.Rounding.TOTALS_HALF_UP, true, now,
                owed.lines().stream().map(WageLineView::of).toList());
    }
}
