package org.palermo.shelter.hold;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

/// A hold has no ETag: requests do not overwrite each other's changes, and the hold's state rejects late requests.
@Tag(name = "Holds",
        description = "Places that are held for a short time, the request to the shelter that follows, and how much an organisation may "
                + "hold.")
@Path("/api/shelter/v1/holds")
@Authenticated
class HoldsResource {
    private static final String HELD = "holds and placements of the caller's organisation";

    private final Holds holds;
    private final CurrentActor actor;

    HoldsResource(Holds holds, CurrentActor actor) {
        this.holds = holds;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "holdOffer", summary = "Hold the places of an offer for a short time",
            description = "Only the person who got the offer can use it (400), once. Refused with 409: an offer that has ended or was "
                    + "used, places that somebody else took first, and an organisation that holds as much as it may. When a case was "
                    + "named, the mechanism is told.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = "with an offer that was made to the caller")
    @Audited
    public Uni<HoldView> place(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull PlaceHold command) {
        return holds.place(actor.get(), key, command);
    }

    @GET
    @Operation(operationId = "listHolds", summary = "List the present and past holds of your organisation, latest first")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    public Uni<Page<HoldView>> page(
            @RestQuery HoldState status, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return holds.page(actor.get(), status, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getHold", summary = "Read a hold of your organisation, with the shelter's answer")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    public Uni<HoldView> get(UUID id) {
        return holds.get(actor.get(), id);
    }

    @POST
    @Path("/{id}/extension")
    @Operation(operationId = "extendHold", summary = "Extend a hold",
            description = "It then lasts as long as a new one would from now on, up to the longest duration of the profile. If that is no "
                    + "longer than it lasts already, or it has ended, the answer is 409. A shelter that was asked may answer until the new "
                    + "end.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    public Uni<HoldView> extend(UUID id, @RestHeader(Idempotency.HEADER) String key) {
        return holds.extend(actor.get(), id, key);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "releaseHold", summary = "Release a hold",
            description = "The places are free at once, and a shelter that was asked is told. It costs questions of your budget. Releasing "
                    + "it again changes nothing. A hold that has ended in another way gets 409.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    public Uni<Void> release(UUID id) {
        return holds.release(actor.get(), id);
    }
}
