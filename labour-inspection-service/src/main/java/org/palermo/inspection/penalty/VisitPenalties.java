package org.palermo.inspection.penalty;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.LegalDays;
import org.palermo.inspection.directive.DirectiveScope;
import org.palermo.inspection.finding.FindingScope;
import org.palermo.inspection.violation.ListedViolation.ListedPenalty;
import org.palermo.inspection.violation.PenaltyKind;
import org.palermo.inspection.violation.ViolationCatalogue;
import org.palermo.inspection.violation.Violations;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Imposes penalties.
@Tag(name = "Penalties", description = "Penalties for violations, with their terms, appeals and payments.")
@Path("/api/inspection/v1/visits/{visit}/penalties")
@Authenticated
@ApplicationScoped
public class VisitPenalties {
    private final PenaltyStore store;
    private final VisitScope visits;
    private final FindingScope findings;
    private final DirectiveScope directives;
    private final Violations violations;
    private final ViolationCatalogue catalogue;
    private final LegalDays days;
    private final Idempotency idempotency;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    VisitPenalties(PenaltyStore store, VisitScope visits, FindingScope findings, DirectiveScope directives, Violations violations, ViolationCatalogue catalogue,
            LegalDays days, Idempotency idempotency, TransactionTime time, Audit audit, CurrentActor caller) {
        this.store = store;
        this.visits = visits;
        this.findings = findings;
        this.directives = directives;
        this.violations = violations;
        this.catalogue = catalogue;
        this.days = days;
        this.idempotency = idempotency;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param visit as the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a violation or an order of another visit, a violation without a penalty
    ///     of the inspectorate, an amount outside its bounds and days that can't be; 404 when there is no such visit; 409 when the
    ///     violation has a penalty already
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "imposePenalty", summary = "Impose a penalty for a violation, within the bounds of the catalogue",
            description = "The law of the day of the act sets the bounds. A violation for which the catalogue has no penalty that an "
                    + "inspectorate may impose gets 400; one that has a penalty already, 409. The term for an appeal is that of the "
                    + "catalogue for the day of service.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = Penalties.OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> impose(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ImposePenalty said) {
        Actor actor = caller.get();
        return visits.require(visit, actor)
                .invoke(visited -> check(said, days.today(visited.country(), time.now())))
                .flatMap(visited -> idempotency.once(actor, key, said, UUID.class, () -> impose(actor, visited, said)))
                .flatMap(id -> store.whole(actor, id, time.now()))
                .map(view -> ETags.on(RestResponse.Status.CREATED, view));
    }

    private static void check(ImposePenalty said, LocalDate today) {
        Appeal.requirePast("servedOn", said.servedOn(), LocalDate.of(1990, 1, 1), today);
        said.amount().requirePositive("amount");
        Penalty.checkDue(said.servedOn(), said.dueOn());
    }

    private Uni<UUID> impose(Actor actor, VisitScope.Visited visited, ImposePenalty said) {
        UUID id = Ids.next();
        Appeal appeal = Appeal.possible(catalogue.appealAgainstPenalty(visited.country(), said.servedOn()), said.servedOn());
        return violations.find(actor, Set.of(said.violation()))
                .flatMap(found -> ofVisit(actor, visited, found))
                .call(() -> said.directive() == null ? Uni.createFrom().voidItem() : directives.requireOfVisit("directive", said.directive(), visited.visit(), actor))
                .map(violation -> bounds(violation, said))
                .flatMap(law -> store.add(actor, id, visited, said, law.statute(), appeal, time.now()))
                .invoke(added -> {
                    if (!added) {
                        throw Problems.conflict("penalty", "imposed-before", "This violation has a penalty already.");
                    }
                })
                .chain(() -> audit.record(actor, "IMPOSE", Penalties.KIND, id))
                .replaceWith(id);
    }

    private Uni<Violations.Row> ofVisit(Actor actor, VisitScope.Visited visited, List<Violations.Row> found) {
        if (found.isEmpty()) {
            throw Problems.invalid("violation", "must be a violation of a finding of this visit");
        }
        return findings.ofVisit(visited.visit(), Set.of(found.getFirst().row()), actor).invoke(ofVisit -> {
            if (!ofVisit) {
                throw Problems.invalid("violation", "must be a violation of a finding of this visit");
            }
        }).replaceWith(found.getFirst());
    }

    private ListedPenalty bounds(Violations.Row violation, ImposePenalty said) {
        ListedPenalty law = catalogue.find(violation.country(), violation.code(), violation.actedOn()).stream().flatMap(v -> v.penalties().stream())
                .filter(p -> p.kind() == PenaltyKind.CIVIL && p.currency() != null).findFirst()
                .orElseThrow(() -> Problems.invalid("violation", "must be one for which the catalogue has a penalty of the inspectorate"));
        long amount = said.amount().in(law.currency(), "amount");
        Long most = law.mostFor(violation.workers());
        if (amount < law.least() || most != null && amount > most) {
            throw Problems.invalid("amount.minor", "must be at least " + law.least() + (most == null ? "" : " and at most " + most) + ", in minor units");
        }
        return law;
    }
}
