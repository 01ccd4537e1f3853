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
@Tag(name = "Placements")
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
    @Operation(summary = "They have come")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> arrive(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.arrive(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }

    @POST
    @Path("/no-show")
    @Operation(summary = "They have not come; the places are free again")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> notArrived(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.notArrived(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }

    @POST
    @Path("/absence")
    @Operation(summary = "She is away and expected back; her place is kept")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> absent(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull GoAbsent command) {
        return stays.absent(actor.get(), id, new Sent(key, ifMatch, command), command).map(ETags::on);
    }

    @POST
    @Path("/missing")
    @Operation(summary = "She is missing: an alert")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> missing(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.missing(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }

    @POST
    @Path("/return")
    @Operation(summary = "She is back")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> returned(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.returned(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }

    @POST
    @Path("/extension")
    @Operation(summary = "More nights in the same places, when they are free")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> extend(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ExtendStay command) {
        return stays.extend(actor.get(), id, new Sent(key, ifMatch, command), command).map(ETags::on);
    }

    @POST
    @Path("/end")
    @Operation(summary = "The stay has ended; not while she is protected from moving")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> end(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull EndStay command) {
        return stays.end(actor.get(), id, new Sent(key, ifMatch, command), command).map(ETags::on);
    }

    @POST
    @Path("/move")
    @Operation(summary = "She has moved on; not while she is protected from moving")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<RestResponse<PlacementView>> moveOn(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull MoveOn command) {
        return stays.moveOn(actor.get(), id, new Sent(key, ifMatch, command), command).map(ETags::on);
    }

    @POST
    @Path("/departure")
    @Operation(summary = "She leaves of her own will, says the organisation that placed her")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = "holds and placements of the caller's organisation")
    @Audited
    public Uni<RestResponse<PlacementView>> leave(UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        return stays.leave(actor.get(), id, Sent.nothing(key, ifMatch)).map(ETags::on);
    }
}
