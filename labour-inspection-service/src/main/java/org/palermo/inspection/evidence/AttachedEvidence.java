package org.palermo.inspection.evidence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.inspection.finding.FindingScope;
import org.palermo.inspection.upload.FinishedUploads;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.Scoped;

/// The transactions before and after an attachment is copied to evidence.
@ApplicationScoped
public class AttachedEvidence {
    private static final String ATTACHMENT = "attachment";

    private final VisitScope visits;
    private final FindingScope findings;
    private final FinishedUploads uploads;
    private final EvidenceStore store;
    private final DataKeys keys;
    private final CurrentOperation operation;

    AttachedEvidence(VisitScope visits, FindingScope findings, FinishedUploads uploads, EvidenceStore store, DataKeys keys,
            CurrentOperation operation) {
        this.visits = visits;
        this.findings = findings;
        this.uploads = uploads;
        this.store = store;
        this.keys = keys;
        this.operation = operation;
    }

    /// An attachment that is to become evidence.
    ///
    /// @param finding id of the finding's row; null for evidence of the visit as a whole
    /// @param key of the evidence that it is to become
    /// @param file the id under which the copy is to be kept
    /// @param isEvidence whether it is evidence already; then nothing is copied
    record Expected(FinishedUploads.Finished from, UUID finding, DataKey key, UUID file, boolean isEvidence) {}

    /// A copy that is on the disk.
    record Copied(FileType type, FileIntake.Taken taken) {}

    /// Checks whether the attachment can become evidence, before anything is copied, and notes the copy for deletion in case it is not
    /// kept.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such visit, attachment or finding of it; 409 when the
    ///     actor has a conflict of interest with the workplace
    @Scoped
    public Uni<Expected> expect(Actor actor, UUID visit, UUID attachment, KeepAttachment said) {
        AddEvidence.requirePlausible("takenAt", said.takenAt(), operation.now());
        UUID file = Ids.next();
        return visits.requireToWrite(visit, actor).flatMap(visited -> uploads.find(actor, attachment)
                        .map(found -> found.filter(from -> from.visit().equals(visited.visit())).orElseThrow(Problems::notFound))
                        .flatMap(from -> finding(actor, visited, from, said).flatMap(finding -> store.isAttached(attachment).map(is ->
                                new Expected(from, finding, keys.fresh(Ids.next(), EvidenceFiles.PURPOSE), file, is)))))
                .call(expected -> expected.isEvidence() ? Uni.createFrom().voidItem()
                        : store.expect(file, operation.now().plus(EvidenceContents.UNLESS_KEPT)));
    }

    /// @return the id of the finding's row, or null
    private Uni<UUID> finding(Actor actor, VisitScope.Visited visited, FinishedUploads.Finished from, KeepAttachment said) {
        return said.finding() == null ? Uni.createFrom().item(from.finding())
                : findings.require(said.finding(), visited.visit(), actor).map(FindingScope.Found::finding);
    }

    /// Keeps a copy that is on the disk.
    ///
    /// @param copied null when the attachment was evidence already
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when the attachment was removed meanwhile; 409 when it is evidence already,
    ///     or the visit has as much as it may
    @Scoped
    public Uni<EvidenceView> keep(Actor actor, UUID visit, Expected expected, String key, KeepAttachment said, Copied copied) {
        return visits.requireToWrite(visit, actor)
                .flatMap(visited -> operation.once(actor, key, said, UUID.class, () -> add(actor, visited, expected, said, copied))
                .flatMap(id -> store.find(visited.visit(), id, actor)).map(row -> row.orElseThrow(Problems::notFound))
                .invoke(EvidenceFiles::requireStanding)
                .flatMap(row -> {
                    DataKey own = keys.open(row.id(), EvidenceFiles.PURPOSE, row.wrapped());
                    return store.custody(row.id(), own).map(chain -> store.view(row, own).with(chain));
                }));
    }

    private Uni<UUID> add(Actor actor, VisitScope.Visited visited, Expected expected, KeepAttachment said, Copied copied) {
        FinishedUploads.Finished from = expected.from();
        UUID id = expected.key().owner();
        return store.countAlone(visited.visit()).invoke(EvidenceFiles::requireRoom)
                .chain(() -> uploads.find(actor, from.id())).invoke(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.isAttached(from.id()))
                .invoke(is -> {
                    if (is || copied == null) {
                        throw Problems.conflict("evidence", "attachment-kept", "This file is already evidence of its visit.");
                    }
                })
                .chain(() -> store.add(actor, visited,
                        new EvidenceStore.Added(id, expected.finding(), from.id(), said.of(from, copied.type())), expected.key(),
                        operation.now()))
                .chain(() -> keys.store(expected.key()))
                .chain(() -> store.find(visited.visit(), id, actor)).map(row -> row.orElseThrow(Problems::notFound))
                .chain(row -> store.keep(row, copied.taken(), expected.key(), operation.now()))
                .chain(() -> step(actor, expected, new EvidenceStore.Step(CustodyStep.ATTACHED, null, hash(from), from.keptAt())))
                .chain(() -> step(actor, expected, new EvidenceStore.Step(CustodyStep.KEPT, null, hash(from), operation.now())))
                .chain(() -> operation.record(actor, "KEEP_AS_EVIDENCE", ATTACHMENT, from.id()))
                .chain(() -> operation.record(actor, "ADD", EvidenceFiles.KIND, id))
                .replaceWith(id);
    }

    private Uni<Void> step(Actor actor, Expected expected, EvidenceStore.Step step) {
        return store.addCustody(actor, expected.key().owner(), step, expected.key(), operation.now());
    }

    private static EvidenceParticulars.OfCustody hash(FinishedUploads.Finished from) {
        return new EvidenceParticulars.OfCustody(null, null, from.sha256());
    }
}
