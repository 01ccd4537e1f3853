package org.palermo.inspection.workplace;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.scope.TransactionTime;

/// Gives registered workplaces the OS ID that a list states for them. A workplace that has one keeps it.
@ApplicationScoped
class ListedOsIds {
    private final WorkplaceStore store;
    private final WorkplaceHistory history;
    private final TransactionTime time;

    ListedOsIds(WorkplaceStore store, WorkplaceHistory history, TransactionTime time) {
        this.store = store;
        this.history = history;
        this.time = time;
    }

    /// @param agency the organisation whose list it is; without one, nothing is changed
    /// @param listed valid OS IDs, by workplace
    Uni<Void> attach(UUID agency, Map<UUID, String> listed) {
        return agency == null || listed.isEmpty() ? Uni.createFrom().voidItem() : store.byIds(listed.keySet())
                .map(found -> found.stream().filter(workplace -> workplace.osId == null && !workplace.isHousehold()).toList())
                .flatMap(lacking -> attach(agency, lacking, listed));
    }

    private Uni<Void> attach(UUID agency, List<Workplace> lacking, Map<UUID, String> listed) {
        Instant now = time.now();
        return Multi.createFrom().iterable(lacking)
                .onItem().transformToUniAndConcatenate(workplace -> {
                    WorkplaceHistory.Stood before = WorkplaceHistory.Stood.of(workplace);
                    workplace.osId = listed.get(workplace.id);
                    return history.add(agency, workplace, before, WorkplaceHistory.Step.FROM_LIST, now).replaceWith(true);
                })
                .collect().last()
                .chain(() -> lacking.isEmpty() ? Uni.createFrom().voidItem() : store.changed(lacking, now));
    }
}
