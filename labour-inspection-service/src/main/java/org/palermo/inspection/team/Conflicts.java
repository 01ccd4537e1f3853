package org.palermo.inspection.team;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Conflicts of interest: where an inspector may not visit. An inspector declares her own, the chief inspector anybody's.
@Tag(name = "Team", description = "Inspectors to whom visits are assigned, what each can do in a week, and where each may not go.")
@Path("/api/inspection/v1/conflicts-of-interest")
@Authenticated
@ApplicationScoped
public class Conflicts {
    private static final String OWN = "inspector: her own conflicts; chief inspector: those of the inspectorate";

    private final Bars bars;
    private final WorkplacePlaces places;
    private final TransactionTime time;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentActor caller;

    Conflicts(Bars bars, WorkplacePlaces places, TransactionTime time, Idempotency idempotency, Audit audit, CurrentActor caller) {
        this.bars = bars;
        this.places = places;
        this.time = time;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listConflictsOfInterest", summary = "List the conflicts of interest that stand, latest first",
            description = "An inspector sees her own, the chief inspector those of all.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<ConflictView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Cursor after = Cursor.parse(cursor);
        return bars.page(actor, actor.has(CHIEF_INSPECTOR) ? null : actor.subject(), after, limit + 1)
                .map(rows -> Page.of(rows, limit, conflict -> new Cursor(conflict.declaredAt(), conflict.id())))
                .call(page -> audit.record(actor, "LIST", "conflict_of_interest", page.items().stream().map(ConflictView::id).toList()));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown workplace; 403 when an inspector declares a colleague's
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "declareConflictOfInterest", summary = "Declare that an inspector may not visit a workplace",
            description = "From then on no visit of it can be assigned to the inspector, accepted or opened by her. One that stands "
                    + "already "
                    + "is answered as it is. Only the chief inspector declares it for somebody else (403).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<ConflictView> declare(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull DeclareConflict command) {
        Actor actor = caller.get();
        String inspector = command.inspector() == null ? actor.subject() : command.inspector();
        if (actor.agency() == null || !inspector.equals(actor.subject()) && !actor.has(CHIEF_INSPECTOR)) {
            throw Problems.forbidden("conflict-of-interest", "not-yours", "Only the chief inspector declares a conflict of somebody else.");
        }
        return idempotency.once(actor, key, command, ConflictView.class, () -> places.find(command.workplace())
                .invoke(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace")))
                .chain(() -> bars.add(actor, Ids.next(), inspector, command.workplace(), command.ground(), time.now()))
                .call(conflict -> audit.record(actor, "DECLARE", "conflict_of_interest", conflict.id())));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such conflict, or it was lifted
    @POST
    @Path("/{id}/lift")
    @ResponseStatus(204)
    @Operation(operationId = "liftConflictOfInterest", summary = "Lift a conflict of interest",
            description = "The inspector may visit the workplace again.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = "conflicts of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<Void> lift(UUID id) {
        Actor actor = caller.get();
        return bars.lift(actor, id, time.now()).invoke(lifted -> {
            if (!lifted) {
                throw Problems.notFound();
            }
        }).chain(() -> audit.record(actor, "LIFT", "conflict_of_interest", id));
    }
}
