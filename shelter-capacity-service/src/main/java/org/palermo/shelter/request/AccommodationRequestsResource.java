package org.palermo.shelter.request;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.shelter.availability.AvailabilityView;

@Tag(name = "Accommodation requests",
        description = "Open requests of the mechanism for a place for the person of a case, and searches for such a place.")
@Path("/api/shelter/v1/accommodation-requests")
@Authenticated
class AccommodationRequestsResource {
    private static final String ASKED = "cases that the caller works on, as the mechanism has reported them";

    private final AccommodationRequests requests;
    private final CurrentActor actor;

    AccommodationRequestsResource(AccommodationRequests requests, CurrentActor actor) {
        this.requests = requests;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listOpenAccommodationRequests", summary = "List the open accommodation requests of your cases, latest first",
            description = "The mechanism sends each request here shortly after it is made. A request that is closed, or whose nights are "
                    + "over, is deleted. `status` says whether a place is held or given for it.")
    @Allowed(roles = CASE_COORDINATOR, scope = ASKED)
    @Audited
    public Uni<Page<AccommodationRequestView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return requests.page(actor.get(), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOpenAccommodationRequest", summary = "Read an open accommodation request of one of your cases",
            description = "A request that has not arrived here yet, is closed, or whose nights are over gets 404.")
    @Allowed(roles = CASE_COORDINATOR, scope = ASKED)
    @Audited
    public Uni<AccommodationRequestView> get(UUID id) {
        return requests.get(actor.get(), id);
    }

    @POST
    @Path("/{id}/searches")
    @Operation(operationId = "searchForAccommodationRequest", summary = "Search for places for an accommodation request",
            description = "It works like any search, for the requested nights that are not past, and costs a question of your budget "
                    + "(429). A hold of one of these offers is for the request, and the mechanism is told. When the requested nights are "
                    + "over, the answer is 409, and 404 once the request is deleted.")
    @Allowed(roles = CASE_COORDINATOR,
            scope = "cases that the caller works on, as the mechanism has reported them; otherwise as any search")
    @Audited
    public Uni<AvailabilityView> search(UUID id, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull SearchByRequest command) {
        return requests.search(actor.get(), id, key, command);
    }
}
