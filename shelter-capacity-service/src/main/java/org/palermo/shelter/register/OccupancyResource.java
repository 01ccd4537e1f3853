package org.palermo.shelter.register;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;

/// Census and limits have no ETag: the latest census and the latest change of limits count.
@Tag(name = "Census and limits", description = "How many people are in a shelter, and how many places it may give.")
@Path("/api/shelter/v1/shelters/{shelter}")
@Authenticated
class OccupancyResource {
    private static final String SHELTERS = "shelter manager: shelters that the caller's organisation runs; mechanism administrator: shelters in the regions that "
            + "the caller covers";
    private static final String OWN_SHELTERS = "shelters that the caller's organisation runs";

    private final Censuses censuses;
    private final Limits limits;
    private final CurrentActor actor;

    OccupancyResource(Censuses censuses, Limits limits, CurrentActor actor) {
        this.censuses = censuses;
        this.limits = limits;
        this.actor = actor;
    }

    @GET
    @Path("/census")
    @Operation(operationId = "getCensus", summary = "Read the latest census of a shelter",
            description = "Before the first census it has no numbers and is `stale`. While a census is too old for tonight, the shelter's "
                    + "places are unknown.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    public Uni<CensusView> census(UUID shelter) {
        return censuses.get(actor.get(), shelter);
    }

    @PUT
    @Path("/census")
    @Operation(operationId = "recordCensus", summary = "Record how many people are in a shelter",
            description = "`onMattresses` says how many of them sleep without a place of the shelter; more people than places and "
                    + "mattresses get 400. Sending the same census again changes nothing. Any other census that is not later than the last "
                    + "one gets 409.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<CensusView> count(UUID shelter, @Valid @NotNull RecordCensus command) {
        return censuses.record(actor.get(), shelter, command);
    }

    @GET
    @Path("/limits")
    @Operation(operationId = "getLimits", summary = "Read tonight's limits of a shelter")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    public Uni<LimitsView> limits(UUID shelter) {
        return limits.get(actor.get(), shelter, null);
    }

    @PUT
    @Path("/limits")
    @Operation(operationId = "changeLimits", summary = "Change how many places a shelter may give, on some nights or on all",
            description = "Without `from`, the change applies to all nights from tonight on, also those with a limit of their own; with "
                    + "it, to one night or `nights`. A limit below the places that are taken refuses new holds and moves nobody.")
    @Allowed(roles = SHELTER_MANAGER, scope = OWN_SHELTERS)
    @Audited
    public Uni<LimitsView> limit(UUID shelter, @Valid @NotNull ChangeLimits command) {
        return limits.change(actor.get(), shelter, command);
    }
}
