package org.palermo.referral.audit;

import static org.palermo.kernel.identity.Role.AUDITOR;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.AccessView;
import org.palermo.kernel.audit.AuditTrail;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;

/// The audit of a case, found by the reference that people know.
@Tag(name = "Audit",
        description = "Who has read or changed which record of this service, and the chain that shows that the audit is whole.")
@Path("/api/nrm/v1/audit/cases")
@Authenticated
class CaseAudit {
    private final AuditTrail trail;
    private final WatchedCases cases;
    private final CurrentActor caller;

    CaseAudit(AuditTrail trail, WatchedCases cases, CurrentActor caller) {
        this.trail = trail;
        this.cases = cases;
        this.caller = caller;
    }

    /// @param reference of the case
    @GET
    @Operation(operationId = "listCaseAudit", summary = "List who has read or changed a case, latest first",
            description = "If no case in your countries has the reference, the list is empty. If somebody saw the case only in a list, "
                    + "the entry appears within a second. The audit records each request that finds a case.")
    @Allowed(roles = {AUDITOR, DATA_PROTECTION_OFFICER},
            scope = "cases in the countries that the caller covers: ids and codes; the question is recorded too")
    @Audited
    public Uni<Page<AccessView>> page(
            @RestQuery @NotNull @Size(max = 40) String reference, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Cursor after = Cursor.parse(cursor);
        String wanted = Reference.parse(reference)
                .orElseThrow(() -> Problems.invalid("reference", "must be a reference: a character is wrong or missing"));
        return cases.find(actor, wanted).flatMap(found -> found
                .map(id -> trail.about(actor, id, after, limit))
                .orElseGet(() -> Uni.createFrom().item(new Page<>(List.of(), null))));
    }
}
