package org.palermo.inspection.visit;

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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.team.Bars;
import org.palermo.inspection.text.Digests;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Records visits, and reads the visits of the caller's inspectorate.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits")
@Authenticated
@ApplicationScoped
public class Visits {
    private static final String OWN = "visits of the caller's inspectorate; only the chief inspector sees the reason of a visit";

    private final VisitStore store;
    private final ChosenIds chosen;
    private final WorkplacePlaces places;
    private final Bars bars;
    private final Digests digests;
    private final TransactionTime time;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentActor caller;

    Visits(VisitStore store, ChosenIds chosen, WorkplacePlaces places, Bars bars, Digests digests, TransactionTime time,
            Idempotency idempotency, Audit audit, CurrentActor caller) {
        this.store = store;
        this.chosen = chosen;
        this.places = places;
        this.bars = bars;
        this.digests = digests;
        this.time = time;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param workplace only visits to this workplace
    /// @return latest first
    @GET
    @Operation(operationId = "listVisits", summary = "List the visits of your inspectorate, latest first",
            description = "The visit that began last is first. `workplace` chooses one workplace. Only the chief inspector sees why "
                    + "a visit was made (`kind`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<VisitView>> page(@RestQuery UUID workplace, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, workplace, after, limit)
                .map(rows -> Page.of(rows, limit, v -> new Cursor(v.startedAt, v.knownAs())))
                .call(page -> audit.record(actor, "LIST", "visit", page.items().stream().map(v -> v.id).toList()))
                .flatMap(page -> store.reasons(actor, page.items())
                        .map(reasons -> new Page<>(page.items().stream().map(v -> VisitView.of(v, actor, reasons)).toList(), page.next())));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate
    @GET
    @Path("/{id}")
    @Operation(operationId = "getVisit", summary = "Read a visit of your inspectorate",
            description = "Only the chief inspector sees why it was made (`kind`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<VisitView> get(UUID id) {
        Actor actor = caller.get();
        return store.inScope(id, actor)
                .onItem().ifNull().failWith(Problems::notFound)
                .call(visit -> audit.record(actor, "READ", "visit", visit.id))
                .flatMap(visit -> shown(actor, visit));
    }

    /// Records a visit. The same id with the same body gets the same answer. An id belongs to its inspectorate: nothing shows that
    /// another inspectorate uses it too.
    ///
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown workplace, or as {@link Visit#record}; 403 without an
    ///     organisation; 409 when the inspectorate has the id for another submission, or the inspector may not visit the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordVisit", summary = "Record a visit; send an id of your own to repeat it safely",
            description = "The same id with the same body from the same inspector gets the same answer. Otherwise an id that your "
                    + "inspectorate already has gets 409, and so does a workplace that you may not visit because of a conflict of "
                    + "interest. You can't read `kind` again unless you are the chief inspector. A visit of a private household needs "
                    + "`householdAccess`, and no other visit may "
                    + "have it (400).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @Scoped
    public Uni<RestResponse<VisitView>> record(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordVisit command) {
        Actor actor = caller.get();
        if (actor.agency() == null) {
            throw Problems.forbidden("visit", "no-agency", "Only an inspectorate records visits.");
        }
        return idempotency.once(actor, key, command, VisitView.class, () -> record(actor, command)).map(Visits::created);
    }

    /// Records a visit that reached the service in another way, such as a form. Otherwise as the operation.
    @Scoped
    public Uni<VisitView> record(Actor actor, @Valid @NotNull RecordVisit command) {
        return places.find(command.workplace())
                .map(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace")))
                .call(place -> bars.requireFree(actor, actor.subject(), place.id()))
                .flatMap(place -> chosen.idOf(command.id()).map(id -> Visit.record(actor, id, command, place, digests.of(command),
                        time.now())))
                .flatMap(visit -> insert(actor, visit));
    }

    private Uni<VisitView> insert(Actor actor, Visit visit) {
        return store.insert(visit).flatMap(added -> added == null
                ? again(actor, visit)
                : audit.record(actor, "RECORD", "visit", added.id).chain(() -> shown(actor, added)));
    }

    private Uni<VisitView> again(Actor actor, Visit visit) {
        return store.inScope(visit.knownAs(), actor).invoke(found -> {
            if (found == null || !found.isSubmission(visit.digest, actor)) {
                throw Problems.conflict("visit", "id-taken", "This id was submitted before with another body.");
            }
        }).call(found -> audit.record(actor, "READ", "visit", found.id)).flatMap(found -> shown(actor, found));
    }

    private Uni<VisitView> shown(Actor actor, Visit visit) {
        return store.reasons(actor, List.of(visit)).map(reasons -> VisitView.of(visit, actor, reasons));
    }

    private static RestResponse<VisitView> created(VisitView visit) {
        return RestResponse.ResponseBuilder.<VisitView>created(URI.create("/api/inspection/v1/visits/" + visit.id())).entity(visit).build();
    }
}
