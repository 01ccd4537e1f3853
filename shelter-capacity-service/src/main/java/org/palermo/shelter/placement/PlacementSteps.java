package org.palermo.shelter.placement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.hold.PlacementState;

/// The history of a placement, step by step.
@ApplicationScoped
class PlacementSteps {
    private static final Change ADD = Change.of("""
            insert into placement_step (id, placement, verb, state, at, agency, subject) values ($1, $2, $3, $4, $5, $6, $7)
            """);
    private static final Query<StepRow> OF_PLACEMENT =
            Query.of(StepRow.class, "select verb, state, at from placement_step where placement = $1 order by at, id");

    private final TransactionTime time;

    PlacementSteps(TransactionTime time) {
        this.time = time;
    }

    Uni<Void> add(Placement placement, PlacementVerb verb, Actor actor) {
        return ADD.execute(Ids.next(), placement.id, verb, placement.state, time.now(), actor.agency(), actor.subject()).replaceWithVoid();
    }

    Uni<List<PlacementStepView>> of(UUID placement) {
        return OF_PLACEMENT.list(placement).map(rows -> rows.stream().map(StepRow::view).toList());
    }

    @RegisterForReflection
    private record StepRow(PlacementVerb verb, PlacementState state, Instant at) {

        PlacementStepView view() {
            return PlacementStepView.of(verb, state, at);
        }
    }
}
