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

@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases")
@Authenticated
class CaseFilesResource {
    private final CaseSteps steps;
    private final CurrentActor actor;

    CaseFilesResource(CaseSteps steps, CurrentActor actor) {
        this.steps = steps;
        this.actor = actor;
    }

    @POST
    @Path("/{id}/reasonable-grounds")
    @Operation(operationId = "decideReasonableGrounds", summary = "Decide whether there are reasonable grounds",
            description = "The operation `recordDecision` takes this decision and all others. If the stage of the file or the law does not "
                    + "allow it today, or the person has withdrawn consent to the referral, the answer is 409. Send the ETag of the case "
                    + "file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = "cases in the regions that the caller covers")
    @Audited
    public Uni<RestResponse<CaseFileView>> decide(
            UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecideReasonableGrounds command) {
        return steps.decide(actor.get(), id, ifMatch, MakeDecision.of(command)).map(ETags::on);
    }
}
