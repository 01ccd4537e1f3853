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
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.inspection.text.Digests;
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

/// Records visits, and reads the visits of the caller's inspectorate.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits")
@Authenticated
@ApplicationScoped
public class Visits {
    private static final String OWN = "visits of the caller's inspectorate; only the chief inspector sees the reason of a visit";

    private final VisitStore store;
    private final DeviceIds chosen;
    private final WorkplacePlaces places;
    private final HouseholdEntries entries;
    private final ConflictRegister conflicts;
    private final Digests digests;
    private final CurrentOperation operation;

    Visits(VisitStore store, DeviceIds chosen, WorkplacePlaces places, HouseholdEntries entries, ConflictRegister conflicts,
            Digests digests, CurrentOperation operation) {
        this.store = store;
        this.chosen = chosen;
        this.places = places;
        this.entries = entries;
        this.conflicts = conflicts;
        this.digests = digests;
        this.operation = operation;
    }

    /// @param workplace only visits to this workplace
    /// @return latest first
    @GET
    @Operation(operationId = "listVisits", summary = "List the visits of your inspectorate, latest first",
            description = "The visit that began last is first; a corrected start counts as it was corrected. "
                    + "`workplace` chooses one workplace. "
                    + "Only the chief inspector sees why a visit was made (`kind`).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<VisitView>> page(@RestQuery UUID workplace, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, workplace, after, limit)
                .map(rows -> Page.of(rows, limit, v -> new Cursor(v.beganAt(), v.knownAs())))
                .call(page -> operation.record(actor, "LIST", "visit", page.items().stream().map(v -> v.id).toList()))
                .flatMap(page -> store.read(actor, page.items()).map(read -> new Page<>(read, page.next())));
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
        Actor actor = operation.caller();
        return store.inScope(id, actor)
                .onItem().ifNull().failWith(Problems::notFound)
                .call(visit -> operation.record(actor, "READ", "visit", visit.id))
                .flatMap(visit -> store.read(actor, List.of(visit))).map(List::getFirst);
    }

    /// Records a visit. The same id with the same body gets the same answer. An id belongs to its inspectorate: nothing shows that
    /// another inspectorate uses it too.
    ///
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown workplace, particulars of the entry that are
    ///     missing or do not fit, or as {@link Visit#record}; 403 without an
    ///     organisation; 409 when the inspectorate has the id for another submission, or the inspector may not visit the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "recordVisit", summary = "Record a visit; send an id of your own to repeat it safely",
            description = "The same id with the same body from the same inspector gets the same answer. Otherwise an id that your "
                    + "inspectorate already has gets 409, and so does a workplace that you may not visit because of a conflict of "
                    + "interest. A different body is stored too, and a person settles the two with `settleFormSubmission`. You can't "
                    + "read `kind` again unless you are the chief inspector. A visit of a private household needs "
                    + "`householdAccess` and the consent or the warrant "
                    + "(`entry`), and no other visit may have them (400).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "records of the caller's inspectorate")
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<RestResponse<VisitView>> record(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull RecordVisit command) {
        Actor actor = operation.caller();
        if (actor.agency() == null) {
            throw Problems.forbidden("visit", "no-agency", "Only an inspectorate records visits.");
        }
        return operation.once(actor, key, command, VisitView.class, () -> record(actor, command,
                place -> entries.check(place, command.householdAccess(), command.entry(), command.startedAt()))).map(Visits::created);
    }

    /// Records a visit that a program on a phone sent with its findings. Otherwise as the operation.
    @Scoped
    public Uni<VisitView> record(Actor actor, @Valid @NotNull RecordVisit command) {
        return record(actor, command, place -> entries.check(place, command.householdAccess(), command.entry(), command.startedAt()));
    }

    /// Records a visit that a form tells of. The particulars of the entry into a household may be missing, because a form of an earlier
    /// release did not ask for them: they are added to the record afterwards. Otherwise as the operation.
    @Scoped
    public Uni<VisitView> recordForm(Actor actor, @Valid @NotNull RecordVisit command) {
        return record(actor, command, place -> {
            if (command.entry() != null) {
                entries.check(place, command.householdAccess(), command.entry(), command.startedAt());
            }
        });
    }

    /// Checks a visit that is kept beside another one, as if it were recorded.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link #record}
    @Scoped
    public Uni<Void> check(Actor actor, @Valid @NotNull RecordVisit command) {
        return places.find(command.workplace())
                .map(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace")))
                .invoke(place -> {
                    Visit.record(actor, Ids.next(), command, place, digests.of(command), operation.now());
                    entries.check(place, command.householdAccess(), command.entry(), command.startedAt());
                }).replaceWithVoid();
    }

    private Uni<VisitView> record(Actor actor, RecordVisit command, Consumer<WorkplacePlaces.Place> check) {
        return places.find(command.workplace())
                .map(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace")))
                .call(place -> conflicts.requireFree(actor, place.id()))
                .flatMap(place -> chosen.idOf(command.id()).map(id -> Visit.record(actor, id, command, place, digests.of(command),
                                operation.now()))
                        .flatMap(visit -> insert(actor, visit, command, () -> check.accept(place))));
    }

    /// @param check of a body that the inspectorate did not have; when it fails, nothing is written. A visit of an earlier release may
    ///     fail it; repeating its request gets the answer all the same
    private Uni<VisitView> insert(Actor actor, Visit visit, RecordVisit command, Runnable check) {
        return store.insert(visit).flatMap(added -> {
            if (added == null) {
                return again(actor, visit, command, check);
            }
            check.run();
            return entries.keep(actor, added.id, command.entry()).chain(() -> operation.record(actor, "RECORD", "visit", added.id))
                    .chain(() -> shown(actor, added));
        });
    }

    private Uni<VisitView> again(Actor actor, Visit visit, RecordVisit command, Runnable check) {
        return store.inScope(visit.knownAs(), actor).invoke(found -> {
            if (found == null || !found.isSubmission(visit.digest, actor)) {
                check.run();
                throw VisitOpening.taken(command);
            }
        }).call(found -> operation.record(actor, "READ", "visit", found.id)).flatMap(found -> shown(actor, found));
    }

    private Uni<VisitView> shown(Actor actor, Visit visit) {
        return store.reasons(actor, List.of(visit)).map(reasons -> VisitView.of(visit, actor, reasons));
    }

    private static RestResponse<VisitView> created(VisitView visit) {
        return RestResponse.ResponseBuilder.<VisitView>created(URI.create("/api/inspection/v1/visits/" + visit.id())).entity(visit).build();
    }
}
