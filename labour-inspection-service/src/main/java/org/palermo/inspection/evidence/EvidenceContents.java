package org.palermo.inspection.evidence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.Scoped;

/// The transactions before and after a file is received, and before one is given.
@ApplicationScoped
public class EvidenceContents {
    /// Nobody sends a file for as long as this.
    static final Duration UNLESS_KEPT = Duration.ofDays(1);

    private final VisitScope visits;
    private final EvidenceStore store;
    private final DataKeys keys;
    private final CurrentOperation operation;

    EvidenceContents(VisitScope visits, EvidenceStore store, DataKeys keys, CurrentOperation operation) {
        this.visits = visits;
        this.store = store;
        this.keys = keys;
        this.operation = operation;
    }

    /// Evidence whose file is read or written.
    ///
    /// @param file the id under which its file is kept, or is to be kept
    record Opened(EvidenceStore.Row row, UUID file, DataKey key) {}

    /// Checks whether a file is expected, before anything of it is read, and notes it for deletion in case it is not kept.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, 409 when the actor has a conflict of interest with the workplace, or 410
    ///     when the evidence was removed
    @Scoped
    public Uni<Opened> expect(Actor actor, UUID visit, UUID evidence) {
        return visits.requireToWrite(visit, actor).flatMap(visited -> found(actor, visited, evidence))
                .invoke(row -> {
                    if (row.state() == EvidenceState.REMOVED) {
                        throw Problems.gone("evidence", "removed", "This evidence was removed.");
                    }
                })
                .flatMap(row -> {
                    DataKey key = key(row);
                    if (row.state() == EvidenceState.KEPT) {
                        return Uni.createFrom().item(new Opened(row, row.file(), key));
                    }
                    UUID file = Ids.next();
                    return store.expect(file, operation.now().plus(UNLESS_KEPT)).replaceWith(new Opened(row, file, key));
                });
    }

    /// Keeps a file that is on the disk.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 when another file was kept meanwhile or as {@link #expect}
    @Scoped
    public Uni<EvidenceView> keep(Actor actor, UUID visit, UUID evidence, FileIntake.Taken taken) {
        return visits.requireToWrite(visit, actor).flatMap(visited -> store.lock(visited.visit(), evidence, actor)
                .map(row -> row.filter(found -> found.state() != EvidenceState.REMOVED).orElseThrow(Problems::notFound))
                .invoke(row -> {
                    if (row.state() != EvidenceState.AWAITED) {
                        throw keptAlready();
                    }
                })
                .call(row -> store.keep(row, taken, key(row), operation.now()))
                .call(row -> store.addCustody(actor, evidence, new EvidenceStore.Step(CustodyStep.KEPT, null,
                        new EvidenceParticulars.OfCustody(null, null, EvidenceStore.hex(taken.file().sha256())), operation.now()), key(row),
                        operation.now()))
                .call(() -> operation.record(actor, "KEEP", EvidenceFiles.KIND, evidence))
                .chain(() -> store.find(visited.visit(), evidence, actor))
                .map(row -> store.view(row.orElseThrow(), key(row.orElseThrow()))));
    }

    /// The answer to a file that was sent again.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when it is another file
    @Scoped
    public Uni<EvidenceView> again(Actor actor, UUID visit, UUID evidence, String sha256) {
        return found(actor, visit, evidence)
                .invoke(EvidenceFiles::requireKept)
                .map(row -> store.view(row, key(row)))
                .invoke(view -> {
                    if (!sha256.equals(view.sha256())) {
                        throw keptAlready();
                    }
                })
                .call(() -> operation.record(actor, "READ", EvidenceFiles.KIND, evidence));
    }

    /// A file to download, or the picture to show.
    ///
    /// @param action in the audit
    /// @param wanted whether the evidence has what is asked for
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, 410 when it was removed, 409 when its file has not come
    @Scoped
    public Uni<Shown> show(Actor actor, UUID visit, UUID evidence, String action, Predicate<EvidenceView> wanted) {
        return found(actor, visit, evidence)
                .invoke(EvidenceFiles::requireKept)
                .map(row -> new Shown(store.view(row, key(row)), row.file(), key(row)))
                .invoke(shown -> {
                    if (!wanted.test(shown.view())) {
                        throw Problems.conflict("evidence", "not-shown",
                                "This file has no picture that can be shown. Download it instead.");
                    }
                })
                .call(() -> operation.record(actor, action, EvidenceFiles.KIND, evidence));
    }

    /// @param file in the store
    record Shown(EvidenceView view, UUID file, DataKey key) {}

    private Uni<EvidenceStore.Row> found(Actor actor, UUID visit, UUID evidence) {
        return visits.require(visit, actor).flatMap(visited -> found(actor, visited, evidence));
    }

    private Uni<EvidenceStore.Row> found(Actor actor, VisitScope.Visited visited, UUID evidence) {
        return store.find(visited.visit(), evidence, actor).map(row -> row.orElseThrow(Problems::notFound));
    }

    private DataKey key(EvidenceStore.Row row) {
        if (row.wrapped() == null) {
            throw Problems.notFound();
        }
        return keys.open(row.id(), EvidenceFiles.PURPOSE, row.wrapped());
    }

    private static RuntimeException keptAlready() {
        return Problems.conflict("evidence", "kept", "This evidence already has a different file. Add new evidence for this file.");
    }
}
