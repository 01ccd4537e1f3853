package org.palermo.inspection.visit;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.inspection.checklist.AnswerType;
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

/// Corrects closed visits: what stood before is kept.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits/{visit}")
@Authenticated
@ApplicationScoped
public class VisitCorrections {
    private static final String OWN = "visits of the caller's inspectorate";

    private final VisitStore visits;
    private final VisitRecordStore store;
    private final Bars bars;
    private final Checklists checklists;
    private final ObjectMapper json;
    private final TransactionTime time;
    private final Idempotency idempotency;
    private final Audit audit;
    private final CurrentActor caller;

    VisitCorrections(VisitStore visits, VisitRecordStore store, Bars bars, Checklists checklists, ObjectMapper json, TransactionTime time,
            Idempotency idempotency,
            Audit audit, CurrentActor caller) {
        this.visits = visits;
        this.store = store;
        this.bars = bars;
        this.checklists = checklists;
        this.json = json;
        this.time = time;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    /// @param visit as the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the value does not fit the part; 404 when there is no such visit, or
    ///     it belongs to another inspectorate; 409 while the visit is open, or when the inspector has a conflict of
    ///     interest with the workplace
    @POST
    @Path("/corrections")
    @Operation(operationId = "correctVisit", summary = "Correct something of a closed visit, with a reason",
            description = "What stood before is kept and shown beside it, with who wrote it and when. While the visit is open, answer the "
                    + "question again instead (409).")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<VisitRecordView> correct(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull CorrectVisit command) {
        Actor actor = caller.get();
        Correction correction = read(command);
        return idempotency.once(actor, key, command, VisitRecordView.class, () -> find(visit, actor)
                .call(found -> bars.requireFree(actor, actor.subject(), found.workplace))
                .call(found -> store.lock(found.id).invoke(VisitCorrections::refuseOpen))
                .call(found -> store.count(found.id).invoke(VisitRecords::refuseFull))
                .call(found -> store.all(found.id, actor).invoke(entries -> check(new VisitRecord(found, entries), command)))
                .call(found -> store.correct(actor, found.id, command.part().part(), correction.key(), correction.value(),
                        correction.sealed(), command.reason()))
                .call(found -> audit.record(actor, "CORRECT", "visit", found.id))
                .flatMap(found -> store.all(found.id, actor).map(entries -> new VisitRecord(found, entries).view(json))));
    }

    /// @param key of the entry
    /// @param value in the form in which it is kept
    private record Correction(String key, String value, boolean sealed) {}

    private Correction read(CorrectVisit command) {
        boolean answer = command.part() == CorrectedPart.ANSWER;
        require(answer, "checklist", command.checklist());
        require(answer, "question", command.question());
        require(command.part() == CorrectedPart.INTERVIEW_NOTE, "interview", command.interview());
        return switch (command.part()) {
            case START, END -> new Correction("", instant(command.value()).toString(), false);
            case WORKERS_PRESENT -> new Correction("", number(command.value()), false);
            case SUMMARY -> new Correction("", command.value(), true);
            case INTERVIEW_NOTE -> new Correction(command.interview().toString(), command.value(), true);
            case ANSWER -> answer(command);
        };
    }

    private Correction answer(CorrectVisit command) {
        Question question = checklists.find(command.checklist())
                .orElseThrow(() -> Problems.invalid("checklist", "must be a checklist with its edition"))
                .question(command.question()).orElseThrow(() -> Problems.invalid("question", "must be a question of the checklist"));
        if (!question.takes(command.value())) {
            throw Problems.invalid("value", "must be " + question.type().wanted());
        }
        return new Correction(VisitRecord.key(command.checklist(), command.question()), command.value(),
                question.type() == AnswerType.TEXT);
    }

    private static void require(boolean needed, String field, Object value) {
        if (needed != (value != null)) {
            throw Problems.invalid(field, needed ? "must be given for this part" : "must be left out for this part");
        }
    }

    private Instant instant(String value) {
        try {
            Instant at = Instant.parse(value);
            if (at.isAfter(time.now()) || at.isBefore(Visit.EARLIEST)) {
                throw Problems.invalid("value", "must be in the past, and not too far in it");
            }
            return at;
        } catch (DateTimeException notAnInstant) {
            throw Problems.invalid("value", "must be a time such as 2026-03-31T09:30:00Z");
        }
    }

    private static String number(String value) {
        if (!value.matches("[0-9]{1,7}") || Integer.parseInt(value) > 1_000_000) {
            throw Problems.invalid("value", "must be " + AnswerType.NUMBER.wanted());
        }
        return String.valueOf(Integer.parseInt(value));
    }

    private static void check(VisitRecord written, CorrectVisit command) {
        if (command.part() == CorrectedPart.INTERVIEW_NOTE && written.last(VisitPart.INTERVIEW, command.interview().toString()).isEmpty()) {
            throw Problems.invalid("interview", "must be the number of an interview of this visit");
        }
        if (command.part() == CorrectedPart.END && Instant.parse(command.value()).isBefore(written.startedAt())) {
            throw Problems.invalid("value", "must be after the start of the visit");
        }
        if (command.part() == CorrectedPart.START && written.last(VisitPart.END, "").map(VisitEntry::text).map(Instant::parse)
                .filter(end -> end.isBefore(Instant.parse(command.value()))).isPresent()) {
            throw Problems.invalid("value", "must be before the end of the visit");
        }
    }

    private static void refuseOpen(boolean closed) {
        if (!closed) {
            throw Problems.conflict("visit", "open", "The visit is still open. Change it instead of correcting it.");
        }
    }

    private Uni<Visit> find(UUID visit, Actor actor) {
        return visits.inScope(visit, actor).onItem().ifNull().failWith(Problems::notFound);
    }
}
