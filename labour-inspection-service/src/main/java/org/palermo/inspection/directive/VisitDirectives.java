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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.appeal.Appeal;
import org.palermo.inspection.appeal.LegalDays;
import org.palermo.inspection.violation.DirectiveKind;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Issues orders.
@Tag(name = "Orders", description = "Orders of inspectors to employers, with their terms, appeals and steps.")
@Path("/api/inspection/v1/visits/{visit}/directives")
@Authenticated
@ApplicationScoped
public class VisitDirectives {
    private final NewDirectives fresh;
    private final DirectiveAccess access;
    private final VisitScope visits;
    private final LegalDays days;
    private final CurrentOperation operation;

    VisitDirectives(NewDirectives fresh, DirectiveAccess access, VisitScope visits, LegalDays days, CurrentOperation operation) {
        this.fresh = fresh;
        this.access = access;
        this.visits = visits;
        this.days = days;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for violations of other visits, and for days and amounts that are not
    ///     possible; 404 when there is no such visit; 409 when the inspector has a conflict of interest with the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "issueDirective", summary = "Issue an order to an employer, based on violations found at a visit",
            description = "Each violation must be of a finding of this visit. The catalogue sets the term for an appeal, by the day of "
                    + "service. A prohibition applies at once and has no last day. An order to pay states an amount, or names the wage "
                    + "claims that it is based on. Payments of these claims then count for the order, and the order is complied with once "
                    + "all is paid. The text is encrypted.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = Directives.OWN)
    @Audited
    @Scoped
    public Uni<RestResponse<DirectiveView>> issue(UUID visit, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull IssueDirective said) {
        Actor actor = operation.caller();
        return visits.requireToWrite(visit, actor)
                .invoke(visited -> check(said, days.today(visited.country(), operation.now())))
                .flatMap(visited -> operation.once(actor, key, said, UUID.class, () -> fresh.issue(actor, visited, said)))
                .flatMap(id -> access.view(actor, id))
                .map(view -> ETags.on(RestResponse.Status.CREATED, view));
    }

    private static void check(IssueDirective said, LocalDate today) {
        Appeal.requirePast("servedOn", said.servedOn(), LocalDate.of(1990, 1, 1), today);
        Directive.checkDue(said.kind(), said.servedOn(), said.dueOn());
        boolean pays = said.kind() == DirectiveKind.PAYMENT;
        if (!pays && !said.resting().isEmpty()) {
            throw Problems.invalid("claims", "must be left out unless kind is PAYMENT");
        }
        if (pays ? said.amount() == null && said.resting().isEmpty() : said.amount() != null) {
            throw Problems.invalid("amount",
                    pays ? "must be given if the order to pay names no wage claims" : "must be left out unless kind is PAYMENT");
        }
        if (said.amount() != null) {
            said.amount().requirePositive("amount");
        }
    }
}
