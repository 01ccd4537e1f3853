package org.palermo.shelter.hold;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Holds",
        description = "Places that are held for a short time, the request to the shelter that follows, and how much an organisation may "
                + "hold.")
@Path("/api/shelter/v1/raised-holds")
@Authenticated
class RaisedHoldsResource {
    private final RaisedHolds raised;
    private final CurrentActor actor;

    RaisedHoldsResource(RaisedHolds raised, CurrentActor actor) {
        this.raised = raised;
        this.actor = actor;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "raiseHolds", summary = "Raise how much an organisation may hold for one night",
            description = "For stays that begin on that night and have at most `nights`, the organisation sees all that is free for it, "
                    + "and can hold places for more people. The organisation is told. You must cover the whole country, otherwise 403.")
    @Allowed(roles = MECHANISM_ADMINISTRATOR, scope = "countries that the caller covers entirely; for one organisation and one night")
    @Audited
    public Uni<RaisedHoldsView> raise(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RaiseHolds command) {
        return raised.raise(actor.get(), key, command);
    }
}
