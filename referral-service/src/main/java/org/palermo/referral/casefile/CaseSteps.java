package org.palermo.referral.casefile;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.referral.casefile.age.AgeDeterminationStore;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.age.DetermineAge;
import org.palermo.referral.casefile.decision.DecideReasonableGrounds;
import org.palermo.referral.casefile.decision.DecisionStore;
import org.palermo.referral.casefile.decision.DecisionView;
import org.palermo.referral.casefile.decision.MakeDecision;
import org.palermo.referral.casefile.decision.TellOfDecision;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.casefile.term.CaseTerms;
import org.palermo.referral.casefile.term.ExtendRecovery;
import org.palermo.referral.casefile.term.Terms;

/// Records decisions and other steps of case files.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/{id}")
@Authenticated
@ApplicationScoped
public class CaseSteps {
    private static final String COVERED = "cases in the regions that the caller covers";

    private final CaseFileStore store;
    private final DecisionStore decisions;
    private final AgeDeterminationStore ages;
    private final CaseFileReads reads;
    private final Persons persons;
    private final Terms terms;
    private final CaseDecisions deciding;
    private final StepRecorder taken;
    private final CurrentOperation operation;

    CaseSteps(CaseFileStore store, DecisionStore decisions, AgeDeterminationStore ages, CaseFileReads reads, Persons persons, Terms terms,
            CaseDecisions deciding, StepRecorder taken, CurrentOperation operation) {
        this.store = store;
        this.decisions = decisions;
        this.ages = ages;
        this.reads = reads;
        this.persons = persons;
        this.terms = terms;
        this.deciding = deciding;
        this.taken = taken;
        this.operation = operation;
    }

