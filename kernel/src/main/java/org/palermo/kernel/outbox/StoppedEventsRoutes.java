package org.palermo.kernel.outbox;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

/// `/outbox/stopped` of a service whose events are about records of many organisations. Each such service extends this with its own path.
@Authenticated
public abstract class StoppedEventsRoutes {
    private static final String SCOPE = "events of this service that another one refuses: ids of records, numbers and times only";

    private final ParkedStreams streams;
    private final CurrentActor actor;

    protected StoppedEventsRoutes(ParkedStreams streams, CurrentActor actor) {
        this.streams = streams;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "list{Service}StoppedEvents",
            summary = "List the records whose events another service refuses, longest waiting first",
            description = "The events of such a record wait until somebody sends them again; those of all other records are delivered. The "
                    + "list has at most 200.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = SCOPE)
    public Uni<Page<ParkedStream>> list() {
        return streams.all(actor.get()).map(parked -> new Page<>(parked, null));
    }

    /// @param subscriber who receives the events
    /// @param aggregate the record that the events are about
    @POST
    @Path("/{subscriber}/{aggregate}/resume")
    @Operation(operationId = "resend{Service}StoppedEvents", summary = "Send the events of a record again that another service refused",
            description = "A record whose events are not stopped now gets 404.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = SCOPE)
    @Audited
    public Uni<Void> resume(@Pattern(regexp = "[a-z0-9-]{1,40}") String subscriber, UUID aggregate) {
        return streams.sendAgainAny(actor.get(), subscriber, aggregate);
    }
}
