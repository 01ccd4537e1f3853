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
@Tag(name = "Holds")
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
    @Operation(summary = "Keep what an offer offers, for a short time")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = "with an offer that was made to the caller")
    @Audited
    public Uni<HoldView> place(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull PlaceHold command) {
        return holds.place(actor.get(), key, command);
    }

    @GET
    @Operation(summary = "What your organisation holds and has held, the latest first")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    public Uni<Page<HoldView>> page(
            @RestQuery HoldState status, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return holds.page(actor.get(), status, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A hold of your organisation")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    public Uni<HoldView> get(UUID id) {
        return holds.get(actor.get(), id);
    }

    @POST
    @Path("/{id}/extension")
    @Operation(summary = "Keep the places longer, as a new hold would from now on, within the profile's limit")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    public Uni<HoldView> extend(UUID id, @RestHeader(Idempotency.HEADER) String key) {
        return holds.extend(actor.get(), id, key);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Give the places back")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = HELD)
    @Audited
    public Uni<Void> release(UUID id) {
        return holds.release(actor.get(), id);
    }
}