    @GET
    @Path("/decisions")
    @Operation(operationId = "listDecisions", summary = "List the decisions on a case file, oldest first",
            description = "Only competent authorities see the test and the reasons.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = "as for the case file")
    @Audited
    @Scoped
    public Uni<Page<DecisionView>> decisions(UUID id) {
        Actor actor = operation.caller();
        return reads.read(actor, id)
                .call(read -> operation.record(read.actor(), "READ", CaseFiles.KIND, id))
                .chain(() -> persons.key(id))
                .flatMap(key -> decisions.of(id, key))
                .map(made -> new Page<>(made, null));
    }

    @POST
    @Path("/reasonable-grounds")
    @Operation(operationId = "decideReasonableGrounds", summary = "Decide whether there are reasonable grounds",
            description = "The operation `recordDecision` takes this decision and all others. If the stage of the file or the law "
                    + "does not allow it today, the person has withdrawn consent to the referral, or the law requires two people for it, "
                    + "the answer is 409. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> decideReasonableGrounds(
            UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecideReasonableGrounds command) {
        return decide(operation.caller(), id, ifMatch, MakeDecision.of(command));
    }

    @POST
    @Path("/decisions")
    @Operation(operationId = "recordDecision", summary = "Decide on a case file: grounds, disqualification or reconsideration",
            description = "If the stage of the file or the law does not allow the decision today, the person has withdrawn consent "
                    + "to the referral, or the law requires two people for it (see `proposeDecision`), the answer is 409. A positive "
                    + "decision issues a certificate. The organisations that have the case are told. The answer is the file in its "
                    + "new stage. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> decide(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MakeDecision command) {
        return decide(operation.caller(), id, ifMatch, command);
    }

    private Uni<RestResponse<CaseFileView>> decide(Actor actor, UUID id, String ifMatch, MakeDecision command) {
        return changed(actor, id, ifMatch)
                .flatMap(file -> decided(actor, file, command, null))
                .map(ETags::on);
    }

    /// @param proposedBy who proposed the decision that the actor confirms; null when the actor decides alone
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the law does not let one person make this decision
    Uni<CaseFileView> decided(Actor actor, CaseFile file, MakeDecision command, UUID proposedBy) {
        return deciding.make(actor, file, terms(file), command, proposedBy);
    }

    /// @return whether the law wants two people for the decision
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it could not be made today
    Uni<Boolean> needsSecondReader(CaseFile file, MakeDecision command) {
        return deciding.needsSecondReader(file, terms(file), command);
    }

    @POST
    @Path("/decisions/{decision}/telling")
    @Operation(operationId = "recordTelling", summary = "Record that the person was told of a decision",
            description = "When it is the latest decision and finds reasonable grounds, the file enters `RECOVERY`. A decision of which "
                    + "the person was already told, and a file that is suspended or over, get 409. Send the ETag of the case file in "
                    + "If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> tell(
            UUID id, UUID decision, @RestHeader("If-Match") String ifMatch, @Valid @NotNull TellOfDecision command) {
        Actor actor = operation.caller();
        return changed(actor, id, ifMatch).flatMap(file -> decisions.made(id, decision, terms.zone(file.region()))
                        .map(made -> file.tell(made.orElseThrow(Problems::notFound), command, terms(file)))
                        .call(() -> decisions.tell(decision, command))
                        .flatMap(event -> taken.follow(actor, file, event)))
                .map(ETags::on);
    }

    @POST
    @Path("/transitions")
    @Operation(operationId = "moveCase", summary = "Move a case file to a stage without a decision",
            description = "Such steps suspend and resume the file, open a reconsideration, begin the transition, withdraw, refer on or "
                    + "close. If the stage of the file or the law does not allow the step today, the answer is 409. The organisations that "
                    + "have the case are told. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> move(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MoveCaseFile command) {
        Actor actor = operation.caller();
        return changed(actor, id, ifMatch)
                .call(file -> requireDecidedBefore(file, command))
                .flatMap(file -> decisions.isUntold(id)
                        .flatMap(untold -> follow(actor, file, file.move(command, terms(file), untold), command.reasons())))
                .map(ETags::on);
    }

    /// Reconsideration must not have been asked for before the day of the decision.
    private Uni<Void> requireDecidedBefore(CaseFile file, MoveCaseFile command) {
        if (command.to() != CaseFileStage.RECONSIDERATION || command.askedOn() == null || !file.stage().isNegative()) {
            return Uni.createFrom().voidItem();
        }
        return store.decidedAt(file).invoke(at -> {
            if (at.isPresent() && command.askedOn().isBefore(LocalDate.ofInstant(at.get(), terms.zone(file.region())))) {
                throw Problems.invalid("askedOn", "must not be before the day of the decision");
            }
        }).replaceWithVoid();
    }

    @POST
    @Path("/extensions")
    @Operation(operationId = "extendRecovery", summary = "Extend recovery and reflection, with a reason",
            description = "`until` is the new last day; it must be later than the last day of the minimum period (400). If no recovery is "
                    + "running, the answer is 409. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> extend(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull ExtendRecovery command) {
        Actor actor = operation.caller();
        return changed(actor, id, ifMatch).flatMap(file -> follow(actor, file, file.extend(command, terms(file)), command.reasons()))
                .map(ETags::on);
    }

    @POST
    @Path("/age-determinations")
    @Operation(operationId = "determineAge", summary = "Record that the age of the person was determined",
            description = "From then on the file is that of a child or of an adult. `consent` must be set only when the outcome changes "
                    + "the person to an adult; with `false` the file moves to `WITHDRAWN`. A person who is a child by the date of birth "
                    + "can't be recorded as an adult (409); a file that is over gets 409 too. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> determineAge(UUID id, @RestHeader("If-Match") String ifMatch,
            @Valid @NotNull DetermineAge command) {
        Actor actor = operation.caller();
        return changed(actor, id, ifMatch).invoke(CaseFile::requireOpen).flatMap(file -> persons.keyToWrite(id)
                        .flatMap(key -> persons.open(id, Optional.of(key)).flatMap(opened -> {
                            UUID determination = Ids.next();
                            AgeGroup before = file.ageGroup();
                            CaseFileEvent event =
                                    file.determine(determination, command, opened == null ? null : opened.person().dateOfBirth(),
                                            terms(file));
                            return ages.add(determination, key, before, command, actor, operation.now())
                                    .chain(() -> command.declines() ? operation.record(actor, CaseStep.AGE_DETERMINED.action(),
                                            CaseFiles.KIND, id)
                                            : Uni.createFrom().voidItem())
                                    .chain(() -> taken.follow(actor, file, event));
                        })))
                .map(ETags::on);
    }

    /// Locks in a fixed order: first against erasure, then the file, then everything else. Without this order, a step and a transfer of the
    /// case could deadlock.
    Uni<CaseFile> changed(Actor actor, UUID id, String ifMatch) {
        return store.inScope(id, actor).onItem().ifNull().failWith(Problems::notFound)
                .call(() -> persons.keepFromErasure(id))
                .call(file -> store.hold(file).invoke(held -> {
                    if (!held) {
                        throw Problems.notFound();
                    }
                }))
                .invoke(file -> ETags.require(ifMatch, file.version()));
    }

    private CaseTerms terms(CaseFile file) {
        return terms.from(operation.now(), file.region());
    }

    private Uni<CaseFileView> follow(Actor actor, CaseFile file, CaseFileEvent event, String reasons) {
        return reasons == null ? taken.follow(actor, file, event)
                : persons.keyToWrite(file.id()).flatMap(key -> taken.follow(actor, file, event, key, reasons));
    }
}
