package org.palermo.inspection.visit.record;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.inspection.checklist.AnswerType;
import org.palermo.inspection.checklist.Checklist;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.checklist.Question;
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.KeepsOtherBodies;
import org.palermo.inspection.visit.SentUnderId;
import org.palermo.inspection.visit.Visit;
import org.palermo.inspection.visit.VisitClosings;
import org.palermo.inspection.visit.VisitCompanions;
import org.palermo.inspection.visit.VisitDocuments;
import org.palermo.inspection.visit.VisitPart;
import org.palermo.inspection.visit.VisitRecordStore;
import org.palermo.inspection.visit.VisitStore;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Writes the record of a visit while it is open, and closes it.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits/{visit}")
@Authenticated
@ApplicationScoped
public class VisitRecords {
    private static final String OWN = "visits of the caller's inspectorate";
    private static final int MOST_INTERVIEWS = 200;
    /// What a step became that is no record of its own.
    private static final String NOTHING = "";
    private static final Map<VisitStep, String> ACTIONS =
            Map.of(VisitStep.INTERVIEW, "INTERVIEW", VisitStep.ANSWERS, "ANSWER", VisitStep.COMPANIONS, "COMPANIONS", VisitStep.CLOSING,
                    "CLOSE");

    private final VisitStore visits;
    private final VisitRecordStore store;
    private final ConflictRegister conflicts;
    private final Checklists checklists;
    private final VisitClosings closings;
    private final VisitDocuments documents;
    private final SentSteps steps;
    private final CurrentOperation operation;

