package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
}
