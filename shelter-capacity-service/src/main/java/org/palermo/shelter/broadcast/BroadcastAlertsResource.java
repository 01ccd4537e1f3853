package org.palermo.shelter.broadcast;

import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

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

/// An alert has no ETag: its state rejects late requests.
@Tag(name = "Broadcasts",
        description = "Questions to many shelters at the same time when a search finds no place, and the answers of the shelters.")
@Path("/api/shelter/v1/broadcast-alerts")
@Authenticated
class BroadcastAlertsResource {
    private static final String OWN_SHELTERS = "shelters that the caller's organisation runs";

    private final BroadcastAlerts alerts;
    private final CurrentActor actor;

    BroadcastAlertsResource(BroadcastAlerts alerts, CurrentActor actor) {
        this.alerts = alerts;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listBroadcastAlerts", summary = "List what broadcasts ask of your shelters, latest first")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<Page<AlertView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return alerts.page(actor.get(), Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBroadcastAlert", summary = "Read what a broadcast asks of one of your shelters")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<AlertView> get(UUID id) {
        return alerts.get(actor.get(), id);
    }

    @POST
    @Path("/{id}/acknowledgement")
    @Operation(operationId = "acknowledgeBroadcastAlert", summary = "Say that you are looking after an alert",
            description = "The next person on call is called only if you have not answered within the profile's `acknowledgeMinutes` from "
                    + "now. Send it again for the same time again. When the broadcast is over, the answer is 409.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<AlertView> acknowledge(UUID id) {
        return alerts.acknowledge(actor.get(), id);
    }

    @POST
    @Path("/{id}/acceptance")
    @Operation(operationId = "acceptBroadcastAlert",
            summary = "Say yes to a broadcast: places of your shelter are held for the people at once",
            description = "The first yes of all shelters wins; after it, after the deadline and after a cancellation the answer is 409. So "
                    + "it is after your own no, and when the shelter has no room by its census, its limits and what is held. The "
                    + "organisation that asked is told.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<AlertView> accept(UUID id, @RestHeader(Idempotency.HEADER) String key) {
        return alerts.accept(actor.get(), id, key);
    }

    @POST
    @Path("/{id}/refusal")
    @Operation(operationId = "declineBroadcastAlert", summary = "Say no to a broadcast, with a reason",
            description = "Sending the same reason again changes nothing; another answer gets 409, and so does a broadcast that is over. "
                    + "The organisation that asked sees a reason only once enough shelters have said no.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<AlertView> decline(UUID id, @Valid @NotNull DeclineAlert command) {
        return alerts.decline(actor.get(), id, command);
    }
}
