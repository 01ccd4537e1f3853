package org.palermo.inspection.recruitment.complaint;

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
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Complaints about agencies, for the chief inspector of the inspectorate that took them in (C81 art. 15).
/// The audit calls a complaint a note about an agency. Auditors see that a note was taken in, read or closed, by whom and when, and not
/// about which agency; whoever knows that these notes are complaints knows that there is one.
@Tag(name = "Recruitment agencies", description = "Recruitment agencies: licence, job orders, fees, prohibitions and complaints.")
@Path("/api/inspection/v1/agency-complaints")
@Authenticated
@ApplicationScoped
public class AgencyComplaints {
    private static final String OWN = "complaints of the caller's inspectorate";
    static final String KIND = "agency_note";

    private final AgencyComplaintStore store;
    private final CurrentOperation operation;

    AgencyComplaints(AgencyComplaintStore store, CurrentOperation operation) {
        this.store = store;
        this.operation = operation;
    }

    /// @param agency only complaints about this agency
    /// @param open true for those that are open, false for those that are closed
    @GET
    @Operation(operationId = "listAgencyComplaints", summary = "List complaints about agencies, latest first",
            description = "The list does not show what the complaints say. Choose one agency, and open or closed complaints.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<AgencyComplaintView>> page(@RestQuery UUID agency, @RestQuery Boolean open, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, agency, open, after, limit + 1)
                .map(rows -> Page.of(rows, limit, c -> new Cursor(c.recordedAt(), c.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(AgencyComplaintView::id).toList()));
    }

    @GET
    @Path("/{complaint}")
    @Operation(operationId = "getAgencyComplaint", summary = "Read a complaint about an agency, with who complained",
            description = "Only this answer has who complained, how to reach her and what she says, until they are erased; the lists do "
                    + "not. A complaint of another inspectorate gets 404.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<AgencyComplaintView> get(UUID complaint) {
        Actor actor = operation.caller();
        return store.find(complaint, actor).map(found -> found.orElseThrow(Problems::notFound))
                .call(c -> operation.record(actor, "READ", KIND, c.id()));
    }

    @POST
    @Path("/{complaint}/close")
    @Operation(operationId = "closeAgencyComplaint", summary = "Close a complaint about an agency, with its outcome",
            description = "A complaint that is already closed gets 409.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<AgencyComplaintView> close(UUID complaint, @Valid @NotNull CloseAgencyComplaint command) {
        Actor actor = operation.caller();
        return store.find(complaint, actor).map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.close(complaint, actor, command.outcome(), operation.now()))
                .invoke(closed -> {
                    if (!closed) {
                        throw Problems.conflict("agency-complaint", "closed", "This complaint is already closed.");
                    }
                })
                .chain(() -> operation.record(actor, "CLOSE", KIND, complaint))
                .chain(() -> store.find(complaint, actor)).map(found -> found.orElseThrow());
    }
}
