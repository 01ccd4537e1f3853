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
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.age.AgeDeterminationStore;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.age.DetermineAge;
import org.palermo.referral.casefile.certificate.Certificates;
import org.palermo.referral.casefile.certificate.IssuedFor;
import org.palermo.referral.casefile.decision.DecideReasonableGrounds;
import org.palermo.referral.casefile.decision.DecisionStore;
import org.palermo.referral.casefile.decision.DecisionView;
import org.palermo.referral.casefile.decision.MakeDecision;
import org.palermo.referral.casefile.decision.Outcome;
import org.palermo.referral.casefile.decision.TellOfDecision;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.casefile.referral.ReferralConsents;
import org.palermo.referral.casefile.term.CaseTerms;
import org.palermo.referral.casefile.term.ExtendRecovery;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.team.CaseEvents;
import org.palermo.referral.team.ReportsTakenUp;

/// Records decisions and other steps of case files. Each step is written to the history and the audit. The organisations that have the case
/// are notified, and the shelter capacity service learns until when the stage protects the person. Labour inspection
/// learns of the first step on a case that it reported, and only on which day it was.
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
    private final CaseFileViews views;
    private final Persons persons;
    private final ReferralConsents consents;
    private final Certificates certificates;
    private final Terms terms;
    private final TransactionTime time;
    private final CaseNotices notices;
    private final CaseEvents tellings;
    private final ReportsTakenUp reports;
    private final Audit audit;
    private final CurrentActor caller;

    CaseSteps(CaseFileStore store, DecisionStore decisions, AgeDeterminationStore ages, CaseFileReads reads, CaseFileViews views, Persons persons, ReferralConsents consents,
            Certificates certificates, Terms terms, TransactionTime time, CaseNotices notices, CaseEvents tellings, ReportsTakenUp reports,
            Audit audit, CurrentActor caller) {
        this.store = store;
        this.decisions = decisions;
        this.ages = ages;
        this.reads = reads;
        this.views = views;
        this.persons = persons;
        this.consents = consents;
        this.certificates = certificates;
        this.terms = terms;
        this.time = time;
        this.notices = notices;
        this.tellings = tellings;
        this.reports = reports;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Path("/decisions")
    @Operation(operationId = "listDecisions", summary = "List the decisions on a case file, oldest first",
            description = "Only competent authorities see the test and the reasons.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR}, scope = "as for the case file")
    @Audited
    @Scoped
    public Uni<Page<DecisionView>> decisions(UUID id) {
        Actor actor = caller.get();
        return reads.read(actor, id)
                .call(read -> audit.record(read.actor(), "READ", CaseFiles.KIND, id))
                .chain(() -> persons.key(id))
                .flatMap(key -> decisions.of(id, key))
                .map(made -> new Page<>(made, null));
    }

    @POST
    @Path("/reasonable-grounds")
    @Operation(operationId = "decideReasonableGrounds", summary = "Decide whether there are reasonable grounds",
            description = "The operation `recordDecision` takes this decision and all others. If the stage of the file or the law "
                    + "does not allow it today, the person has withdrawn consent to the referral, or the law wants two people for "
                    + "it, the answer is 409. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> decideReasonableGrounds(
            UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull DecideReasonableGrounds command) {
        return decide(caller.get(), id, ifMatch, MakeDecision.of(command));
    }

    @POST
    @Path("/decisions")
    @Operation(operationId = "recordDecision", summary = "Decide on a case file: grounds, disqualification or reconsideration",
            description = "If the stage of the file or the law does not allow the decision today, the person has withdrawn consent "
                    + "to the referral, or the law wants two people for it (see `proposeDecision`), the answer is 409. A positive "
                    + "decision issues a certificate. The organisations that have the case are told. The answer is the file in its "
                    + "new stage. Send the ETag of the case file in If-Match.")
    @Allowed(roles = COMPETENT_AUTHORITY, scope = COVERED)
    @Audited
    @Scoped
    public Uni<RestResponse<CaseFileView>> decide(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull MakeDecision command) {
        return decide(caller.get(), id, ifMatch, command);
    }

    private Uni<RestResponse<CaseFileView>> decide(Actor actor, UUID id, String ifMatch, MakeDecision command) {
        return changed(actor, id, ifMatch)
                .flatMap(file -> decided(actor, file, command, null))
                .map(ETags::on);
    }

    /// @param proposedBy who proposed the decision that the actor confirms; null when the actor decides alone
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the law does not let one person make this decision
    Uni<CaseFileView> decided(Actor actor, CaseFile file, MakeDecision command, UUID proposedBy) {
        return isConsentWithdrawn(file.id()).flatMap(withdrawn -> {
            CaseFileEvent event = file.decide(command, terms(file), withdrawn);
            if (proposedBy == null && needsSecondReader(file, command)) {
                throw Problems.conflict("case-file", "second-reader",
                        "The law here wants two people for this decision: propose it, and another person of your authority confirms it.");
            }
            return persons.keyToWrite(file.id())
                    .call(key -> decisions.add(key, command, proposedBy, actor, time.now()))
                    .call(key -> command.outcome() == Outcome.POSITIVE ? certificates.issued(actor, file.id(), key, IssuedFor.DECISION)
                            : Uni.createFrom().nullItem())
                    .chain(() -> follow(actor, file, event, null));
        });
    }

    boolean needsSecondReader(CaseFile file, MakeDecision command) {
        return terms.law(file.region()).needsSecondReader(command.kind().name(), command.outcome().name());
    }

    /// The person's latest statement counts, whether in a consent record or in an age determination.
    Uni<Boolean> isConsentWithdrawn(UUID id) {
        return consents.takenBackAt(id).flatMap(takenBack -> takenBack.isEmpty()
                ? Uni.createFrom().item(false)
                : ages.agreedSince(id, takenBack.get()).map(agreed -> !agreed));
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
        Actor actor = caller.get();
        return changed(actor, id, ifMatch).flatMap(file -> decisions.made(id, decision, terms.zone(file.region()))
                .map(made -> file.tell(made.orElseThrow(Problems::notFound), command, terms(file)))
                .call(() -> decisions.tell(decision, command))
                .flatMap(event -> follow(actor, file, event, null)))
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
        Actor actor = caller.get();
        return changed(actor, id, ifMatch)
                .call(file -> requireDecidedBefore(file, command))
                .flatMap(file -> decisions.isUntold(id).flatMap(untold -> follow(actor, file, file.move(command, terms(file), untold), command.reasons())))
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
        Actor actor = caller.get();
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
        Actor actor = caller.get();
        return changed(actor, id, ifMatch).invoke(CaseFile::requireOpen).flatMap(file -> persons.keyToWrite(id)
                .flatMap(key -> persons.open(id, Optional.of(key)).flatMap(opened -> {
                    UUID determination = Ids.next();
                    AgeGroup before = file.ageGroup();
                    CaseFileEvent event = file.determine(determination, command, opened == null ? null : opened.person().dateOfBirth(), terms(file));
                    return ages.add(determination, key, before, command, actor, time.now())
                            .chain(() -> command.declines() ? audit.record(actor, CaseStep.AGE_DETERMINED.action(), CaseFiles.KIND, id) : Uni.createFrom().voidItem())
                            .chain(() -> follow(actor, file, event, null));
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

    CaseTerms terms(CaseFile file) {
        return terms.from(time.now(), file.region());
    }

    /// @param reasons the reasons of a step that is not a decision, or null
    private Uni<CaseFileView> follow(Actor actor, CaseFile file, CaseFileEvent event, String reasons) {
        Uni<Optional<DataKey>> key = reasons == null ? Uni.createFrom().item(Optional.empty()) : persons.keyToWrite(file.id()).map(Optional::of);
        CaseStep step = ((CaseFileEvent.Stepped) event).step();
        return key.flatMap(own -> store.record(event, own, reasons, actor, time.now()))
                .chain(() -> notices.tellParties(file.id(), step.notice()))
                .chain(() -> tellings.stage(file.id(), file.country(), file.protectingStage().name(), file.knownRecoveryEnd()))
                .chain(() -> reports.takenUp(List.of(file.id())))
                .chain(() -> audit.record(actor, step.action(), CaseFiles.KIND, file.id()))
                .chain(store::flush)
                .chain(() -> views.of(actor, file));
    }
}
