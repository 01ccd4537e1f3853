package org.palermo.shelter.capacity;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Capacity")
@Path("/api/shelter/v1/capacity")
@Authenticated
class CapacityResource {
    private final Capacity capacity;
    private final CurrentActor actor;

    CapacityResource(Capacity capacity, CurrentActor actor) {
        this.capacity = capacity;
        this.actor = actor;
    }

    @GET
    @Operation(summary = "Tonight's places of a country by region, and what was asked for and found nowhere")
    public Uni<CapacityView> of(@RestQuery @NotNull String country) {
        return capacity.of(actor.get(), country);
    }
}
