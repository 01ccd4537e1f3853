package org.palermo.shelter.register;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

@ApplicationScoped
class PlaceStore {

    Uni<List<Place>> of(UUID shelter) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("from Place p where p.shelter = :shelter order by p.id", Place.class)
                .setParameter("shelter", shelter)
                .getResultList());
    }

    Uni<Place> in(UUID shelter, UUID place) {
        return Panache.getSession()
                .flatMap(session -> session.find(Place.class, place))
                .map(found -> {
                    if (found == null || !found.shelter.equals(shelter)) {
                        throw Problems.notFound();
                    }
                    return found;
                });
    }

    Uni<Void> add(List<Place> places) {
        return Panache.getSession().flatMap(session -> session.persistAll(places.toArray()).chain(session::flush));
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }
}
