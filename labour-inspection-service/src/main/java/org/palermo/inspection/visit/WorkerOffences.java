package org.palermo.inspection.visit;

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
import org.palermo.inspection.team.Bars;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Notes what the law obliges an inspector to note of a worker, and asks whether it follows from her situation. No order, penalty,
/// figure, file or event is made of it: a visit sanctions no worker.
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
    private final Bars bars;
    private final TransactionTime time;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentActor caller;

    WorkerOffences(VisitStore visits, VisitRecordStore records, WorkerOffenceStore store, Bars bars, TransactionTime time,
            Idempotency idempotency, Audit audit, CurrentActor caller) {
        this.visits = visits;
        this.records = records;
        this.store = store;
        this.bars = bars;
        this.time = time;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param visit as the inspectorate knows it
    /// @return one page with at most 50 notes
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate
    @GET
    @Operation(operationId = "listWorkerOffences", summary = "List what the law obliged inspectors to note of workers at a visit",
            description = "In the order in which it was noted, at most 50. It says nothing about who the workers are.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<WorkerOffenceView>> all(UUID visit) {
        Actor actor = caller.get();
        return find(visit, actor).flatMap(found -> store.all(found, actor))
                .call(all -> audit.record(actor, "LIST", KIND, all.stream().map(WorkerOffenceView::id).toList()))
                .map(all -> new Page<>(all, null));
    }

    /// @param visit as the inspectorate knows it
    /// @param offence id of the note
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 as {@link #all}, and when the visit has no such note
    @GET
    @Path("/{offence}")
    @Operation(operationId = "getWorkerOffence", summary = "Read a note on a worker, with what follows and the note for the mechanism",
            description = "While the offence follows, or may follow, from the worker's situation, `steps` say what to do: no sanction is "
                    + "proposed, she is reported as a suspected victim, and the mechanism gets `nonPunishment`.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WorkerOffenceView> get(UUID visit, UUID offence) {
        Actor actor = caller.get();
        return find(visit, actor).flatMap(found -> required(found, offence, actor))
                .call(() -> audit.record(actor, "READ", KIND, offence));
    }

    /// @param visit as the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the day is before the visit or in the future, or the report is not of
    ///     this visit; 404 as {@link #all}; 409 when the visit is closed, has 50 notes, or the inspector has a conflict of interest with
    ///     the workplace
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "noteWorkerOffence", summary = "Note an offence of a worker that the law obliges you to note",
            description = "Say where the law obliges you, and whether it follows from the worker's situation. It leads to no sanction "
                    + "here, and words about migration status are refused (400). Refused with 409 once the visit is closed, and after 50 "
                    + "notes.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WorkerOffenceView> note(UUID visit, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull NoteWorkerOffence command) {
        Actor actor = caller.get();
        return idempotency.once(actor, key, command, WorkerOffenceView.class, () -> find(visit, actor)
                .call(found -> bars.requireFree(actor, actor.subject(), found.workplace))
                .call(found -> records.lock(found.id).invoke(VisitRecords::refuseClosed))
                .invoke(found -> checkDay(found, command.seenOn()))
                .call(found -> checkReport(found, command.report(), actor))
                .call(found -> store.all(found, actor).invoke(all -> refuseFull(all.size())))
                .flatMap(found -> added(found, command, actor)));
    }

    private Uni<WorkerOffenceView> added(Visit visit, NoteWorkerOffence command, Actor actor) {
        UUID id = Ids.next();
        return store.insert(id, visit, actor, command)
                .chain(() -> audit.record(actor, "NOTE", KIND, id))
                .chain(() -> required(visit, id, actor));
    }

    /// @param visit as the inspectorate knows it
    /// @param offence id of the note
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the report is not of this visit; 404 as {@link #get}; 409 when there
    ///     are 20 answers, or the inspector has a conflict of interest with the workplace
    @POST
    @Path("/{offence}/answers")
    @Operation(operationId = "answerFollowsFromSituation", summary = "Answer anew whether an offence follows from the worker's situation",
            description = "The new answer counts, and the earlier ones stay. It can be given also after the visit is closed. After 20 "
                    + "answers the next one is refused with 409.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<WorkerOffenceView> answer(UUID visit, UUID offence, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull AnswerFollowsFromSituation command) {
        Actor actor = caller.get();
        return idempotency.once(actor, key, command, WorkerOffenceView.class, () -> find(visit, actor)
                .call(found -> required(found, offence, actor))
                .call(found -> bars.requireFree(actor, actor.subject(), found.workplace))
                .call(found -> records.lock(found.id))
                .call(found -> checkReport(found, command.report(), actor))
                .call(found -> required(found, offence, actor).invoke(note -> refuseAnswered(note.answers().size())))
                .call(found -> store.answer(offence, found, actor, command))
                .call(() -> audit.record(actor, "ANSWER", KIND, offence))
                .flatMap(found -> required(found, offence, actor)));
    }

    /// The zone of the workplace is not known: the day may be the one before or after that of UTC.
    private void checkDay(Visit visit, LocalDate seenOn) {
        LocalDate first = visit.startedAt.atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAY);
        LocalDate last = time.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(DAY);
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
