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
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
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
    @Operation(operationId = "listDecisions", summary = "List the decisions on a case file, oldest first",
            description = "Only competent authorities see the test and the reasons.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = "as for the case file")
    @Audited
    public Uni<Page<DecisionView>> decisions(UUID id) {
        return steps.decisions(actor.get(), id);
    }

    @POST
    @Path("/decisions")
    @Operation(operationId = "recordDecision", summary = "Decide on a case file: grounds, disqualification or reconsideration",
            description = "If the stage of the file or the law does not allow the decision today, or the person has withdrawn consent to "
                    + "the referral, the answer is 409. A positive decision issues a certificate. The organisations that have the case are "
                    + "told. The answer is the file in its new stage. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> decide(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MakeDecision command) {
        return steps.decide(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/decisions/{decision}/telling")
    @Operation(operationId = "recordTelling", summary = "Record that the person was told of a decision",
            description = "When it is the latest decision and finds reasonable grounds, the file enters `RECOVERY`. A decision of which "
                    + "the person was already told, and a file that is suspended or over, get 409. Send the ETag of the case file in "
                    + "If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> tell(
            UUID id, UUID decision, @RestHeader("If-Match") String ifMatch, @Valid @NotNull TellOfDecision command) {
        return steps.tell(actor.get(), id, decision, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/transitions")
    @Operation(operationId = "moveCase", summary = "Move a case file to a stage without a decision",
            description = "Such steps suspend and resume the file, open a reconsideration, begin the transition, withdraw, refer on or "
                    + "close. If the stage of the file or the law does not allow the step today, the answer is 409. The organisations that "
                    + "have the case are told. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> move(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MoveCaseFile command) {
        return steps.move(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/age-determinations")
    @Operation(operationId = "determineAge", summary = "Record that the age of the person was determined",
            description = "From then on the file is that of a child or of an adult. `consent` must be set only when the outcome changes "
                    + "the person to an adult; with `false` the file moves to `WITHDRAWN`. A person who is a child by the date of birth "
                    + "can't be recorded as an adult (409); a file that is over gets 409 too. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> determineAge(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DetermineAge command) {
        return steps.determineAge(actor.get(), id, ifMatch, command).map(ETags::on);
    }

    @POST
    @Path("/extensions")
    @Operation(operationId = "extendRecovery", summary = "Extend recovery and reflection, with a reason",
            description = "`until` is the new last day; it must be later than the last day of the minimum period (400). If no recovery is "
                    + "running, the answer is 409. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    public Uni<RestResponse<CaseFileView>> extend(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ExtendRecovery command) {
        return steps.extend(actor.get(), id, ifMatch, command).map(ETags::on);
    }
}
