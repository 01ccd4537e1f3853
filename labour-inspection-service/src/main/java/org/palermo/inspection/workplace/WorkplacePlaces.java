package org.palermo.inspection.workplace;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;

/// What other components may read about a workplace, in the caller's transaction.
@ApplicationScoped
public class WorkplacePlaces {
    private final WorkplaceStore store;

    WorkplacePlaces(WorkplaceStore store) {
        this.store = store;
    }

    /// @param country ISO 3166-1 alpha-2
    /// @param sector a sector of the Open Supply Hub, or other text
    public record Place(UUID id, WorkplaceKind kind, String country, String sector) {}

    public Uni<Optional<Place>> find(UUID id) {
        return store.find(id).map(w -> Optional.ofNullable(w).map(found -> new Place(found.id, found.kind, found.country, found.sector)));
    }

    /// The workplace that is kept for this one today: itself, or the one that it was merged into. A table that refers to workplaces keeps
    /// the id that it was given, and reads by `workplace_parts(id)`: the workplace with all that were merged into it.
    public Uni<UUID> standing(UUID id) {
        return store.now(id);
    }

    /// Finds workplaces of a country by name: the same words in the same order. Includes households only for actors who may see their
    /// names.
    ///
    /// @return no id, one id, or two when there are two or more
    public Uni<java.util.List<UUID>> named(Actor asking, String country, String name) {
        String key = Likeness.nameKey(country, name);
        return Households.areShownTo(asking) ? store.byNameOrHousehold(key) : store.byName(key);
    }
}
