package org.palermo.shelter.operations;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.outbox.ParkedStreams;
import org.palermo.kernel.outbox.StoppedEventsRoutes;

@Tag(name = "Stopped events", description = "Events of this service that another service refuses, to send them again.")
@Path("/api/shelter/v1/outbox/stopped")
@Authenticated
class StoppedEventsResource extends StoppedEventsRoutes {

    StoppedEventsResource(ParkedStreams streams, CurrentActor actor) {
        super(streams, actor);
    }
}
