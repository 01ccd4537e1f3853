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
import org.palermo.inspection.finding.FoundedViolations;
import org.palermo.inspection.violation.ListedViolation.ListedPenalty;
import org.palermo.inspection.violation.PenaltyKind;
import org.palermo.inspection.violation.ViolationCatalogue;
import org.palermo.inspection.violation.Violations;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Imposes penalties.
@Tag(name = "Penalties", description = "Penalties for violations, with their terms, appeals and payments.")
@Path("/api/inspection/v1/visits/{visit}/penalties")
@Authenticated
@ApplicationScoped
public class VisitPenalties {
    private final PenaltyStore store;
    private final VisitScope visits;
    private final DirectiveScope directives;
    private final FoundedViolations violations;
    private final ViolationCatalogue catalogue;
    private final LegalDays days;
    private final CurrentOperation operation;

    VisitPenalties(PenaltyStore store, VisitScope visits, DirectiveScope directives, FoundedViolations violations,
            ViolationCatalogue catalogue, LegalDays days, CurrentOperation operation) {
        this.store = store;
        this.visits = visits;
        this.directives = directives;
        this.violations = violations;
        this.catalogue = catalogue;
        this.days = days;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a violation or an order of another visit, a violation without a penalty
    ///     of the inspectorate, an amount outside its bounds and days that are not possible; 404 when there is no such visit; 409 when the
    ///     violation has a penalty already, or the inspector has a conflict of interest with the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "imposePenalty", summary = "Impose a penalty for a violation, within the bounds of the catalogue",
            description = "The law on the day of the act sets the bounds. A violation gets 400 if the catalogue has no penalty that an "
                    + "inspectorate may impose for it, and 409 if it already has a penalty. The catalogue sets the term for an appeal, by "
                    + "the day of service.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = Penalties.OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<PenaltyView>> impose(UUID visit, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull ImposePenalty said) {
        Actor actor = operation.caller();
        return visits.requireToWrite(visit, actor)
                .invoke(visited -> check(said, days.today(visited.country(), operation.now())))
                .flatMap(visited -> operation.once(actor, key, said, UUID.class, () -> impose(actor, visited, said)))
                .flatMap(id -> store.whole(actor, id, operation.now(), "en"))
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
        return violations.hold(actor, visited, Set.of(said.violation()),
                        () -> Problems.invalid("violation", "must be a violation of a finding of this visit"))
                .map(List::getFirst)
                .call(() -> said.directive() == null ? Uni.createFrom().voidItem()
                        : directives.requireOfVisit("directive", said.directive(), visited.visit(), actor))
                .map(violation -> bounds(violation, said))
                .flatMap(law -> store.add(actor, id, visited, said, law.statute(), appeal, operation.now()))
                .invoke(added -> {
                    if (!added) {
                        throw Problems.conflict("penalty", "imposed-before", "This violation already has a penalty.");
                    }
                })
                .chain(() -> operation.record(actor, "IMPOSE", Penalties.KIND, id))
                .replaceWith(id);
    }

    private ListedPenalty bounds(Violations.Row violation, ImposePenalty said) {
        ListedPenalty law = catalogue.find(violation.country(), violation.code(), violation.actedOn())
                .stream().flatMap(v -> v.penalties().stream())
                .filter(p -> p.kind() == PenaltyKind.CIVIL && p.currency() != null).findFirst()
                .orElseThrow(() -> Problems.invalid("violation",
                        "must be a violation for which the catalogue lets an inspectorate impose a penalty"));
        long amount = said.amount().in(law.currency(), "amount");
        Long most = law.mostFor(violation.workers());
        if (amount < law.least() || most != null && amount > most) {
            throw Problems.invalid("amount.minor",
                    "must be at least " + law.least() + (most == null ? "" : " and at most " + most) + ", in minor units");
        }
        return law;
    }
}