    VisitRecords(VisitStore visits, VisitRecordStore store, ConflictRegister conflicts, Checklists checklists, VisitClosings closings,
            VisitDocuments documents, SentSteps steps, CurrentOperation operation) {
        this.visits = visits;
        this.store = store;
        this.conflicts = conflicts;
        this.checklists = checklists;
        this.closings = closings;
        this.documents = documents;
        this.steps = steps;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 as {@link VisitRecordResource#get}; 409 when the visit is closed, the
    ///     inspector has a conflict of interest with the workplace, or there are 200 interviews
    @POST
    @Path("/interviews")
    @Operation(operationId = "addInterview", summary = "Record an interview with workers",
            description = "Say whether they could speak alone, in which language, and who interpreted; never who they are. Refused "
                    + "with 409 once the visit is closed, and after 200 interviews. " + SentUnderId.REPEATED)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<VisitRecordView> interview(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddInterview command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, VisitRecordView.class, () -> write(visit, actor, VisitStep.INTERVIEW, command,
                written -> { }, found -> store.all(found.id(), actor)
                .map(entries -> new VisitRecord(found, entries).interviews() + 1)
                .invoke(number -> {
                    if (number > MOST_INTERVIEWS) {
                        throw Problems.conflict("visit", "too-many-interviews", "A visit has at most 200 interviews.");
                    }
                })
                .call(number -> add(actor, found.id(), number.toString(), command))
                .map(String::valueOf)));
    }

    private Uni<Void> add(Actor actor, UUID visit, String number, AddInterview said) {
        String interview = documents.written(new VisitRecord.Interview(said.workers(), said.alone(), said.language(),
                said.interpretation()));
        return store.seal(actor, visit, VisitPart.INTERVIEW, number, interview)
                .chain(() -> said.note() == null || said.note().isBlank() ? Uni.createFrom().voidItem()
                        : store.seal(actor, visit, VisitPart.INTERVIEW_NOTE, number, said.note()));
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each answer that does not fit its question; 404 as
    ///     {@link VisitRecordResource#get}; 409 when the visit is closed, or the inspector has a conflict of interest with the workplace
    @POST
    @Path("/answers")
    @Operation(operationId = "answerChecklist", summary = "Answer questions of a checklist",
            description = "A new answer to a question counts instead of the earlier one. An earlier answer of another person is kept and "
                    + "shown beside it until somebody chooses with `correctVisit`. An answer must have the type "
                    + "of its question (400). Refused with 409 once the visit is closed. " + SentUnderId.REPEATED)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<VisitRecordView> answer(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AnswerChecklist command) {
        Actor actor = operation.caller();
        Checklist checklist = checklists.find(command.checklist()).orElseThrow(() -> Problems.invalid("checklist",
                "must be a checklist with its edition"));
        check(command.answers(), checklist);
        return operation.once(actor, key, command, VisitRecordView.class, () -> write(visit, actor, VisitStep.ANSWERS, command,
                written -> { }, found -> Multi.createFrom().iterable(command.answers())
                .onItem().transformToUniAndConcatenate(given -> add(actor, found.id(), checklist, given).replaceWith(true))
                .collect().last().replaceWith(NOTHING)));
    }

    private Uni<Void> add(Actor actor, UUID visit, Checklist checklist, AnswerChecklist.GivenAnswer given) {
        boolean text = checklist.question(given.question()).orElseThrow().type() == AnswerType.TEXT;
        String key = VisitRecord.key(checklist.code(), given.question());
        return text ? store.seal(actor, visit, VisitPart.ANSWER, key, given.value()) : store.add(actor, visit, VisitPart.ANSWER, key,
                given.value());
    }

    private static void check(List<AnswerChecklist.GivenAnswer> answers, Checklist checklist) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            AnswerChecklist.GivenAnswer given = answers.get(i);
            String at = "answers[" + i + "]";
            Question question = checklist.question(given.question()).orElseThrow(() -> Problems.invalid(at + ".question",
                    "must be a question of the checklist"));
            if (!seen.add(given.question())) {
                throw Problems.invalid(at + ".question", "must not be repeated");
            }
            if (!question.takes(given.value())) {
                throw Problems.invalid(at + ".value", question.type().wanted());
            }
        }
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a role is repeated; 404 as {@link VisitRecordResource#get}; 409 when
    ///     the visit is closed, or the inspector has a conflict of interest with the workplace
    @POST
    @Path("/companions")
    @Operation(operationId = "recordVisitCompanions", summary = "Record who was at a visit besides the inspector",
            description = "Roles, and the names of bodies such as a police force; never the name of a person. What you send replaces what "
                    + "was there, which is kept. Refused with 409 once the visit is closed: correct it with `correctVisit`. "
                    + SentUnderId.REPEATED)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<VisitRecordView> companions(UUID visit, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull RecordCompanions command) {
        Actor actor = operation.caller();
        VisitCompanions said = command.said();
        said.check("");
        return operation.once(actor, key, command, VisitRecordView.class, () -> write(visit, actor, VisitStep.COMPANIONS, command,
                written -> { }, found -> store.seal(actor, found.id(), VisitPart.COMPANIONS, "", documents.written(said))
                .replaceWith(NOTHING)));
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the time is before the visit or in the future; 404 as
    ///     {@link VisitRecordResource#get}; 409 when the household was not entered with consent, or the consent was withdrawn before
    @POST
    @Path("/consent-withdrawal")
    @Operation(operationId = "withdrawEntryConsent", summary = "Say that the consent to enter a household was withdrawn",
            description = "The visit must then end. You can record the withdrawal also after the visit is closed. " + SentUnderId.REPEATED)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<VisitRecordView> withdraw(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull WithdrawConsent command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, VisitRecordView.class, () -> find(visit, actor)
                .call(found -> store.lock(found.id()))
                .call(found -> steps.once(actor, found, VisitStep.WITHDRAWAL, command,
                        () -> written(found, actor).invoke(written -> checkTime(written, command.withdrawnAt())).replaceWithVoid(),
                        () -> withdraw(actor, found, command))
                        .flatMap(now -> operation.record(actor, now ? "WITHDRAW_CONSENT" : "READ", "visit", found.id())))
                .flatMap(found -> view(found, actor)));
    }

    private Uni<String> withdraw(Actor actor, Visit visit, WithdrawConsent command) {
        return written(visit, actor).invoke(written -> check(written, command.withdrawnAt()))
                .chain(() -> store.add(actor, visit.id(), VisitPart.CONSENT_WITHDRAWN, "", command.withdrawnAt().toString()))
                .replaceWith(NOTHING);
    }

    private void check(VisitRecord written, Instant at) {
        if (written.householdAccess() != HouseholdAccess.CONSENT || written.withdrawnAt() != null) {
            throw Problems.conflict("visit", "no-consent", "There is no consent that could be withdrawn.");
        }
        checkTime(written, at);
    }

    private void checkTime(VisitRecord written, Instant at) {
        if (at.isBefore(written.startedAt()) || at.isAfter(operation.now())) {
            throw Problems.invalid("withdrawnAt", "must be after the start of the visit and not in the future");
        }
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it would end before it began or in the future; 404 as
    ///     {@link VisitRecordResource#get}; 409 when the visit is closed already, or the inspector has a conflict of interest with the
    ///     workplace
    @POST
    @Path("/close")
    @Operation(operationId = "closeVisit", summary = "Close a visit with a summary",
            description = "After that, the visit can only be corrected. A planned visit counts as done. A visit that is already closed "
                    + "gets 409. " + SentUnderId.REPEATED)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<VisitRecordView> close(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull CloseVisit command) {
        Actor actor = operation.caller();
        return operation.once(actor, key, command, VisitRecordView.class,
                () -> write(visit, actor, VisitStep.CLOSING, command, written -> checkEnd(written, command.endedAt()),
                found -> store.all(found.id(), actor)
                .invoke(entries -> checkEnd(new VisitRecord(found, entries), command.endedAt()))
                .chain(() -> store.add(actor, found.id(), VisitPart.END, "", command.endedAt().toString()))
                .chain(() -> store.add(actor, found.id(), VisitPart.WORKERS_PRESENT, "", command.workersPresent().toString()))
                .chain(() -> store.seal(actor, found.id(), VisitPart.SUMMARY, "", command.summary()))
                .chain(() -> store.add(actor, found.id(), VisitPart.CLOSED, "", operation.now().toString()))
                .chain(() -> closings.closed(actor, found.id())).replaceWith(NOTHING)));
    }

    private void checkEnd(VisitRecord written, Instant endedAt) {
        if (endedAt.isBefore(written.startedAt()) || endedAt.isAfter(operation.now())) {
            throw Problems.invalid("endedAt", "must be after the start of the visit and not in the future");
        }
    }

    /// Writes to an open visit, one transaction after the other. A person who has a conflict of interest with the workplace writes nothing,
    /// except that consent was withdrawn: that must be recorded at once.
    ///
    /// @param check of another body under the id of a step that was sent before
    /// @param work answers what the step became
    private Uni<VisitRecordView> write(UUID visit, Actor actor, VisitStep step, SentUnderId command, Consumer<VisitRecord> check,
            Function<Visit, Uni<String>> work) {
        return find(visit, actor)
                .call(found -> conflicts.requireFree(actor, found.workplace()))
                .call(found -> store.lock(found.id()).flatMap(closed -> steps.once(actor, found, step, command,
                        () -> written(found, actor).invoke(check).replaceWithVoid(),
                        () -> writeNow(found, closed, work)))
                        .flatMap(now -> operation.record(actor, now ? ACTIONS.get(step) : "READ", "visit", found.id())))
                .flatMap(found -> view(found, actor));
    }

    private Uni<String> writeNow(Visit visit, boolean closed, Function<Visit, Uni<String>> work) {
        refuseClosed(closed);
        return store.count(visit.id()).invoke(VisitRecords::refuseFull).chain(() -> work.apply(visit));
    }

    private Uni<VisitRecord> written(Visit visit, Actor actor) {
        return store.all(visit.id(), actor).map(entries -> new VisitRecord(visit, entries));
    }

    public static void refuseClosed(boolean closed) {
        if (closed) {
            throw Problems.conflict("visit", "closed", "The visit is closed. You can correct what is wrong, with a reason.");
        }
    }

    static void refuseFull(long entries) {
        if (entries > VisitRecordStore.MOST - 200) {
            throw Problems.conflict("visit", "record-full", "The record of this visit has as many entries as it may have.");
        }
    }

    private Uni<Visit> find(UUID visit, Actor actor) {
        return visits.holdPlace(visit, actor).chain(() -> visits.inScope(visit, actor)).onItem().ifNull().failWith(Problems::notFound);
    }

    private Uni<VisitRecordView> view(Visit visit, Actor actor) {
        return store.all(visit.id(), actor).map(entries -> new VisitRecord(visit, entries).view(documents));
    }
}
