package org.palermo.shelter.register;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.register.address.Address;
import org.palermo.shelter.register.address.AddressStore;

/// Queries over shelters that the actor may see: those of the actor's organisation or, for an administrator of the mechanism, those
/// of the administrator's regions.
@ApplicationScoped
public class ShelterStore {
    private static final String IN_SCOPE = """
             ((:administers = true and (s.region in :regions or s.country in :regions)) or s.operatorAgency = :agency)
            """;

    private final AddressStore addresses;

    ShelterStore(AddressStore addresses) {
        this.addresses = addresses;
    }

    public Uni<Shelter> inScope(UUID id, Actor actor) {
        return Panache.getSession()
                .flatMap(session -> session.find(Shelter.class, id))
                .map(shelter -> {
                    if (shelter == null || !sees(actor, shelter)) {
                        throw Problems.notFound();
                    }
                    return shelter;
                });
    }

    public Uni<Shelter> byId(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(Shelter.class, id));
    }

    Uni<List<Shelter>> page(Actor actor, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("from Shelter s where" + IN_SCOPE + """
                         and (s.registeredAt < :at or (s.registeredAt = :at and s.id < :id))
                         order by s.registeredAt desc, s.id desc
                        """, Shelter.class)
                .setParameter("administers", actor.has(Role.MECHANISM_ADMINISTRATOR))
                .setParameter("regions", actor.regions())
                .setParameter("agency", actor.agency())
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    Uni<Void> add(Shelter shelter, Address address) {
        return Panache.getSession()
                .flatMap(session -> session.persist(shelter).chain(session::flush))
                .chain(() -> addresses.add(shelter.id, address));
    }

    Uni<Void> moved(UUID shelter, Address address) {
        return addresses.moved(shelter, address);
    }

    /// Refreshes the shelter after it has been locked.
    Uni<Void> refresh(Shelter shelter) {
        return Panache.getSession().flatMap(session -> session.refresh(shelter));
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }

    private static boolean sees(Actor actor, Shelter shelter) {
        return shelter.operatorAgency.equals(actor.agency())
                || actor.has(Role.MECHANISM_ADMINISTRATOR) && actor.covers(shelter.region);
    }
}
