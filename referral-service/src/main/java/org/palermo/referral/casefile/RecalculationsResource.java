package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/term-recalculations")
@Authenticated
class RecalculationsResource {
    private final Recalculations recalculations;
    private final CurrentActor actor;

    RecalculationsResource(Recalculations recalculations, CurrentActor actor) {
        this.recalculations = recalculations;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "previewRecalculation",
            summary = "Preview how terms of open case files change under the law and calendars of today",
            description = "`scope` is a country or a region that you cover (404). Nothing is written. Send the ETag of this answer to "
                    + "write what it shows. If `more` files change than are listed, write these and preview again.")
    @Allowed(roles = {COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR},
            scope = "cases in the regions that the caller covers: ids, references and dates")
    @Audited
    public Uni<RestResponse<RecalculationView>> preview(@RestQuery @NotNull String scope) {
        return recalculations.preview(actor.get(), scope)
                .map(found -> RestResponse.ResponseBuilder.ok(found.view()).header("ETag", found.tag()).build());
    }

    @POST
    @Operation(operationId = "applyRecalculation", summary = "Write the terms that a preview showed",
            description = "Send the ETag of the preview in If-Match. If a file or the law has changed since, the answer is 412 and nothing "
                    + "is written. The shelters learn until when a person is protected now.")
    @Allowed(roles = {COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR},
            scope = "cases in the regions that the caller covers: only their terms")
    @Audited
    public Uni<RecalculationView> apply(@RestHeader("If-Match") String ifMatch, @Valid @NotNull Recalculate command) {
        return recalculations.apply(actor.get(), command, ifMatch);
    }
}
