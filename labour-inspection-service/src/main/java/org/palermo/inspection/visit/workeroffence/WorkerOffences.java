package org.palermo.inspection.visit.workeroffence;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.inspection.visit.Visit;
import org.palermo.inspection.visit.VisitRecordStore;
import org.palermo.inspection.visit.VisitStore;
import org.palermo.inspection.visit.record.VisitRecords;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Notes an offence of a worker that the law obliges an inspector to note, and asks whether it follows from her situation. No order,
/// penalty, figure, file or event uses it: a visit sanctions no worker.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits/{visit}/worker-offences")
@Authenticated
@ApplicationScoped
public class WorkerOffences {
    private static final String OWN = "visits of the caller's inspectorate";
    private static final String KIND = "worker_offence";
    private static final int DAY = 1;

    private final VisitStore visits;
    private final VisitRecordStore records;
    private final WorkerOffenceStore store;
    private final ConflictRegister conflicts;
    private final CurrentOperation operation;

    WorkerOffences(VisitStore visits, VisitRecordStore records, WorkerOffenceStore store, ConflictRegister conflicts,
            CurrentOperation operation) {
        this.visits = visits;
        this.records = records;
        this.store = store;
        this.conflicts = conflicts;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @return one page with at most 50 notes
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate
    @GET
    @Operation(operationId = "listWorkerOffences", summary = "List the offences of workers that inspectors had to note at a visit",
            description = "At most 50 notes, in the order in which they were made. They do not say who the workers are.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<WorkerOffenceView>> all(UUID visit) {
        Actor actor = operation.caller();
        return find(visit, actor).flatMap(found -> store.all(found, actor))
                .call(all -> operation.record(actor, "LIST", KIND, all.stream().map(WorkerOffenceView::id).toList()))
                .map(all -> new Page<>(all, null));
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param offence id of the note
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 as {@link #all}, and when the visit has no such note
    @GET
    @Path("/{offence}")
    @Operation(operationId = "getWorkerOffence", summary = "Read a note on a worker, with what follows and the note for the mechanism",
            description = "While the offence follows, or may follow, from the worker's situation, `steps` say what to do: propose no "
                    + "sanction, report her as a suspected victim, and give `nonPunishment` to the mechanism.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WorkerOffenceView> get(UUID visit, UUID offence) {
        Actor actor = operation.caller();
        return find(visit, actor).flatMap(found -> required(found, offence, actor))
                .call(() -> operation.record(actor, "READ", KIND, offence));
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the day is before the visit or in the future, or the report is not of
    ///     this visit; 404 as {@link #all}; 409 when the visit is closed, has 50 notes, or the inspector has a conflict of interest with
    ///     the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "noteWorkerOffence", summary = "Note an offence of a worker that the law obliges you to note",
            description = "Name the law that obliges you, and say whether the offence follows from the worker's situation. The note leads "
                    + "to no sanction, and words about migration status are refused (400). Refused with 409 once the visit is closed, and "
                    + "after 50 notes.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WorkerOffenceView> note(UUID visit, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull NoteWorkerOffence command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, WorkerOffenceView.class, () -> find(visit, actor)
                .call(found -> conflicts.requireFree(actor, found.workplace()))
                .call(found -> records.lock(found.id()).invoke(VisitRecords::refuseClosed))
                .invoke(found -> checkDay(found, command.seenOn()))
                .call(found -> checkReport(found, command.report(), actor))
                .call(found -> store.all(found, actor).invoke(all -> refuseFull(all.size())))
                .flatMap(found -> added(found, command, actor)));
    }

    private Uni<WorkerOffenceView> added(Visit visit, NoteWorkerOffence command, Actor actor) {
        UUID id = Ids.next();
        return store.insert(id, visit, actor, command)
                .chain(() -> operation.record(actor, "NOTE", KIND, id))
                .chain(() -> required(visit, id, actor));
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param offence id of the note
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the report is not of this visit; 404 as {@link #get}; 409 when there
    ///     are 20 answers, or the inspector has a conflict of interest with the workplace
    @POST
    @Path("/{offence}/answers")
    @Operation(operationId = "answerFollowsFromSituation", summary = "Answer anew whether an offence follows from the worker's situation",
            description = "The new answer replaces the earlier ones, which are kept. You can answer also after the visit is closed. A "
                    + "note has at most 20 answers (409).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WorkerOffenceView> answer(UUID visit, UUID offence, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull AnswerFollowsFromSituation command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, WorkerOffenceView.class, () -> find(visit, actor)
                .call(found -> required(found, offence, actor))
                .call(found -> conflicts.requireFree(actor, found.workplace()))
                .call(found -> records.lock(found.id()))
                .call(found -> checkReport(found, command.report(), actor))
                .call(found -> required(found, offence, actor).invoke(note -> refuseAnswered(note.answers().size())))
                .call(found -> store.answer(offence, found, actor, command))
                .call(() -> operation.record(actor, "ANSWER", KIND, offence))
                .flatMap(found -> required(found, offence, actor)));
    }

    /// The time zone of the workplace is not known, so the day may be one before or after the day in UTC.
    private void checkDay(Visit visit, LocalDate seenOn) {
        LocalDate first = visit.beganAt().atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAY);
        LocalDate last = operation.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(DAY);
        if (seenOn.isBefore(first) || seenOn.isAfter(last)) {
            throw Problems.invalid("seenOn", "must not be before the visit or in the future");
        }
    }

    private Uni<Void> checkReport(Visit visit, UUID report, Actor actor) {
        return report == null ? Uni.createFrom().voidItem() : store.isReportOf(report, visit, actor).invoke(known -> {
            if (!known) {
                throw Problems.invalid("report", "must be the report of a suspected victim of this visit");
            }
        }).replaceWithVoid();
    }

    private static void refuseFull(int notes) {
        if (notes >= WorkerOffenceStore.MOST) {
            throw Problems.conflict("visit", "too-many-worker-offences", "A visit has at most 50 notes on workers.");
        }
    }

    private static void refuseAnswered(int answers) {
        if (answers >= WorkerOffenceStore.MOST_ANSWERS) {
            throw Problems.conflict("worker-offence", "too-many-answers", "A note on a worker has at most 20 answers.");
        }
    }

    private Uni<WorkerOffenceView> required(Visit visit, UUID offence, Actor actor) {
        return store.all(visit, actor).map(List::stream)
                .map(all -> all.filter(note -> note.id().equals(offence)).findFirst().orElseThrow(Problems::notFound));
    }

    private Uni<Visit> find(UUID visit, Actor actor) {
        return visits.inScope(visit, actor).onItem().ifNull().failWith(Problems::notFound);
    }
}
