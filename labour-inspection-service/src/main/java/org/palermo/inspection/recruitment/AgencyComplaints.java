package org.palermo.inspection.recruitment;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Complaints about agencies, for the chief inspector of the inspectorate that took them in (C81 art. 15).
/// The audit names a complaint as a note, so that it does not tell that there is one.
@Tag(name = "Recruitment agencies", description = "Recruitment agencies: licence, job orders, fees, prohibitions and complaints.")
@Path("/api/inspection/v1/agency-complaints")
@Authenticated
@ApplicationScoped
public class AgencyComplaints {
    private static final String OWN = "complaints of the caller's inspectorate";
    static final String KIND = "agency_note";

    private final AgencyComplaintStore store;
    private final TransactionTime time;
    private final Audit audit;
    private final CurrentActor caller;

    AgencyComplaints(AgencyComplaintStore store, TransactionTime time, Audit audit, CurrentActor caller) {
        this.store = store;
        this.time = time;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param agency only complaints about this agency
    /// @param open true for those that are open, false for those that are closed
    @GET
    @Operation(operationId = "listAgencyComplaints", summary = "List complaints about agencies, latest first",
            description = "Without what they say. Choose one agency, and those that are open or closed.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<AgencyComplaintView>> page(@RestQuery UUID agency, @RestQuery Boolean open, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, agency, open, after, limit + 1)
                .map(rows -> Page.of(rows, limit, c -> new Cursor(c.recordedAt(), c.id())))
                .call(page -> audit.record(actor, "LIST", KIND, page.items().stream().map(AgencyComplaintView::id).toList()));
    }

    @GET
    @Path("/{complaint}")
    @Operation(operationId = "getAgencyComplaint", summary = "Read a complaint about an agency, with who complained")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<AgencyComplaintView> get(UUID complaint) {
        Actor actor = caller.get();
        return store.find(complaint, actor).map(found -> found.orElseThrow(Problems::notFound))
                .call(c -> audit.record(actor, "READ", KIND, c.id()));
    }

    @POST
    @Path("/{complaint}/close")
    @Operation(operationId = "closeAgencyComplaint", summary = "Close a complaint about an agency, with its outcome",
            description = "One that is closed already gets 409.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<AgencyComplaintView> close(UUID complaint, @Valid @NotNull CloseAgencyComplaint command) {
        Actor actor = caller.get();
        return store.find(complaint, actor).map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.close(complaint, actor, command.outcome(), time.now()))
                .invoke(closed -> {
                    if (!closed) {
                        throw Problems.conflict("agency-complaint", "closed", "This complaint is closed already.");
                    }
                })
                .chain(() -> audit.record(actor, "CLOSE", KIND, complaint))
                .chain(() -> store.find(complaint, actor)).map(found -> found.orElseThrow());
    }
}
