package org.palermo.shelter.register;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;
import static org.palermo.shelter.AllowedScopes.SHELTERS;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;

/// What shelters lack. A request may be repeated.
@Tag(name = "Status, supplies and nights",
        description = "Whether a shelter takes people in, which supplies it lacks, and how many places each night still has.")
@Path("/api/shelter/v1/shelters/{shelter}")
@Authenticated
@ApplicationScoped
public class Supplies {
    private final ShelterStore shelters;
    private final SupplyStore store;
    private final ShelterDay day;
    private final CurrentOperation operation;

    Supplies(ShelterStore shelters, SupplyStore store, ShelterDay day, CurrentOperation operation) {
        this.shelters = shelters;
        this.store = store;
        this.day = day;
        this.operation = operation;
    }

    @GET
    @Path("/supplies")
    @Operation(operationId = "getSupplies", summary = "Read which supplies a shelter lacks, and who recorded it",
            description = "An empty list says that nothing is lacking. `recordedBy` is left out while the list is as the "
                    + "shelter's description says. A shelter that you neither run nor administer gets 404.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Scoped
    public Uni<SuppliesView> lacking(UUID shelter) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor).flatMap(found -> store.latest(shelter).map(latest -> view(found, latest)));
    }

    @PUT
    @Path("/supplies")
    @Operation(operationId = "recordSupplies", summary = "Record which supplies a shelter lacks",
            description = "The list replaces the last one. Sending the same list again changes nothing.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    @Scoped
    public Uni<SuppliesView> supplies(UUID shelter, @Valid @NotNull RecordSupplies command) {
        Actor actor = operation.caller();
        return shelters.inScope(shelter, actor)
                .call(day::lock)
                .call(shelters::refresh)
                .invoke(found -> found.lack(command.lacks()))
                .call(shelters::flush)
                .flatMap(found -> store.latest(shelter).map(latest -> view(found, latest)))
                .flatMap(view -> view.recordedBy() != null
                        ? Uni.createFrom().item(view)
                        : say(shelter, new SuppliesView(view.lacks(), actor.subject(), operation.now())))
                .call(() -> operation.record(actor, "SUPPLIES", "shelter", shelter));
    }

    private Uni<SuppliesView> say(UUID shelter, SuppliesView said) {
        return store.add(shelter, said).replaceWith(said);
    }

    /// The latest entry, unless the shelter's description has changed it since.
    private static SuppliesView view(Shelter shelter, Optional<SuppliesView> latest) {
        return latest.filter(said -> Shelter.join(said.lacks()).equals(shelter.lacks))
                .orElse(new SuppliesView(Shelter.split(shelter.lacks), null, null));
    }
}
