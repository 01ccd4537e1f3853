package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.scope.Scoped;

/// Keeps the sleeping places of a shelter.
@ApplicationScoped
public class Places {
    private final ShelterStore shelters;
    private final PlaceStore store;
    private final ShelterDay day;
    private final Idempotency idempotency;
    private final Audit audit;

    Places(ShelterStore shelters, PlaceStore store, ShelterDay day, Idempotency idempotency, Audit audit) {
        this.shelters = shelters;
        this.store = store;
        this.day = day;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    /// All places: a shelter has tens of places, so the list has one page.
    @Scoped
    public Uni<Page<PlaceView>> all(Actor actor, UUID shelter) {
        return shelters.inScope(shelter, actor)
                .chain(() -> store.of(shelter))
                .map(places -> new Page<>(places, null));
    }

    @Scoped
    public Uni<PlaceView> get(Actor actor, UUID shelter, UUID place) {
        return shelters.inScope(shelter, actor).chain(() -> store.in(shelter, place)).flatMap(store::view);
    }

    @Scoped
    public Uni<PlaceView> add(Actor actor, UUID shelter, String key, AddPlace command) {
        return shelters.inScope(shelter, actor)
                .chain(() -> idempotency.once(actor, key, command, PlaceView.class,
                        () -> store.room(shelter, command.room()).flatMap(room -> add(actor, new Place(Ids.next(), shelter, room, command)))));
    }

    private Uni<PlaceView> add(Actor actor, Place place) {
        return store.add(place)
                .chain(() -> audit.record(actor, "ADD", "place", place.id))
                .chain(() -> store.view(place));
    }

    /// Locks the shelter, so that nobody is given the place while it goes out of service.
    @Scoped
    public Uni<PlaceView> change(Actor actor, UUID shelter, UUID place, String ifMatch, ChangePlace command) {
        return shelters.inScope(shelter, actor)
                .call(day::lock)
                .chain(() -> store.in(shelter, place))
                .invoke(found -> change(found, ifMatch, command))
                .call(store::flush)
                .call(found -> audit.record(actor, "CHANGE", "place", place))
                .flatMap(store::view);
    }

    /// A repeated request with the old ETag succeeds when the place is already in the requested state, because the first response
    /// may have been lost.
    private static void change(Place place, String ifMatch, ChangePlace command) {
        if (ifMatch == null || place.operational != command.operational()) {
            ETags.require(ifMatch, place.version);
        }
        place.operational = command.operational();
    }
}
