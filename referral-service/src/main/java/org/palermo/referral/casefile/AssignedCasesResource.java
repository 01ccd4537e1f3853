package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Choice;
import org.palermo.kernel.paging.Page;

@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/assigned")
@Authenticated
class AssignedCasesResource {
    private final AssignedCases cases;
    private final CurrentActor actor;

    AssignedCasesResource(AssignedCases cases, CurrentActor actor) {
        this.cases = cases;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listAssignedCases", summary = "List the cases that you work on, latest referral first",
            description = "`due`, `with` and `sort` work as in the list of all cases.")
    @Allowed(roles = CASE_COORDINATOR, scope = "cases that the caller works on")
    @Audited
    public Uni<Page<CaseFileItem>> page(
            @RestQuery String due, @RestQuery String with, @RestQuery String sort, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return cases.page(actor.get(), due, Choice.of(Concern.class, "with", with), sort, cursor, limit);
    }
}
