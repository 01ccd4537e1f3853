package org.palermo.inspection.directive;

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
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.LegalDays;
import org.palermo.inspection.finding.FindingScope;
import org.palermo.inspection.violation.DirectiveKind;
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
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Issues orders.
@Tag(name = "Orders", description = "Orders of inspectors to employers, with their terms, appeals and steps.")
@Path("/api/inspection/v1/visits/{visit}/directives")
@Authenticated
@ApplicationScoped
public class VisitDirectives {
    private final DirectiveStore store;
    private final OpenDirectives open;
    private final VisitScope visits;
    private final FindingScope findings;
    private final Violations violations;
    private final ViolationCatalogue catalogue;
    private final LegalDays days;
    private final DataKeys keys;
    private final Idempotency idempotency;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    VisitDirectives(DirectiveStore store, OpenDirectives open, VisitScope visits, FindingScope findings, Violations violations, ViolationCatalogue catalogue,
            LegalDays days, DataKeys keys, Idempotency idempotency, TransactionTime time, Audit audit, CurrentActor caller) {
        this.store = store;
        this.open = open;
        this.visits = visits;
        this.findings = findings;
        this.violations = violations;
        this.catalogue = catalogue;
        this.days = days;
        this.keys = keys;
        this.idempotency = idempotency;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param visit as the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for violations of other visits, days and amounts that can't be; 404 when
    ///     there is no such visit
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "issueDirective", summary = "Issue an order to an employer, founded on violations of a visit",
            description = "Each violation must be of a finding of this visit. The term for an appeal is that of the catalogue for the day of "
                    + "service. A prohibition counts at once and has no last day; an order to pay says how much. The text is encrypted.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = Directives.OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> issue(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull IssueDirective said) {
        Actor actor = caller.get();
        return visits.require(visit, actor)
                .invoke(visited -> check(said, days.today(visited.country(), time.now())))
                .flatMap(visited -> idempotency.once(actor, key, said, UUID.class, () -> issue(actor, visited, said)))
                .flatMap(id -> open.view(actor, id))
                .map(view -> ETags.on(RestResponse.Status.CREATED, view));
    }

    private static void check(IssueDirective said, LocalDate today) {
        Appeal.requirePast("servedOn", said.servedOn(), LocalDate.of(1990, 1, 1), today);
        Directive.checkDue(said.kind(), said.servedOn(), said.dueOn());
        boolean pays = said.kind() == DirectiveKind.PAYMENT;
        if (pays != (said.amount() != null)) {
            throw Problems.invalid("amount", pays ? "must be given for an order to pay" : "must be left out, except for an order to pay");
        }
        if (pays) {
            said.amount().requirePositive("amount");
        }
    }

    private Uni<UUID> issue(Actor actor, VisitScope.Visited visited, IssueDirective said) {
        UUID id = Ids.next();
        DataKey key = keys.fresh(id, OpenDirectives.PURPOSE);
        Appeal appeal = Appeal.possible(catalogue.appeal(visited.country(), said.kind(), said.servedOn()), said.servedOn());
        return violations.find(actor, said.violations())
                .flatMap(found -> requireOfVisit(actor, visited, said, found))
                .chain(() -> store.add(actor, id, visited, said, appeal, key, time.now()))
                .chain(() -> keys.store(key))
                .chain(() -> store.addViolations(actor, id, said.violations()))
                .chain(() -> store.addEvent(actor, id, new DirectiveStore.Event(DirectiveAction.ISSUE, said.servedOn(), said.dueOn() == null ? null : said.dueOn().toString(), null), key, time.now()))
                .chain(() -> audit.record(actor, "ISSUE", Directives.KIND, id))
                .replaceWith(id);
    }

    private Uni<Void> requireOfVisit(Actor actor, VisitScope.Visited visited, IssueDirective said, List<Violations.Row> found) {
        return findings.ofVisit(visited.visit(), found.stream().map(Violations.Row::row).collect(Collectors.toSet()), actor).invoke(ofVisit -> {
            if (found.size() < said.violations().size() || !ofVisit) {
                throw Problems.invalid("violations", "must be violations of findings of this visit");
            }
        }).replaceWithVoid();
    }
}
