package org.palermo.shelter.placement;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.shelter.placement.PlacementChanges.Sent;

/// What happens during a stay. Each verb is small, requires the version that the caller has seen, and may be repeated under its
/// idempotency key.
@Tag(name = "Placements", description = "A shelter's answers to requests for a place, and the stays with what happens in them.")
@Path("/api/shelter/v1/placements/{id}")
@Authenticated
class StaysResource {
    private static final String OWN_SHELTERS = "shelters that the caller's organisation runs";

    private final Stays stays;
    private final CurrentActor actor;

    StaysResource(Stays stays, CurrentActor actor) {
        this.stays = stays;
        this.actor = actor;
    }

    @POST
    @Path("/arrival")
    @Operation(operationId = "recordArrival", summary = "Record that the people have arrived",
            description = "It starts the protection from moving, where the profile has one. The places are kept as long as the protection "
                    + "runs, if they are free and at most a year ahead; if that is too short, the shelter is told. It is possible during "
                    + "the nights of the stay only, otherwise 409. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> arrive(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.arrive(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }

    @POST
    @Path("/no-show")
    @Operation(operationId = "recordNoShow", summary = "Record that the people have not arrived",
            description = "The places are free again, and the organisation that asked is told. It is possible once the time for their "
                    + "arrival is over; before, the answer is 409. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> notArrived(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.notArrived(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }

    @POST
    @Path("/absence")
    @Operation(operationId = "recordAbsence", summary = "Record that a person is away and expected back",
            description = "The place is kept. If the person is not back by `backBefore`, both sides are told. Without it that is after the "
                    + "longest absence of the profile; a later time gets 400. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> absent(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull GoAbsent command) {
        return stays.absent(actor.get(), id, new Sent(key, ifMatch, command), command).map(ETags::on);
    }

    @POST
    @Path("/missing")
    @Operation(operationId = "recordMissing", summary = "Record that a person is missing",
            description = "The organisation that placed the person, and the roles of the country that the profile names, are told at once. "
                    + "Until the person is back, nobody can read a released address. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> missing(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.missing(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }

    @POST
    @Path("/return")
    @Operation(operationId = "recordReturn", summary = "Record that an absent or missing person is back",
            description = "Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> returned(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.returned(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }

    @POST
    @Path("/extension")
    @Operation(operationId = "extendStay", summary = "Add nights to a stay, in the same places",
            description = "When a place is not free on one of these nights, or a limit does not allow it, nothing changes (409). When the "
                    + "nights of the stay are already over, the new nights count from tonight and the nights between are added too; people "
                    + "who have not arrived by then get 409. Send the ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> extend(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ExtendStay command) {
        return stays.extend(actor.get(), id, new Sent(key, ifMatch, command), command).map(ETags::on);
    }

    @POST
    @Path("/end")
    @Operation(operationId = "endStay", summary = "Record that a stay has ended, with a reason",
            description = "The nights from tonight on are free. Refused while the person is protected from being moved (409). Send the "
                    + "ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> end(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull EndStay command) {
        return stays.end(actor.get(), id, new Sent(key, ifMatch, command), command).map(ETags::on);
    }

    @POST
    @Path("/move")
    @Operation(operationId = "recordMoveOn", summary = "Record that a person has moved on, and where to",
            description = "The nights from tonight on are free. Refused while the person is protected from being moved (409). Send the "
                    + "ETag of the placement in If-Match.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> moveOn(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull MoveOn command) {
        return stays.moveOn(actor.get(), id, new Sent(key, ifMatch, command), command).map(ETags::on);
    }

    @POST
    @Path("/departure")
    @Operation(operationId = "recordDeparture", summary = "Record that a person leaves by her own choice",
            description = "Only the organisation that placed the person can record it. Protection from being moved does not prevent it. "
                    + "The nights from tonight on are free. Send the ETag of the placement in If-Match.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = "holds and placements of the caller's organisation")
    @Audited
    public Uni<RestResponse<PlacementView>> leave(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.leave(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }
}
