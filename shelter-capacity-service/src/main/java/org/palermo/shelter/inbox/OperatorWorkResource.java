package org.palermo.shelter.inbox;

import static org.palermo.kernel.identity.Role.EVENT_SENDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.shelter.register.ClosedOperators;
import org.palermo.shelter.register.OperatorWork;

/// The mechanism asks here, before it closes an organisation, whether anybody is in its shelters. Like the events, it is reachable only
/// inside the network, with a token that was issued for the events of this service.
@Path("/events/organisations/{organisation}/open-work")
@Authenticated
class OperatorWorkResource {
    private final ClosedOperators operators;
    private final SenderToken token;
    private final CurrentActor caller;

    OperatorWorkResource(ClosedOperators operators, SenderToken token, CurrentActor caller) {
        this.operators = operators;
        this.token = token;
        this.caller = caller;
    }

    @GET
    @Operation(hidden = true, summary = "Count who is in the shelters of an organisation, and the places that are held there")
    @Allowed(roles = EVENT_SENDER, scope = "numbers of one organisation")
    public Uni<OperatorWork> work(UUID organisation) {
        token.requireAudience();
        return operators.work(ClosedOperators.answering(caller.get().request()), organisation);
    }
}
