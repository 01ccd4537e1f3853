package org.palermo.referral.accommodation;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Accommodation")
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
    @Operation(summary = "What is held for the case, and the stays that came of it, by dates and state; not where")
    public Uni<Page<StayView>> of(UUID id) {
        return requests.stays(actor.get(), id);
    }
}
