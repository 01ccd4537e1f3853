package org.palermo.shelter.register;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;

/// What changes from hour to hour. Each change is one small request that may be repeated. As with the census, there is no ETag: the
/// latest entry counts.
@Tag(name = "Status, supplies and nights",
        description = "Whether a shelter takes people in, which supplies it lacks, and how many places each night still has.")
@Path("/api/shelter/v1/shelters/{shelter}")
@Authenticated
class StatusResource {
    private static final String SHELTERS = "shelter manager: shelters that the caller's organisation runs; mechanism administrator: shelters in the regions that "
            + "the caller covers";

    private final Statuses statuses;
    private final Supplies supplies;
    private final NightBoard nights;
    private final CurrentActor actor;

    StatusResource(Statuses statuses, Supplies supplies, NightBoard nights, CurrentActor actor) {
        this.statuses = statuses;
        this.supplies = supplies;
        this.nights = nights;
        this.actor = actor;
    }

    @GET
    @Path("/status")
    @Operation(operationId = "getShelterStatus", summary = "Read whether a shelter takes people in, and who recorded it")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    public Uni<StatusView> status(UUID shelter) {
        return statuses.get(actor.get(), shelter);
    }

    @PUT
    @Path("/status")
    @Operation(operationId = "changeShelterStatus", summary = "Open, restrict or close a shelter, or say that it helps from afar only",
            description = "Nobody who lives in the shelter is moved. Sending the same status again, without `at` or with the same, changes "
                    + "nothing. A status that does not begin later than the last one gets 409.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    public Uni<StatusView> change(UUID shelter, @Valid @NotNull RecordStatus command) {
        return statuses.change(actor.get(), shelter, command);
    }

    @GET
    @Path("/supplies")
    @Operation(operationId = "getSupplies", summary = "Read which supplies a shelter lacks, and who recorded it")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    public Uni<SuppliesView> lacking(UUID shelter) {
        return supplies.get(actor.get(), shelter);
    }

    @PUT
    @Path("/supplies")
    @Operation(operationId = "recordSupplies", summary = "Record which supplies a shelter lacks",
            description = "The list replaces the last one. Sending the same list again changes nothing.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    @Audited
    public Uni<SuppliesView> supplies(UUID shelter, @Valid @NotNull RecordSupplies command) {
        return supplies.record(actor.get(), shelter, command);
    }

    @GET
    @Path("/nights")
    @Operation(operationId = "listNights", summary = "List a shelter's nights: places, limits, what is taken and what may still be given",
            description = "The numbers are exact. The first night is `from`, or tonight; it may be up to two years away, in the past too. "
                    + "`available` is null while the census is too old.")
    @Allowed(roles = {SHELTER_MANAGER, MECHANISM_ADMINISTRATOR}, scope = SHELTERS)
    public Uni<Page<NightView>> nights(UUID shelter, @RestQuery LocalDate from, @RestQuery @DefaultValue("14") @Min(1) @Max(100) int nights) {
        return this.nights.of(actor.get(), shelter, from, nights);
    }
}
