package org.palermo.inspection.visit.record;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.visit.VisitDocuments;
import org.palermo.inspection.visit.VisitRecordStore;
import org.palermo.inspection.visit.VisitStore;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;

/// Compares another body of a step with the record of its visit, value by value, in the open transaction.
@ApplicationScoped
public class StepComparing {
    private final VisitStore visits;
    private final VisitRecordStore store;
    private final VisitDocuments documents;

    StepComparing(VisitStore visits, VisitRecordStore store, VisitDocuments documents) {
        this.visits = visits;
        this.store = store;
        this.documents = documents;
    }

    /// A value in which they differ.
    public record Difference(StepValue standing, StepValue other) {}

    /// @param visit the id by which the inspectorate knows it
    public Uni<List<Difference>> differences(Actor actor, UUID visit, StepBody said) {
        return visits.inScope(visit, actor).onItem().ifNull().failWith(Problems::notFound)
                .flatMap(found -> store.all(found.id(), actor).map(entries -> new VisitRecord(found, entries)))
                .map(written -> StepValue.of(said).stream()
                        .map(other -> new Difference(other.standing(written, documents), other))
                        .filter(one -> !one.standing().saysTheSame(one.other())).toList());
    }
}
