package org.palermo.shelter.placement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.shelter.hold.HoldPlacements;
import org.palermo.shelter.hold.HoldView;

/// The placements requested on holds, as the hold component needs them.
@ApplicationScoped
class AskedPlacements implements HoldPlacements {
    private final PlacementStore store;
    private final PlacementSteps steps;
    private final Notices notices;
    private final CurrentOperation operation;

    AskedPlacements(PlacementStore store, PlacementSteps steps, Notices notices, CurrentOperation operation) {
        this.store = store;
        this.steps = steps;
        this.notices = notices;
        this.operation = operation;
    }

    @Override
    public Uni<HoldView.Asked> on(UUID hold) {
        return store.on(hold).map(this::view);
    }

    @Override
    public Uni<Map<UUID, HoldView.Asked>> on(Collection<UUID> holds) {
        return store.on(holds).map(found -> found.stream().collect(Collectors.toMap(placement -> placement.hold, this::view)));
    }

    @Override
    public Uni<HoldView.Asked> untilNewEnd(UUID hold, Instant end) {
        return asked(hold, placement -> {
            placement.answerBefore = end;
            return store.flush();
        });
    }

    @Override
    public Uni<Void> withdraw(Actor actor, UUID hold) {
        return asked(hold, placement -> {
            placement.become(PlacementVerb.WITHDRAW, actor, operation.now());
            return store.flush()
                    .chain(() -> steps.add(placement, PlacementVerb.WITHDRAW, actor))
                    .chain(() -> notices.tellAgency(placement.operatorAgency,
                            PlacementVerb.WITHDRAW.done, placement.id, placement.reference))
                    .chain(() -> operation.record(actor, PlacementVerb.WITHDRAW.done, "placement", placement.id));
        }).replaceWithVoid();
    }

    private Uni<HoldView.Asked> asked(UUID hold, Function<Placement, Uni<Void>> change) {
        return store.on(hold)
                .call(placement -> placement == null
                        ? Uni.createFrom().voidItem()
                        : store.lock(placement).chain(() -> change.apply(placement)))
                .map(this::view);
    }

    private HoldView.Asked view(Placement placement) {
        return placement == null ? null : placement.asked(operation.now());
    }
}
