package org.palermo.shelter.register;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Places", description = "The sleeping places of a shelter.")
@Path("/api/shelter/v1/shelters/{shelter}/places")
@Authenticated
class PlacesResource {
    private static final String SHELTERS = "shelter manager: shelters that the caller's organisation runs; mechanism administrator: shelters in the regions that "
            + "the caller covers";

    private final Places places;
    private final CurrentActor actor;

    PlacesResource(Places places, CurrentActor actor) {
        this.places = places;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listPlaces", summary = "List the sleeping places of a shelter, in the order in which they were added")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    public Uni<Page<PlaceView>> all(UUID shelter) {
        return places.all(actor.get(), shelter);
    }

    @GET
    @Path("/{place}")
    @Operation(operationId = "getPlace", summary = "Read a sleeping place")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    public Uni<RestResponse<PlaceView>> get(UUID shelter, UUID place) {
        return places.get(actor.get(), shelter, place).map(ETags::on);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addPlace", summary = "Add a sleeping place to a shelter",
            description = "Places with the same `room` share a room.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    public Uni<RestResponse<PlaceView>> add(UUID shelter, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddPlace command) {
        return places.add(actor.get(), shelter, key, command).map(view -> ETags.on(RestResponse.Status.CREATED, view));
    }

    @PUT
    @Path("/{place}/state")
    @Operation(operationId = "changePlaceState", summary = "Take a sleeping place out of service, or back into service",
            description = "A person who has the place keeps it. Send its ETag in If-Match. If the place is already in the requested state, "
                    + "an old ETag is accepted too and nothing changes.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    public Uni<RestResponse<PlaceView>> change(UUID shelter, UUID place, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ChangePlace command) {
        return places.change(actor.get(), shelter, place, ifMatch, command).map(ETags::on);
    }
}
