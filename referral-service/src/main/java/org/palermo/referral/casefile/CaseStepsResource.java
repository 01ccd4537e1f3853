package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

/// Each change needs the ETag of the case file in If-Match, and returns the changed file.
@Tag(name = "Case files")
@Path("/api/nrm/v1/cases/{id}")
@Authenticated
class CaseStepsResource {
    private static final String COVERED = "cases in the regions that the caller covers";

    private final CaseSteps steps;
    private final CurrentActor actor;

    CaseStepsResource(CaseSteps steps, CurrentActor actor) {
        this.steps = steps;
        this.actor = actor;
    }

    @GET
    @Path("/decisions")
    @Operation(summary = "What was decided on a case file, the oldest first")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = "as for the case file")
    @Audited
    public Uni<Page<DecisionView>> decisions(UUID id) {
        return steps.decisions(actor.get(), id);
    }

    @POST
    @Path("/decisions")
    @Operation(summary = "Decide: reasonable grounds, conclusive grounds, a disqualification, a reconsideration; send the ETag that you read in If-Match")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> decide(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MakeDecision command) {
        return steps.decide(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/decisions/{decision}/telling")
    @Operation(summary = "She was told of a decision; of a positive one on reasonable grounds, recovery and reflection goes on with her knowing of it")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> tell(
            UUID id, UUID decision, @RestHeader("If-Match") String ifMatch, @Valid @NotNull TellOfDecision command) {
        return steps.tell(actor.get(), id, decision, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/transitions")
    @Operation(summary = "A step that is no decision: suspend and go on, ask for reconsideration, transition, withdraw, refer on, close")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> move(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MoveCaseFile command) {
        return steps.move(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/age-determinations")
    @Operation(summary = "Her age was determined: the file is that of a child or an adult from then on; who is found to be an adult is asked whether she goes on. Send the ETag that you read in If-Match")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> determineAge(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DetermineAge command) {
        return steps.determineAge(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/extensions")
    @Operation(summary = "Recovery and reflection ends later, with a reason")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> extend(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ExtendRecovery command) {
        return steps.extend(actor.get(), id, ifMatch, command).map(ETags::on);
    }
}
