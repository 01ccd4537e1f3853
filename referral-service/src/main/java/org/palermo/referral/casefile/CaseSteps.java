package org.palermo.referral.casefile;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.team.CaseEvents;

/// Records decisions and other steps of case files. Each step is written to the history and the audit. The organisations that have the case
/// are notified, and the shelter capacity service learns until when the stage protects the person.
@ApplicationScoped
public class CaseSteps {
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
    private final Audit audit;

    CaseSteps(CaseFileStore store, DecisionStore decisions, AgeDeterminationStore ages, CaseFileReads reads, CaseFileViews views, Persons persons, ReferralConsents consents,
            Certificates certificates, Terms terms, TransactionTime time, CaseNotices notices, CaseEvents tellings, Audit audit) {
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
        this.audit = audit;
    }

    @Scoped
    public Uni<Page<DecisionView>> decisions(Actor actor, UUID id) {
        return reads.read(actor, id)
                .call(read -> audit.record(read.actor(), "READ", CaseFiles.KIND, id))
                .chain(() -> persons.key(id))
                .flatMap(key -> decisions.of(id, key))
                .map(made -> new Page<>(made, null));
    }

    @Scoped
    public Uni<CaseFileView> decide(Actor actor, UUID id, String ifMatch, MakeDecision command) {
        return changed(actor, id, ifMatch).flatMap(file -> isConsentWithdrawn(id).flatMap(withdrawn -> {
            CaseFileEvent event = file.decide(command, terms(file), withdrawn);
            return persons.keyToWrite(id)
                    .call(key -> decisions.add(key, command, actor, time.now()))
                    .call(key -> command.outcome() == Outcome.POSITIVE ? certificates.issued(actor, id, key, IssuedFor.DECISION) : Uni.createFrom().nullItem())
                    .chain(() -> follow(actor, file, event, null));
        }));
    }

    /// The person's latest statement counts, whether in a consent record or in an age determination.
    private Uni<Boolean> isConsentWithdrawn(UUID id) {
        return consents.takenBackAt(id).flatMap(takenBack -> takenBack.isEmpty()
                ? Uni.createFrom().item(false)
                : ages.agreedSince(id, takenBack.get()).map(agreed -> !agreed));
    }

    @Scoped
    public Uni<CaseFileView> tell(Actor actor, UUID id, UUID decision, String ifMatch, TellOfDecision command) {
        return changed(actor, id, ifMatch).flatMap(file -> decisions.made(id, decision, terms.zone(file.region))
                .map(made -> file.tell(made.orElseThrow(Problems::notFound), command, terms(file)))
                .call(() -> decisions.tell(decision, command))
                .flatMap(event -> follow(actor, file, event, null)));
    }

    @Scoped
    public Uni<CaseFileView> move(Actor actor, UUID id, String ifMatch, MoveCaseFile command) {
        return changed(actor, id, ifMatch)
                .call(file -> requireDecidedBefore(file, command))
                .flatMap(file -> decisions.isUntold(id).flatMap(untold -> follow(actor, file, file.move(command, terms(file), untold), command.reasons())));
    }

    /// Reconsideration must not have been asked for before the day of the decision.
    private Uni<Void> requireDecidedBefore(CaseFile file, MoveCaseFile command) {
        if (command.to() != CaseFileStage.RECONSIDERATION || command.askedOn() == null || !file.stage.isNegative()) {
            return Uni.createFrom().voidItem();
        }
        return store.decidedAt(file).invoke(at -> {
            if (at.isPresent() && command.askedOn().isBefore(LocalDate.ofInstant(at.get(), terms.zone(file.region)))) {
                throw Problems.invalid("askedOn", "must not be before the day of the decision");
            }
        }).replaceWithVoid();
    }

    @Scoped
    public Uni<CaseFileView> extend(Actor actor, UUID id, String ifMatch, ExtendRecovery command) {
        return changed(actor, id, ifMatch).flatMap(file -> follow(actor, file, file.extend(command, terms(file)), command.reasons()));
    }

    @Scoped
    public Uni<CaseFileView> determineAge(Actor actor, UUID id, String ifMatch, DetermineAge command) {
        return changed(actor, id, ifMatch).invoke(CaseFile::requireOpen).flatMap(file -> persons.keyToWrite(id)
                .flatMap(key -> persons.open(id, Optional.of(key)).flatMap(opened -> {
                    UUID determination = Ids.next();
                    AgeGroup before = file.ageGroup;
                    CaseFileEvent event = file.determine(determination, command, opened == null ? null : opened.person().dateOfBirth(), terms(file));
                    return ages.add(determination, key, before, command, actor, time.now())
                            .chain(() -> command.declines() ? audit.record(actor, CaseStep.AGE_DETERMINED.action(), CaseFiles.KIND, id) : Uni.createFrom().voidItem())
                            .chain(() -> follow(actor, file, event, null));
                })));
    }

    /// Locks in a fixed order: first against erasure, then the file, then everything else. Without this order, a step and a transfer of the
    /// case could deadlock.
    private Uni<CaseFile> changed(Actor actor, UUID id, String ifMatch) {
        return store.inScope(id, actor).onItem().ifNull().failWith(Problems::notFound)
                .call(() -> persons.keepFromErasure(id))
                .call(file -> store.hold(file).invoke(held -> {
                    if (!held) {
                        throw Problems.notFound();
                    }
                }))
                .invoke(file -> ETags.require(ifMatch, file.version));
    }

    private CaseTerms terms(CaseFile file) {
        return terms.from(time.now(), file.region);
    }

    /// @param reasons the reasons of a step that is not a decision, or null
    private Uni<CaseFileView> follow(Actor actor, CaseFile file, CaseFileEvent event, String reasons) {
        Uni<Optional<DataKey>> key = reasons == null ? Uni.createFrom().item(Optional.empty()) : persons.keyToWrite(file.id).map(Optional::of);
        CaseStep step = ((CaseFileEvent.Stepped) event).step();
        return key.flatMap(own -> store.record(event, own, reasons, actor, time.now()))
                .chain(() -> notices.tellParties(file.id, step.notice()))
                .chain(() -> tellings.stage(file.id, file.country, file.protectingStage().name(), file.knownRecoveryEnd()))
                .chain(() -> audit.record(actor, step.action(), CaseFiles.KIND, file.id))
                .chain(store::flush)
                .chain(() -> views.of(actor, file));
    }
}
