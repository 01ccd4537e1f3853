package org.palermo.shelter.capacity;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.identity.Role;

@Tag(name = "Capacity")
@Path("/api/shelter/v1/capacity")
class CapacityResource {
    private final Capacity capacity;
    private final CurrentActor actor;

    CapacityResource(Capacity capacity, CurrentActor actor) {
        this.capacity = capacity;
        this.actor = actor;
    }

    @GET
    @RolesAllowed({Role.COMPETENT_AUTHORITY, Role.NATIONAL_RAPPORTEUR, Role.MECHANISM_ADMINISTRATOR, Role.REGIONAL_COORDINATOR})
    @Operation(summary = "Tonight's places of a country by region, and what was asked for and found nowhere")
    public Uni<CapacityView> of(@RestQuery @NotNull String country) {
        return capacity.of(actor.get(), country);
    }
}
