package org.palermo.inspection.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// The parts of a correction of a finding, in the caller's transaction. The earlier values are kept.
@ApplicationScoped
class FindingCorrecting {
    private static final int MOST = 500;

    private final VisitScope visits;
    private final FindingStore store;
    private final FindingCorrectionStore corrections;
    private final Indicators indicators;
    private final Audit audit;

    FindingCorrecting(VisitScope visits, FindingStore store, FindingCorrectionStore corrections, Indicators indicators, Audit audit) {
        this.visits = visits;
        this.store = store;
        this.corrections = corrections;
        this.indicators = indicators;
        this.audit = audit;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each unknown or repeated code by its position
    void check(List<String> codes) {
        List<Problems.Violation> wrong = new ArrayList<>();
        FoundPerson.check("indicators", codes, indicators, wrong);
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong);
        }
    }

    /// A finding that is to be corrected; nobody else corrects it before the end of the transaction.
    ///
    /// @param visit the id by which the inspectorate knows it; the same for the finding
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such finding of the visit; 409 when it was erased or has as
    ///     many corrections as it may, or the inspector has a conflict of interest with the workplace
    Uni<Finding> alone(Actor actor, UUID visit, UUID finding) {
        return visits.requireToWrite(visit, actor)
                .flatMap(visited -> find(actor, visited, finding)
                        .call(found -> store.lock(found.id(), actor))
                        .chain(() -> find(actor, visited, finding)))
                .invoke(found -> {
                    if (found.isErased()) {
                        throw Problems.conflict("finding", "erased-not-corrected",
                                "This finding was erased, so nothing of it can be corrected.");
                    }
                    if (found.version() >= MOST) {
                        throw Problems.conflict("finding", "too-many-corrections", "A finding has at most 500 corrections.");
                    }
                });
    }

    private Uni<Finding> find(Actor actor, VisitScope.Visited visited, UUID finding) {
        return store.inScope(finding, actor)
                .map(found -> found.filter(one -> one.visit().equals(visited.visit())).orElseThrow(Problems::notFound));
    }

    /// The corrected finding, screened again.
    Finding screened(Finding found, Subject subject, int workers, List<String> codes, String note) {
        return found.saying(subject, workers, List.copyOf(codes), note, indicators.screen(codes, subject));
    }

    /// @param form from which the words come, or null
    /// @return the id of the correction
    Uni<UUID> replace(Actor actor, Finding found, Finding after, UUID form, String reason) {
        return corrections.correct(actor, found, after, form, reason).call(() -> audit.record(actor, "CORRECT", "finding", found.id()));
    }
}
