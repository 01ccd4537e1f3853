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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.inspection.team.ConflictRegister;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.KeepsOtherBodies;
import org.palermo.inspection.visit.SentUnderId;
import org.palermo.inspection.visit.Visit;
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

/// Corrects visits. The earlier values are kept.
@Tag(name = "Visits", description = "Visits to workplaces, including the import of past ones.")
@Path("/api/inspection/v1/visits/{visit}")
@Authenticated
@ApplicationScoped
public class VisitCorrections {
    private static final String OWN = "visits of the caller's inspectorate";

    private final VisitStore visits;
    private final VisitRecordStore store;
    private final ConflictRegister conflicts;
    private final CorrectionReader reader;
    private final VisitDocuments documents;
    private final SentSteps steps;
    private final CurrentOperation operation;

    VisitCorrections(VisitStore visits, VisitRecordStore store, ConflictRegister conflicts, CorrectionReader reader,
            VisitDocuments documents, SentSteps steps, CurrentOperation operation) {
        this.visits = visits;
        this.store = store;
        this.conflicts = conflicts;
        this.reader = reader;
        this.documents = documents;
        this.steps = steps;
        this.operation = operation;
    }

    /// @param visit the id by which the inspectorate knows it
    /// @param key the caller's `Idempotency-Key`, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the value does not fit the part; 404 when there is no such visit, or
    ///     it belongs to another inspectorate; 409 while the visit is open, or when the inspector has a conflict of
    ///     interest with the workplace
    @POST
    @Path("/corrections")
    @Operation(operationId = "correctVisit", summary = "Correct something of a visit, with a reason",
            description = "The earlier value is kept and shown next to the new one, with who wrote it and when. While the visit is open, "
                    + "answer the question again instead (409), unless two people answered it differently: then choose here. How a "
                    + "household was entered, and when a consent was withdrawn, can be corrected also while the visit is open; how it "
                    + "was entered can be added if a form did not say it. A new ground needs its consent or warrant (`entry`). Fields "
                    + "that you leave out of `interviewed` do not change. "
                    + SentUnderId.REPEATED)
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @KeepsOtherBodies
    @Scoped
    public Uni<VisitRecordView> correct(UUID visit, @RestHeader(Idempotency.HEADER) String key, @Valid @NotNull CorrectVisit command) {
        Actor actor = operation.caller();
        reader.check(command);
        return operation.once(actor, key, command, VisitRecordView.class, () -> find(visit, actor)
                .call(found -> conflicts.requireFree(actor, found.workplace()))
                .invoke(() -> requireEntry(command))
                .call(found -> store.lock(found.id()).flatMap(closed -> steps.once(actor, found, VisitStep.CORRECTION, command,
                        () -> store.all(found.id(), actor).invoke(entries -> reader.entries(new VisitRecord(found, entries), command))
                                .replaceWithVoid(),
                        () -> correct(actor, found, closed, command)))
                        .flatMap(now -> now ? Uni.createFrom().voidItem() : operation.record(actor, "READ", "visit", found.id())))
                .flatMap(found -> store.all(found.id(), actor).map(entries -> new VisitRecord(found, entries).view(documents))));
    }

    private Uni<String> correct(Actor actor, Visit visit, boolean closed, CorrectVisit command) {
        return (closed || command.part() != CorrectedPart.ANSWER ? Uni.createFrom().item(closed || command.part().isWrittenOnce())
                : isDisputed(actor, visit, command))
                .invoke(VisitCorrections::refuseOpen)
                .chain(() -> write(actor, visit, command)).replaceWith("");
    }

    /// Of two people who answered an open visit's question differently, a person chooses.
    private Uni<Boolean> isDisputed(Actor actor, Visit visit, CorrectVisit command) {
        String key = VisitRecord.key(command.checklist(), command.question());
        return store.all(visit.id(), actor).map(entries -> new VisitRecord(visit, entries))
                .map(written -> written.last(VisitPart.ANSWER, key).isPresent() && !written.otherAnswers(key).isEmpty());
    }

    /// Corrects the visit by a person's choice between two forms. This is possible also for an open visit.
    ///
    /// @param visit the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #correct}
    @Scoped
    public Uni<Void> choose(Actor actor, UUID visit, @Valid @NotNull CorrectVisit command) {
        reader.check(command);
        return find(visit, actor)
                .call(found -> conflicts.requireFree(actor, found.workplace()))
                .call(found -> store.lock(found.id()))
                .flatMap(found -> write(actor, found, command));
    }

    /// When the visit began and how a household was entered, with corrections.
    ///
    /// @param country of the workplace, ISO 3166-1 alpha-2
    /// @param checklist its code with the edition
    /// @param householdAccess null for a workplace that is not a household
    /// @param entry the consent or the warrant; null when it was not said, and for a workplace that is not a household
    public record Standing(UUID workplace, String country, String checklist, Instant startedAt, HouseholdAccess householdAccess,
            HouseholdEntry entry) {}

    /// @param visit the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 as {@link #correct}
    @Scoped
    public Uni<Standing> standing(Actor actor, UUID visit) {
        return find(visit, actor).flatMap(found -> store.all(found.id(), actor).map(entries -> new VisitRecord(found, entries))
                .map(written -> new Standing(found.workplace(), found.country(), found.checklist(), written.startedAt(),
                        written.householdAccess(), written.householdEntry(documents))));
    }

    private Uni<Void> write(Actor actor, Visit visit, CorrectVisit command) {
        return store.count(visit.id()).invoke(VisitRecords::refuseFull)
                .chain(() -> store.all(visit.id(), actor)).map(entries -> reader.entries(new VisitRecord(visit, entries), command))
                .chain(corrected -> Multi.createFrom().iterable(corrected).onItem().transformToUniAndConcatenate(one -> store
                                .correct(actor, visit.id(), one.part(), one.key(), one.value(), one.sealed(), command.reason())
                                .replaceWith(true))
                        .collect().last())
                .chain(() -> operation.record(actor, "CORRECT", "visit", visit.id()));
    }

    /// A form of an earlier release says only the ground.
    private static void requireEntry(CorrectVisit command) {
        if (command.part() == CorrectedPart.HOUSEHOLD_ACCESS && command.entry() == null) {
            throw Problems.invalid("entry", "must be given for this part");
        }
    }

    private static void refuseOpen(boolean possible) {
        if (!possible) {
            throw Problems.conflict("visit", "open", "The visit is still open. Change it instead of correcting it.");
        }
    }

    private Uni<Visit> find(UUID visit, Actor actor) {
        return visits.holdPlace(visit, actor).chain(() -> visits.inScope(visit, actor)).onItem().ifNull().failWith(Problems::notFound);
    }
}
