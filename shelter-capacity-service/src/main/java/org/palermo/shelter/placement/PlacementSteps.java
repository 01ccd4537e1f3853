package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.shelter.hold.PlacementState;

/// The history of a placement, step by step.
@ApplicationScoped
class PlacementSteps {
    private final TransactionTime time;

    PlacementSteps(TransactionTime time) {
        this.time = time;
    }

    Uni<Void> add(Placement placement, PlacementVerb verb, Actor actor) {
        return Sql.execute("""
                        insert into placement_step (id, placement, verb, state, at, agency, subject) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """, Ids.next(), placement.id, verb.name(), placement.state.name(), time.now(), actor.agency(), actor.subject())
                .replaceWithVoid();
    }

    Uni<List<PlacementStepView>> of(UUID placement) {
        return Sql.list(Object[].class, "select verb, state, at from placement_step where placement = ?1 order by at, id", placement)
                .map(rows -> rows.stream()
                        .map(r -> PlacementStepView.of(PlacementVerb.valueOf((String) r[0]), PlacementState.valueOf((String) r[1]), (Instant) r[2]))
                        .toList());
    }
}
