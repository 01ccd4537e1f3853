package org.palermo.shelter.oncall;

import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

/// A shift has no ETag: the last write counts.
@Tag(name = "On call", description = "The people who are on call for a shelter, with their shifts.")
@Path("/api/shelter/v1/shelters/{shelter}/on-call")
@Authenticated
class OnCallResource {
    private static final String OWN_SHELTERS = "shelters that the caller's organisation runs";

    private final OnCallRoster roster;
    private final CurrentActor actor;

    OnCallResource(OnCallRoster roster, CurrentActor actor) {
        this.roster = roster;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listShifts", summary = "List who is and will be on call for a shelter",
            description = "The shift that begins first is first. `reached` is false where no webhook can call the person any more.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<Page<ShiftView>> all(UUID shelter) {
        return roster.all(actor.get(), shelter);
    }

    @PUT
    @Path("/{shift}")
    @Operation(operationId = "putShift", summary = "Put somebody on call for a shelter, or change a shift",
            description = "You choose the id of the shift; sending it again changes nothing. Only one shift has the same `order` at the "
                    + "same time (409). A roster that has as many shifts as it may (409), a shift under a legal hold (409) and a person "
                    + "who can't be reached (400) are refused.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<ShiftView> put(UUID shelter, UUID shift, @Valid @NotNull PutShift command) {
        return roster.put(actor.get(), shelter, shift, command);
    }

    @DELETE
    @Path("/{shift}")
    @Operation(operationId = "removeShift", summary = "Remove a shift from the roster",
            description = "Removing it again changes nothing. A shift under a legal hold can't be removed (409).")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<Void> remove(UUID shelter, UUID shift) {
        return roster.remove(actor.get(), shelter, shift);
    }
}
