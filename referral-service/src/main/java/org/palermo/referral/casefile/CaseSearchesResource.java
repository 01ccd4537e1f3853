package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/searches")
@Authenticated
class CaseSearchesResource {
    private final CaseSearches searches;
    private final CurrentActor actor;

    CaseSearchesResource(CaseSearches searches, CurrentActor actor) {
        this.searches = searches;
        this.actor = actor;
    }

    @POST
    @Operation(operationId = "searchCases", summary = "Find the case files of a person among those that you see",
            description = "Search by whole words of the name in any script, by a document or telephone number, or by the reference of the "
                    + "case; a competent authority also by the reference of a certificate (others get 403). A file must match everything "
                    + "that you give. The latest file is first.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER},
            scope = "competent authority: cases in the regions that the caller covers; first responder: cases that the caller's "
                    + "organisation has referred")
    @Audited
    public Uni<Page<CaseFileItem>> search(@Valid @NotNull SearchCases command) {
        return searches.search(actor.get(), command);
    }
}
