package org.palermo.inspection.visit;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;

@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits")
@Authenticated
class VisitsResource {
    private static final String OWN = "visits of the caller's inspectorate; only the inspector who recorded a visit and the chief inspector see its reason";

    private final Visits visits;
    private final CurrentActor actor;

    VisitsResource(Visits visits, CurrentActor actor) {
        this.visits = visits;
        this.actor = actor;
    }

    @GET
    @Operation(operationId = "listVisits", summary = "List the visits of your inspectorate, latest first",
            description = "The visit that began last is first. `workplace` chooses one workplace. Only the inspector who recorded a visit "
                    + "and the chief inspector see why it was made (`kind`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<Page<VisitView>> page(@RestQuery UUID workplace, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        return visits.page(actor.get(), workplace, Cursor.parse(cursor), limit);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getVisit", summary = "Read a visit of your inspectorate",
            description = "Only the inspector who recorded it and the chief inspector see why it was made (`kind`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<VisitView> get(UUID id) {
        return visits.get(actor.get(), id);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordVisit", summary = "Record a visit; send an id of your own to repeat it safely",
            description = "The same id with the same body from the same inspector gets the same answer. Otherwise an id that your "
                    + "inspectorate already has gets 409. A visit of a private household needs `householdAccess`, and no other visit may "
                    + "have it (400).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    public Uni<RestResponse<VisitView>> record(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordVisit command) {
        return visits.record(actor.get(), key, command).map(VisitsResource::created);
    }

    private static RestResponse<VisitView> created(VisitView visit) {
        return RestResponse.ResponseBuilder.<VisitView>created(URI.create("/api/inspection/v1/visits/" + visit.id())).entity(visit).build();
    }
}
