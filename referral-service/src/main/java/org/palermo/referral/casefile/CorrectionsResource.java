package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.etag.MergePatch;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/person")
@Authenticated
class CorrectionsResource {
    private final Corrections corrections;
    private final CurrentActor actor;

    CorrectionsResource(Corrections corrections, CurrentActor actor) {
        this.corrections = corrections;
        this.actor = actor;
    }

    @PATCH
    @Consumes(MergePatch.TYPE)
    @Operation(operationId = "correctCasePerson", summary = "Correct what is held about the person of a case file (JSON Merge Patch)",
            description = "The earlier values are kept and shown only in the person's own copy. A date of birth that makes the person a "
                    + "child changes the file to that of a child, and the competent authority is told. The organisations that have the "
                    + "case are told of each correction. A case without an identified person gets 409. Send the ETag of the case file in "
                    + "If-Match.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY},
            scope = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller covers")
    @Audited
    public Uni<RestResponse<CaseFileView>> correct(
            UUID id, @RestHeader("If-Match") String ifMatch,
            @RequestBody(content = @Content(mediaType = MergePatch.TYPE, schema = @Schema(implementation = CorrectPerson.class))) @NotNull Map<String, Object> patch) {
        return corrections.correct(actor.get(), id, ifMatch, patch).map(ETags::on);
    }
}
