package org.palermo.inspection.workplace;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// What other components may ask about a workplace, inside a transaction of theirs.
@ApplicationScoped
public class WorkplacePlaces {
    private final WorkplaceStore store;

    WorkplacePlaces(WorkplaceStore store) {
        this.store = store;
    }

    /// @param country ISO 3166-1
    public record Place(UUID id, WorkplaceKind kind, String country, String sector) {}

    public Uni<Optional<Place>> find(UUID id) {
        return store.find(id).map(w -> Optional.ofNullable(w).map(found -> new Place(found.id, found.kind, found.country, found.sector)));
    }

    /// The places of that name in a country: none, one, or two when there are several. Households are among them for whom
    /// their names are shown to.
    public Uni<java.util.List<UUID>> named(Actor asking, String country, String name) {
        String key = Likeness.nameKey(country, name);
        return Households.areShownTo(asking) ? store.byNameOrHousehold(key) : store.byName(key);
    }
}
