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
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Conflicts of interest: workplaces that an inspector may neither visit nor write about. An inspector declares her own conflicts, the
/// chief inspector anybody's.
@Tag(name = "Team", description = "Inspectors to whom visits are assigned, what each can do in a week, and where each may not go.")
@Path("/api/inspection/v1/conflicts-of-interest")
@Authenticated
@ApplicationScoped
public class Conflicts {
    private static final String OWN = "inspector: her own conflicts; chief inspector: those of the inspectorate";

    private final ConflictRegister conflicts;
    private final WorkplacePlaces places;
    private final ConflictListeners followers;
    private final CurrentOperation operation;

    Conflicts(ConflictRegister conflicts, WorkplacePlaces places, ConflictListeners followers, CurrentOperation operation) {
        this.conflicts = conflicts;
        this.places = places;
        this.followers = followers;
        this.operation = operation;
    }

    @GET
    @Operation(operationId = "listConflictsOfInterest", summary = "List the current conflicts of interest, latest first",
            description = "An inspector sees her own, the chief inspector those of all.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<ConflictView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return conflicts.page(actor, actor.has(CHIEF_INSPECTOR) ? null : actor.subject(), after, limit + 1)
                .map(rows -> Page.of(rows, limit, conflict -> new Cursor(conflict.declaredAt(), conflict.id())))
                .call(page -> operation.record(actor, "LIST", "conflict_of_interest",
                        page.items().stream().map(ConflictView::id).toList()));
    }

    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown workplace; 403 when an inspector declares a colleague's
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "declareConflictOfInterest", summary = "Declare that an inspector may not visit a workplace",
            description = "From then on nobody can assign a visit of this workplace to the inspector, and she can't accept or open one. "
                    + "Visits there that are assigned to her and not begun are assigned to nobody; the chief inspectors get a notice. "
                    + "Whatever she would record about this workplace is refused (409), except that the consent to enter a household was "
                    + "withdrawn. If the conflict is already declared, the answer is that conflict. Only the chief inspector declares a "
                    + "conflict for somebody else (403).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<ConflictView> declare(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull DeclareConflict command) {
        Actor actor = operation.caller();
        String inspector = command.inspector() == null ? actor.subject() : command.inspector();
        if (actor.agency() == null || !inspector.equals(actor.subject()) && !actor.has(CHIEF_INSPECTOR)) {
            throw Problems.forbidden("conflict-of-interest", "not-yours", "Only the chief inspector declares a conflict of somebody else.");
        }
        return operation.once(actor, key, command, ConflictView.class, () -> places.find(command.workplace())
                .invoke(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace")))
                .chain(() -> conflicts.alone(actor, inspector))
                .chain(() -> conflicts.add(actor, Ids.next(), inspector, command.workplace(), command.ground(), operation.now()))
                .call(conflict -> operation.record(actor, "DECLARE", "conflict_of_interest", conflict.id()))
                .call(() -> followers.declared(actor, inspector, command.workplace())));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 403 when it is the caller's own; 404 when there is no such
    ///     conflict, or it was lifted
    @POST
    @Path("/{id}/lift")
    @ResponseStatus(204)
    @Operation(operationId = "liftConflictOfInterest", summary = "Lift a conflict of interest",
            description = "The inspector may visit the workplace again. Nobody lifts a conflict of her own (403): another chief "
                    + "inspector of the inspectorate does.")
    @Allowed(roles = CHIEF_INSPECTOR, scope = "conflicts of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<Void> lift(UUID id) {
        Actor actor = operation.caller();
        return conflicts.ofWhom(actor, id).map(found -> found.orElseThrow(Problems::notFound)).invoke(inspector -> {
            if (inspector.equals(actor.subject())) {
                throw Problems.forbidden("conflict-of-interest", "own",
                        "Nobody lifts a conflict of interest of her own. Another chief inspector of your inspectorate can. If there is no "
                        + "other, ask the administrator of your organisation to give a colleague this role.");
            }
        }).chain(() -> conflicts.lift(actor, id, operation.now())).invoke(lifted -> {
            if (!lifted) {
                throw Problems.notFound();
            }
        }).chain(() -> operation.record(actor, "LIFT", "conflict_of_interest", id));
    }
}
