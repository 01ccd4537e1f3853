package org.palermo.shelter.inbox;

import static org.palermo.kernel.identity.Role.EVENT_SENDER;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.inbox.IncomingEvent;

/// Receives events. The gateway has no route to it, and the token must have been issued for the events of this service.
@Path("/events")
@Authenticated
class EventsResource {
    private final Intake intake;
    private final SenderToken token;
    private final ObjectMapper json;

    EventsResource(Intake intake, SenderToken token, ObjectMapper json) {
        this.intake = intake;
        this.token = token;
        this.json = json;
    }

    @POST
    @Consumes("application/cloudevents+json")
    @Operation(hidden = true)
    @Allowed(roles = EVENT_SENDER, scope = "events for this service")
    public Uni<Void> take(byte[] body) {
        token.requireAudience();
        return intake.take(IncomingEvent.parse(body, json));
    }
}
