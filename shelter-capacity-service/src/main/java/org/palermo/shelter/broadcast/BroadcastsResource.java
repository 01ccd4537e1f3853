package org.palermo.shelter.broadcast;

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

/// A broadcast has no ETag: it can only be cancelled, or it is over.
@Tag(name = "Broadcasts",
        description = "Questions to many shelters at the same time when a search finds no place, and the answers of the shelters.")
@Path("/api/shelter/v1/broadcasts")
@Authenticated
class BroadcastsResource {
    private static final String OWN_BROADCASTS = "broadcasts of the caller's organisation";

    private final Broadcasts broadcasts;
    private final CurrentActor actor;

    BroadcastsResource(Broadcasts broadcasts, CurrentActor actor) {
        this.broadcasts = broadcasts;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "askShelters", summary = "Ask the shelters that could take the people, when a search finds no place",
            description = "The first shelter that says yes holds places for you, and your organisation is told; so it is when none does "
                    + "before the deadline. It costs a question of your budget (429). Refused with 409: when a place is free (search for "
                    + "it and hold it), when your organisation has too many open broadcasts, and when no area is left outside the regions "
                    + "to avoid.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER},
            scope = "for the caller's organisation, when a search finds nothing; limited in number; the caller never learns which "
                    + "shelters are asked, nor how many")
    @Audited
    public Uni<BroadcastView> ask(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AskShelters command) {
        return broadcasts.ask(actor.get(), key, command).onItem().ifNull().failWith(Broadcasts::placeFree);
    }

    @GET
    @Operation(operationId = "listBroadcasts", summary = "List the broadcasts of your organisation, latest first")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_BROADCASTS)
    @Audited
    public Uni<Page<BroadcastView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return broadcasts.page(actor.get(), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBroadcast", summary = "Read a broadcast of your organisation",
            description = "When a shelter has said yes, `hold` names the hold.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_BROADCASTS)
    @Audited
    public Uni<BroadcastView> get(UUID id) {
        return broadcasts.get(actor.get(), id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelBroadcast", summary = "Cancel a broadcast",
            description = "The shelters that have not answered are told that it is over. A broadcast that is over gets 409.")
    @Allowed(roles = {NGO, CASE_COORDINATOR, FIRST_RESPONDER}, scope = OWN_BROADCASTS)
    @Audited
    public Uni<Void> cancel(UUID id) {
        return broadcasts.cancel(actor.get(), id);
    }
}
