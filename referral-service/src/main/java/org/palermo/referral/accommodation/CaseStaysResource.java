package org.palermo.referral.accommodation;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Accommodation",
        description = "Requests to the shelter capacity service for a place for the person of a case, and the holds and stays that follow.")
@Path("/api/nrm/v1/cases/{id}/stays")
@Authenticated
class CaseStaysResource {
    private final AccommodationRequests requests;
    private final CurrentActor actor;

    CaseStaysResource(AccommodationRequests requests, CurrentActor actor) {
        this.requests = requests;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listStays", summary = "List the holds and stays of a case, with dates and states, latest change first",
            description = "It never says where the place is.")
    @Allowed(roles = {CASE_COORDINATOR, COMPETENT_AUTHORITY},
            scope = "case coordinator: cases that the caller works on; competent authority: cases in the regions that the caller "
                    + "covers; dates and states, not the shelter")
    @Audited
    public Uni<Page<StayView>> of(UUID id) {
        return requests.stays(actor.get(), id);
    }
}
