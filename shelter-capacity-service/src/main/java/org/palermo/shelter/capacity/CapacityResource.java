package org.palermo.shelter.capacity;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.identity.CurrentActor;

@Tag(name = "Capacity", description = "The figures of places and of unmet need in a country.")
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
    @Operation(operationId = "getCapacity", summary = "Read tonight's places of a country by region, and its unmet need by week",
            description = "The answer has the regions that you cover. Places are exact. Unmet need is what was asked for and found nowhere "
                    + "in the weeks that are over, in the areas that you cover at least in part; it is protected and released by the week.")
    @Allowed(roles = {COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR, REGIONAL_COORDINATOR},
            scope = "exact places of the regions that the caller covers; unmet need protected and released for the week")
    public Uni<CapacityView> of(@RestQuery @NotNull String country) {
        return capacity.of(actor.get(), country);
    }
}
