package org.palermo.shelter.register.place;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.register.ShelterDay;
import org.palermo.shelter.register.ShelterStore;

/// Keeps the sleeping places of a shelter.
@Tag(name = "Places", description = "The sleeping places of a shelter.")
@Path("/api/shelter/v1/shelters/{shelter}/places")
@Authenticated
@ApplicationScoped
public class Places {
    private final ShelterStore shelters;
    private final PlaceStore store;
    private final ShelterDay day;
    private final CurrentOperation operation;

    Places(ShelterStore shelters, PlaceStore store, ShelterDay day, CurrentOperation operation) {
        this.shelters = shelters;
        this.store = store;
        this.day = day;
        this.operation = operation;
    }

    /// All places: a shelter has tens of places, so the list has one page.
    @GET
    @Operation(operationId = "listPlaces", summary = "List the sleeping places of a shelter, in the order in which they were added",
            description = "Places that are out of service are in the list too. It has one page. A shelter that you neither run "
                    + "nor administer gets 404.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Scoped
    public Uni<Page<PlaceView>> all(UUID shelter) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor)
                .chain(() -> store.of(shelter))
                .map(places -> new Page<>(places, null));
    }

    @GET
    @Path("/{place}")
    @Operation(operationId = "getPlace", summary = "Read a sleeping place",
            description = "Its ETag is needed to take it out of service or back into it. A place of another shelter gets 404.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Scoped
    public Uni<RestResponse<PlaceView>> get(UUID shelter, UUID place) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor).chain(() -> store.in(shelter, place)).flatMap(store::view)
                .map(ETags::on);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addPlace", summary = "Add a sleeping place to a shelter",
            description = "Places with the same `room` share a room.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlaceView>> add(UUID shelter, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddPlace command) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor)
                .chain(() -> operation.once(actor, key, command, PlaceView.class,
                        () -> store.room(shelter, command.room())
                                .flatMap(room -> add(actor, new Place(Ids.next(), shelter, room, command)))))
                .map(view -> ETags.on(RestResponse.Status.CREATED, view));
    }

    private Uni<PlaceView> add(Actor actor, Place place) {
        return store.add(place)
                .chain(() -> operation.record(actor, "ADD", "place", place.id))
                .chain(() -> store.view(place));
    }

    /// Locks the shelter, so that nobody is given the place while it goes out of service.
    @PUT
    @Path("/{place}/state")
    @Operation(operationId = "changePlaceState", summary = "Take a sleeping place out of service, or back into service",
            description = "A person who has the place keeps it. Send its ETag in If-Match. If the place is already in the requested state, "
                    + "an old ETag is accepted too and nothing changes.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    @Scoped
    public Uni<RestResponse<PlaceView>> change(UUID shelter, UUID place, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull ChangePlace command) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor)
                .call(day::lock)
                .chain(() -> store.in(shelter, place))
                .invoke(found -> change(found, ifMatch, command))
                .call(store::flush)
                .call(found -> operation.record(actor, "CHANGE", "place", place))
                .flatMap(store::view)
                .map(ETags::on);
    }

    /// A repeated request with the old ETag succeeds when the place is already in the requested state, because the first response
    /// may have been lost.
    private static void change(Place place, String ifMatch, ChangePlace command) {
        if (ifMatch == null || ifMatch.isBlank() || place.operational != command.operational()) {
            ETags.require(ifMatch, place.version);
        }
        place.operational = command.operational();
    }
}
