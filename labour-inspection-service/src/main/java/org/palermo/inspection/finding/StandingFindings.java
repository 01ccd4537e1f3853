package org.palermo.inspection.finding;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.violation.Violations;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// What findings say now, with their violations and without the persons who were reported from them.
@ApplicationScoped
public class StandingFindings {
    private final FindingStore store;
    private final Violations violations;

    StandingFindings(FindingStore store, Violations violations) {
        this.store = store;
        this.violations = violations;
    }

    /// @param finding the id by which the inspectorate knows it
    /// @return empty when there is none, or it was erased
    @Scoped
    public Uni<Optional<RecordFinding>> find(Actor actor, UUID finding) {
        return store.inScope(finding, actor)
                .flatMap(found -> said(actor, found.stream().toList())).map(said -> said.stream().findFirst());
    }

    /// @param finding id of the finding's row
    /// @param visit id of the visit's row
    public record Known(UUID finding, UUID visit) {}

    /// @param finding the id by which the inspectorate knows it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is none, or it belongs to another inspectorate; 409 when it was
    ///     erased
    @Scoped
    public Uni<Known> require(Actor actor, UUID finding) {
        return store.inScope(finding, actor).map(found -> found.orElseThrow(Problems::notFound)).invoke(Finding::requireUnerased)
                .map(found -> new Known(found.id(), found.visit()));
    }

    /// The findings of a visit, but for those that were erased.
    ///
    /// @param visit id of the visit's row
    @Scoped
    public Uni<List<RecordFinding>> on(Actor actor, UUID visit) {
        return store.ofVisit(visit, actor).flatMap(found -> said(actor, found));
    }

    private Uni<List<RecordFinding>> said(Actor actor, List<Finding> found) {
        List<Finding> there = found.stream().filter(one -> !one.isErased()).toList();
        return violations.said(actor, there.stream().map(Finding::id).toList())
                .map(violated -> there.stream().map(one -> said(one, violated.get(one.id()))).toList());
    }

    private static RecordFinding said(Finding one, List<RecordViolation> violated) {
        return new RecordFinding(one.knownAs(), one.subject(), one.workers(), one.indicators(), one.note(), null, violated, null);
    }
}
