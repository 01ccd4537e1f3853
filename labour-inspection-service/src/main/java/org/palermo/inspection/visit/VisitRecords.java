package org.palermo.inspection.visit;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.checklist.AnswerType;
import org.palermo.inspection.checklist.Checklist;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.checklist.Question;
import org.palermo.inspection.team.Bars;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Writes the record of a visit while it is open, and closes it.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits/{visit}")
@Authenticated
@ApplicationScoped
public class VisitRecords {
    private static final String OWN = "visits of the caller's inspectorate";
    private static final int MOST_INTERVIEWS = 200;

    private final VisitStore visits;
    private final VisitRecordStore store;
    private final Bars bars;
    private final Checklists checklists;
    private final VisitClosings closings;
    private final ObjectMapper json;
    private final TransactionTime time;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentActor caller;

    VisitRecords(VisitStore visits, VisitRecordStore store, Bars bars, Checklists checklists, VisitClosings closings, ObjectMapper json,
            TransactionTime time,
            Idempotency idempotency, Audit audit, CurrentActor caller) {
        this.visits = visits;
        this.store = store;
        this.bars = bars;
        this.checklists = checklists;
        this.closings = closings;
        this.json = json;
        this.time = time;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param visit as the inspectorate knows it
    /// @param language of the questions and choices in `words`, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, or it belongs to another inspectorate
    @GET
    @Path("/record")
    @Operation(operationId = "getVisitRecord", summary = "Read what was written about a visit, with its corrections",
            description = "How a household was entered, interviews, answers to checklists, the summary, and each correction with what "
                    + "stood before. `words` has the questions and choices in a language.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<VisitRecordView> get(UUID visit, @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        Actor actor = caller.get();
        return find(visit, actor)
                .call(found -> audit.record(actor, "READ", "visit", found.id))
                .flatMap(found -> store.all(found.id, actor).map(entries -> new VisitRecord(found, entries).view(json,
                        (checklist, question, value) -> checklists.words(checklist, question, value, language))));
    }

    /// @param visit as the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 as {@link #get}; 409 when the visit is closed, the inspector
    ///     has a conflict of interest with the workplace, or there are 200 interviews
    @POST
    @Path("/interviews")
    @Operation(operationId = "addInterview", summary = "Record an interview with workers",
            description = "Say whether they could speak alone, in which language, and who interpreted; never who they are. Refused "
                    + "with 409 "
                    + "once the visit is closed, and after 200 interviews.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<VisitRecordView> interview(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AddInterview command) {
        Actor actor = caller.get();
        return idempotency.once(actor, key, command, VisitRecordView.class, () -> write(visit, actor, "INTERVIEW",
                found -> store.all(found.id, actor)
                .map(entries -> new VisitRecord(found, entries).interviews() + 1)
                .invoke(number -> {
                    if (number > MOST_INTERVIEWS) {
                        throw Problems.conflict("visit", "too-many-interviews", "A visit has at most 200 interviews.");
                    }
                })
                .flatMap(number -> add(actor, found.id, number.toString(), command))));
    }

    private Uni<Void> add(Actor actor, UUID visit, String number, AddInterview said) {
        String interview = write(new VisitRecord.Interview(said.workers(), said.alone(), said.language(), said.interpretation()));
        return store.seal(actor, visit, VisitPart.INTERVIEW, number, interview)
                .chain(() -> said.note() == null || said.note().isBlank() ? Uni.createFrom().voidItem()
                        : store.seal(actor, visit, VisitPart.INTERVIEW_NOTE, number, said.note()));
    }

    /// @param visit as the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each answer that does not fit its question; 404 as {@link #get};
    ///     409 when the visit is closed, or the inspector has a conflict of interest with the workplace
    @POST
    @Path("/answers")
    @Operation(operationId = "answerChecklist", summary = "Answer questions of a checklist",
            description = "A new answer to a question counts instead of the earlier one, which is kept. An answer must have the type "
                    + "of its "
                    + "question (400). Refused with 409 once the visit is closed.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<VisitRecordView> answer(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull AnswerChecklist command) {
        Actor actor = caller.get();
        Checklist checklist = checklists.find(command.checklist()).orElseThrow(() -> Problems.invalid("checklist",
                "must be a checklist with its edition"));
        check(command.answers(), checklist);
        return idempotency.once(actor, key, command, VisitRecordView.class, () -> write(visit, actor, "ANSWER", found -> Multi.createFrom()
                .iterable(command.answers())
                .onItem().transformToUniAndConcatenate(given -> add(actor, found.id, checklist, given).replaceWith(true))
                .collect().last().replaceWithVoid()));
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
                throw Problems.invalid(at + ".question", "must not stand there twice");
            }
            if (!question.takes(given.value())) {
                throw Problems.invalid(at + ".value", "must be " + question.type().wanted());
            }
        }
    }

    /// @param visit as the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the time is before the visit or in the future; 404 as {@link #get};
    ///     409 when the household was not entered with consent, or the consent was withdrawn before
    @POST
    @Path("/consent-withdrawal")
    @Operation(operationId = "withdrawEntryConsent", summary = "Say that the consent to enter a household was withdrawn",
            description = "The visit must end then. It stands in the record also after the visit is closed.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<VisitRecordView> withdraw(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull WithdrawConsent command) {
        Actor actor = caller.get();
        return idempotency.once(actor, key, command, VisitRecordView.class, () -> find(visit, actor)
                .call(found -> store.lock(found.id))
                .flatMap(found -> store.all(found.id, actor).invoke(entries -> check(found, entries, command.withdrawnAt()))
                        .chain(() -> store.add(actor, found.id, VisitPart.CONSENT_WITHDRAWN, "", command.withdrawnAt().toString()))
                        .chain(() -> audit.record(actor, "WITHDRAW_CONSENT", "visit", found.id))
                        .chain(() -> view(found, actor))));
    }

    private void check(Visit visit, List<VisitEntry> entries, Instant at) {
        VisitRecord written = new VisitRecord(visit, entries);
        if (visit.householdAccess != HouseholdAccess.CONSENT || written.last(VisitPart.CONSENT_WITHDRAWN, "").isPresent()) {
            throw Problems.conflict("visit", "no-consent", "There is no consent that could be withdrawn.");
        }
        if (at.isBefore(written.startedAt()) || at.isAfter(time.now())) {
            throw Problems.invalid("withdrawnAt", "must be after the start of the visit and not in the future");
        }
    }

    /// @param visit as the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it would end before it began or in the future; 404 as {@link #get};
    ///     409 when the visit is closed already, or the inspector has a conflict of interest with the workplace
    @POST
    @Path("/close")
    @Operation(operationId = "closeVisit", summary = "Close a visit with a summary",
            description = "After that it can only be corrected. A planned visit counts as done. Refused with 409 once the visit is closed, "
                    + "but a repeat with the same `Idempotency-Key` gets the same answer.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<VisitRecordView> close(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull CloseVisit command) {
        Actor actor = caller.get();
        return idempotency.once(actor, key, command, VisitRecordView.class, () -> write(visit, actor, "CLOSE", found -> store.all(found.id, actor)
                .invoke(entries -> checkEnd(new VisitRecord(found, entries), command.endedAt()))
                .chain(() -> store.add(actor, found.id, VisitPart.END, "", command.endedAt().toString()))
                .chain(() -> store.add(actor, found.id, VisitPart.WORKERS_PRESENT, "", command.workersPresent().toString()))
                .chain(() -> store.seal(actor, found.id, VisitPart.SUMMARY, "", command.summary()))
                .chain(() -> store.add(actor, found.id, VisitPart.CLOSED, "", time.now().toString()))
                .chain(() -> closings.closed(actor, found.id))));
    }

    private void checkEnd(VisitRecord written, Instant endedAt) {
        if (endedAt.isBefore(written.startedAt()) || endedAt.isAfter(time.now())) {
            throw Problems.invalid("endedAt", "must be after the start of the visit and not in the future");
        }
    }

    /// Writes to an open visit, one transaction after the other. Whoever has a conflict of interest with the workplace writes nothing, but
    /// for a consent that was withdrawn: that must stand there at once.
    private Uni<VisitRecordView> write(UUID visit, Actor actor, String action, Function<Visit, Uni<Void>> work) {
        return find(visit, actor)
                .call(found -> bars.requireFree(actor, actor.subject(), found.workplace))
                .call(found -> store.lock(found.id).invoke(VisitRecords::refuseClosed))
                .call(found -> store.count(found.id).invoke(VisitRecords::refuseFull))
                .call(work::apply)
                .call(found -> audit.record(actor, action, "visit", found.id))
                .flatMap(found -> view(found, actor));
    }

    static void refuseClosed(boolean closed) {
        if (closed) {
            throw Problems.conflict("visit", "closed", "The visit is closed. What is wrong can be corrected, with a reason.");
        }
    }

    static void refuseFull(long entries) {
        if (entries > VisitRecordStore.MOST - 200) {
            throw Problems.conflict("visit", "record-full", "The record of this visit takes no more entries.");
        }
    }

    private Uni<Visit> find(UUID visit, Actor actor) {
        return visits.inScope(visit, actor).onItem().ifNull().failWith(Problems::notFound);
    }

    private Uni<VisitRecordView> view(Visit visit, Actor actor) {
        return store.all(visit.id, actor).map(entries -> new VisitRecord(visit, entries).view(json));
    }

    private String write(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An entry of a visit can't be written");
        }
    }
}
