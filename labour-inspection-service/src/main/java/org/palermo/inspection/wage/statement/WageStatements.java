package org.palermo.inspection.wage.statement;

import static org.palermo.inspection.wage.WageClaims.KIND;
import static org.palermo.inspection.wage.WageClaims.OWN;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.wage.ClaimAccess;
import org.palermo.inspection.wage.WageClaim;
import org.palermo.inspection.wage.WageRepaymentStore;
import org.palermo.inspection.wage.calculation.Completeness;
import org.palermo.inspection.wage.calculation.Completeness.WageRecord;
import org.palermo.inspection.wage.fact.WageHoursStore;
import org.palermo.inspection.wage.fact.WageHoursView;
import org.palermo.inspection.wage.fact.WagePayStore;
import org.palermo.inspection.wage.fact.WagePayView;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// The statement for the worker, and how complete the employer's records are.
@Tag(name = "Wages", description = "What workers are owed: hours, pay, recruitment fees, the calculation and what was paid back.")
@Path("/api/inspection/v1/wage-claims/{claim}")
@Authenticated
@ApplicationScoped
public class WageStatements {
    private final ClaimAccess claims;
    private final WageCalculationStore calculations;
    private final WageRepaymentStore repayments;
    private final WageHoursStore hours;
    private final WagePayStore pay;
    private final CurrentOperation operation;

    WageStatements(ClaimAccess claims, WageCalculationStore calculations, WageRepaymentStore repayments, WageHoursStore hours,
            WagePayStore pay, CurrentOperation operation) {
        this.claims = claims;
        this.calculations = calculations;
        this.repayments = repayments;
        this.hours = hours;
        this.pay = pay;
        this.operation = operation;
    }

    /// @param language ar, en, es, fr, ru or zh; null for the worker's own
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for another language; 404; 409 before the first calculation, after a change,
    ///     or after the claim was erased
    @GET
    @Path("/statement")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(operationId = "printWageStatement", summary = "Read the statement for the worker as a page to print",
            description = "In `language` (ar, en, es, fr, ru or zh); without it in the worker's own among these, else in English. It "
                    + "says what she is "
                    + "owed, why, and what was paid back. It names neither the inspectorate nor a visit. The latest calculation must be "
                    + "up to date (409).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<String> statement(UUID claim, @RestQuery @Size(max = 20) String language) {
        Actor actor = operation.caller();
        StatementPage page = language == null ? null : StatementPage.in(language);
        return claims.require(claim, actor).call(() -> operation.record(actor, "PRINT_STATEMENT", KIND, claim))
                .invoke(WageStatements::requireCalculated)
                .flatMap(found -> calculations.all(found).flatMap(all -> calculations.find(found, all.getFirst().id()))
                .flatMap(latest -> repayments.all(found)
                        .map(paid -> (page == null ? StatementPage.of(found.worker().language()) : page)
                                .html(found, latest.orElseThrow(), paid))));
    }

    private static void requireCalculated(WageClaim claim) {
        if (claim.erased()) {
            throw Problems.conflict("wage-claim", "erased", "The retention time of this claim is over. It can't be changed any more.");
        }
        if (claim.owed() == null || claim.isOutOfDate()) {
            throw Problems.conflict("wage-claim", "not-calculated", "What is owed was not calculated yet. Calculate it first.");
        }
    }

    @GET
    @Path("/completeness")
    @Operation(operationId = "getWageCompleteness", summary = "Read how complete the records are that the employer showed",
            description = "Each kind of record has a weight. Its points are the weight times the share of the days of the employment for "
                    + "which the employer showed the record. The answer also has the days that are missing.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WageCompleteness> completeness(UUID claim) {
        Actor actor = operation.caller();
        return claims.require(claim, actor).call(() -> operation.record(actor, "READ", KIND, claim))
                .flatMap(found -> hours.all(found).flatMap(work -> pay.all(found).map(paid -> score(found, work, paid))));
    }

    private WageCompleteness score(WageClaim claim, List<WageHoursView> work, List<WagePayView> paid) {
        LocalDate from = claim.worker().employedFrom();
        LocalDate until = claim.end(claims.today(claim.country()));
        List<Completeness.Covered> shown = Stream.concat(
                work.stream().map(h -> new Completeness.Covered(h.from(), h.until(),
                        shown(h.hoursShown(), WageRecord.HOURS, h.restDaysShown(), WageRecord.REST_DAYS))),
                paid.stream().map(p -> new Completeness.Covered(p.from(), p.until(),
                        shown(p.payShown(), WageRecord.PAY, p.payslipShown(), WageRecord.PAYSLIP)))).toList();
        return WageCompleteness.of(Completeness.of(from, until, shown), from, until);
    }

    private static Set<WageRecord> shown(boolean first, WageRecord one, boolean second, WageRecord other) {
        Set<WageRecord> shown = EnumSet.noneOf(WageRecord.class);
        if (first) {
            shown.add(one);
        }
        if (second) {
            shown.add(other);
        }
        return shown;
    }
}
