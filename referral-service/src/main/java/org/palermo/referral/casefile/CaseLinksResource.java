package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
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
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}/links/{link}")
@Authenticated
class CaseLinksResource {
    private static final String SCOPE = "links of two case files that the caller covers";

    private final CaseLinks links;
    private final CurrentActor actor;

    CaseLinksResource(CaseLinks links, CurrentActor actor) {
        this.links = links;
        this.actor = actor;
    }

    @POST
    @Path("/confirmation")
    @Operation(operationId = "confirmCaseLink", summary = "Confirm that two case files are of the same person",
            description = "Both files stay as they are. A reason for the other answer gets 400. Send the ETag of the link in If-Match. A "
                    + "link that was already decided gets 409.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = SCOPE)
    @Audited
    public Uni<RestResponse<CaseLinkView>> confirm(
            UUID id, UUID link, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecideLink command) {
        return links.decide(actor.get(), id, link, ifMatch, LinkState.CONFIRMED, command).map(ETags::on);
    }

    @POST
    @Path("/dismissal")
    @Operation(operationId = "dismissCaseLink", summary = "Decide that two case files are of different persons",
            description = "A reason for the other answer gets 400. Send the ETag of the link in If-Match. A link that was already decided "
                    + "gets 409.")
    @RequestBody(required = true, content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DecideLink.class), example = "{\"reason\":\"SHARED_CONTACT\"}"))
    @Allowed(roles = COMPETENT_AUTHORITY, scope = SCOPE)
    @Audited
    public Uni<RestResponse<CaseLinkView>> dismiss(
            UUID id, UUID link, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecideLink command) {
        return links.decide(actor.get(), id, link, ifMatch, LinkState.DISMISSED, command).map(ETags::on);
    }
}
