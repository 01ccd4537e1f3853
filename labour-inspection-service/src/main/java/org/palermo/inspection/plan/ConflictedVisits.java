package org.palermo.inspection.plan;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.inspection.team.ConflictListener;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;

/// Takes from an inspector the visits that she may not make because of a conflict of interest, in the caller's transaction. A visit that is
/// open stays hers: a colleague closes it.
@ApplicationScoped
class ConflictedVisits implements ConflictListener {
    private final PlannedVisitStore store;
    private final VisitNotices notices;
    private final CurrentOperation operation;

    ConflictedVisits(PlannedVisitStore store, VisitNotices notices, CurrentOperation operation) {
        this.store = store;
        this.notices = notices;
        this.operation = operation;
    }

    @Override
    public Uni<Void> declared(Actor actor, String inspector, UUID workplace) {
        return store.ahead(actor, inspector, workplace)
                .flatMap(visits -> Multi.createFrom().iterable(visits)
                        .onItem().transformToUniAndConcatenate(visit -> unassign(actor, visit).replaceWith(true))
                        .collect().last().replaceWithVoid());
    }

    private Uni<Void> unassign(Actor actor, PlannedVisit visit) {
        return store.update(visit.unassigned())
                .chain(() -> store.step(actor, visit.id(), PlanStepKind.MOVED, MoveGround.CONFLICT_OF_INTEREST.name()))
                .chain(() -> operation.record(actor, "MOVE", "planned_visit", visit.id()))
                .chain(() -> notices.unassigned(actor, visit));
    }
}
