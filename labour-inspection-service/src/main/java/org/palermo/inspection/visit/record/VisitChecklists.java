package org.palermo.inspection.visit.record;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.checklist.Checklist;
import org.palermo.inspection.checklist.ChecklistView;
import org.palermo.inspection.checklist.Checklists;
import org.palermo.inspection.visit.Visit;
import org.palermo.inspection.visit.VisitEntry;
import org.palermo.inspection.visit.VisitPart;
import org.palermo.inspection.visit.VisitRecordStore;
import org.palermo.inspection.visit.VisitStore;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Shows a checklist with the answers of a visit, and answers its questions one by one.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits/{visit}")
@Authenticated
@ApplicationScoped
public class VisitChecklists {
    private static final String OWN = "visits of the caller's inspectorate";

    private final VisitStore visits;
    private final VisitRecordStore store;
    private final VisitRecords records;
    private final Checklists checklists;
    private final CurrentOperation operation;

    VisitChecklists(VisitStore visits, VisitRecordStore store, VisitRecords records, Checklists checklists, CurrentOperation operation) {
        this.visits = visits;
        this.store = store;
        this.records = records;
        this.checklists = checklists;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param checklist its code with the edition
    /// @param language of the questions, BCP 47; English where there is no other
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit or checklist, or the visit belongs to another
    ///     inspectorate
    @GET
    @Path("/checklists/{checklist}")
    @Operation(operationId = "getVisitChecklist", summary = "Read a checklist with the answers of a visit",
            description = "Each question has its number and its current answer. If two people answered differently, the later answer "
                    + "counts until somebody chooses with `correctVisit`.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<AnsweredQuestion>> checklist(UUID visit, String checklist,
            @RestQuery @DefaultValue("en") @Pattern(regexp = "[a-z]{2}") String language) {
        Actor actor = operation.caller();
        Checklist asked = checklists.find(checklist).orElseThrow(Problems::notFound);
        return find(visit, actor)
                .call(found -> operation.record(actor, "READ", "visit", found.id()))
                .flatMap(found -> store.all(found.id(), actor).map(entries -> new VisitRecord(found, entries)))
                .map(written -> new Page<>(ChecklistView.questions(asked, language).stream().map(q -> answered(q, asked, written, language))
                        .toList(), null));
    }

    private AnsweredQuestion answered(ChecklistView.QuestionView q, Checklist asked, VisitRecord written, String language) {
        String key = VisitRecord.key(asked.code(), q.code());
        VisitEntry answer = written.last(VisitPart.ANSWER, key).orElse(null);
        if (answer == null) {
            return new AnsweredQuestion(q.number(), q.code(), q.type(), q.text(), q.choices(), null, null, null, null, null, null);
        }
        return new AnsweredQuestion(q.number(), q.code(), q.type(), q.text(), q.choices(), answer.text(),
                checklists.words(asked.code(), q.code(), answer.text(), language), written.otherAnswers(key).isEmpty() ? null : true,
                written.isCorrectable(key), answer.by(), answer.at());
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param checklist its code with the edition
    /// @param question code of the question
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for an unknown checklist or question, otherwise as
    ///     {@link VisitRecords#answer}
    @POST
    @Path("/checklists/{checklist}/questions/{question}")
    @Operation(operationId = "answerQuestion", summary = "Answer one question of a checklist",
            description = "Give only the field that fits the type of the question. A new answer counts instead of the earlier one. An "
                    + "earlier answer of another person is kept and shown beside it. "
                    + "Refused with 409 once the visit is closed.")
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    public Uni<VisitRecordView> answer(UUID visit, String checklist, String question, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull AnswerQuestion command) {
        if (checklists.find(checklist).flatMap(known -> known.question(question)).isEmpty()) {
            throw Problems.notFound();
        }
        return records.answer(visit, key, new AnswerChecklist(null, checklist,
                List.of(new AnswerChecklist.GivenAnswer(question, command.value()))));
    }

    private Uni<Visit> find(UUID visit, Actor actor) {
        return visits.inScope(visit, actor).onItem().ifNull().failWith(Problems::notFound);
    }
}
