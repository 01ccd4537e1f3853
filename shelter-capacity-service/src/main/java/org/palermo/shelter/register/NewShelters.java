package org.palermo.shelter.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.TransactionTime;

/// Adds the shelters of an import to the register, with what searches and the public directory show of them.
@ApplicationScoped
public class NewShelters {
    private final ShelterStore store;
    private final OfferProfileStore profiles;
    private final StatusStore states;
    private final PublicListing listing;
    private final ClosedOperators closed;
    private final TransactionTime time;

    NewShelters(ShelterStore store, OfferProfileStore profiles, StatusStore states, PublicListing listing, ClosedOperators closed,
            TransactionTime time) {
        this.store = store;
        this.profiles = profiles;
        this.states = states;
        this.listing = listing;
        this.closed = closed;
        this.time = time;
    }

    /// Call it inside a transaction that has locked the shelter, the areas of its country and the directory. The areas must be
    /// computed again afterwards. A shelter of an organisation that is closed is added as closed, whatever the file says.
    ///
    /// @return empty when the id belongs to another shelter, which the actor may not see
    public Uni<Optional<Shelter>> add(Actor actor, UUID id, RegisterShelter as, boolean synthetic) {
        Shelter shelter = new Shelter(id, as.operatorAgency(), time.now()).describe(as.description());
        shelter.synthetic = synthetic;
        return closed.isClosed(as.operatorAgency())
                .invoke(isClosed -> shelter.status = isClosed ? ShelterStatus.CLOSED : shelter.status)
                .chain(() -> profiles.add(shelter, as.staffedPlaces(), as.hygieneLimit()))
                .flatMap(isNew -> isNew
                        ? store.add(shelter, as.address())
                                .chain(() -> states.add(id, new StatusView(shelter.status, time.now(), actor.subject(), time.now())))
                                .chain(() -> listing.follow(shelter, as.address()))
                                .replaceWith(Optional.of(shelter))
                        : Uni.createFrom().item(Optional.empty()));
    }
}
