package org.palermo.referral.casefile.worklist;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.referral.AllowedScopes.WORKED_ON;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.CaseFiles;
import org.palermo.referral.casefile.term.Terms;

/// The worklist of a case coordinator.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/assigned")
@Authenticated
@ApplicationScoped
public class AssignedCases {
    private final WorklistStore store;
    private final Terms terms;
    private final CurrentOperation operation;

    AssignedCases(WorklistStore store, Terms terms, CurrentOperation operation) {
        this.store = store;
        this.terms = terms;
        this.operation = operation;
    }

    /// @param due only cases with this duty: `overdue`, `soon`, `recovery-ending`, `recovery-over` or `decidable`
    /// @param with only cases with this concern: `MISSING`, `INTERVIEW_DUE` or `NO_GUARDIAN`
    /// @param sort `referred`: the latest referral first; `due`: the longest overdue first, and last the cases without a term
    @GET
    @Operation(operationId = "listAssignedCases", summary = "List the cases that you work on, latest referral first",
            description = "`due`, `with` and `sort` work as in the list of all cases.")
    @Allowed(roles = CASE_COORDINATOR, scope = WORKED_ON)
    @Audited
    @Scoped
    public Uni<Page<CaseFileItem>> page(
            @RestQuery String due, @RestQuery String with, @RestQuery String sort, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        CaseFilter filter = CaseFilter.of(DueFilter.parse(due), EnumParameter.of(Concern.class, "with", with));
        WorklistSort sorted = WorklistSort.of(sort, filter);
        return store.assigned(actor.subject(), filter, sorted, terms.windows(operation.now()), sorted.parse(cursor), limit)
                .map(items -> Page.of(items, limit, sorted::last))
                .call(page -> operation.record(actor, "LIST", CaseFiles.KIND, page.items().stream().map(CaseFileItem::id).toList()));
    }
}
