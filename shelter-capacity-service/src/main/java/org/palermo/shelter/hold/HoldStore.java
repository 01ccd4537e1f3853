package org.palermo.shelter.hold;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Sql;
import org.palermo.shelter.availability.Offer;

/// Queries over holds, within what the actor's organisation may see.
@ApplicationScoped
class HoldStore {

    Uni<Hold> held(UUID id, Actor actor) {
        return Panache.getSession()
                .flatMap(session -> session.find(Hold.class, id))
                .map(hold -> {
                    if (hold == null || !hold.agency.equals(actor.agency())) {
                        throw Problems.notFound();
                    }
                    return hold;
                });
    }

    /// One that the actor may see, as the holder or as who was asked.
    Uni<Hold> byId(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(Hold.class, id));
    }

    Uni<List<Hold>> byIds(Collection<UUID> ids) {
        return Panache.getSession().flatMap(session -> session.createQuery("from Hold h where h.id in :ids", Hold.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    Uni<List<Hold>> page(Actor actor, HoldFilter filter, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("""
                        from Hold h
                         where h.agency = :agency
                           and h.state in :states and h.expiresAt > :after and h.expiresAt <= :until
                           and (h.heldAt < :at or (h.heldAt = :at and h.id < :id))
                         order by h.heldAt desc, h.id desc
                        """, Hold.class)
                .setParameter("agency", actor.agency())
                .setParameter("states", filter.states())
                .setParameter("after", filter.after())
                .setParameter("until", filter.until())
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    /// Reads it anew and locked, after the shelter's nights have been.
    Uni<Void> lock(Hold hold) {
        return Panache.getSession().flatMap(session -> session.refresh(hold, LockModeType.PESSIMISTIC_WRITE));
    }

    /// Whether the organisation may make a hold of this offer. Whoever holds for the same organisation waits here, so that
    /// two at once are not both the last that is allowed. Beside it, the offer is unique among all holds.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the offer has made a hold before, or as many holds as
    ///     the profile allows keep places at this instant
    Uni<Void> requireFree(Actor actor, Offer offer, int maxOpen, Instant now) {
        return Sql.execute("select pg_advisory_xact_lock(hashtextextended(?1, 0))", "open holds " + actor.agency())
                .chain(() -> Sql.first(Object[].class, """
                        select (select count(*) from hold where agency = ?1 and state = 'HELD' and expires_at > ?2),
                               exists (select 1 from hold where offer = ?3)
                        """, actor.agency(), now, offer.id()))
                .invoke(found -> {
                    if ((boolean) found.orElseThrow()[1]) {
                        throw Problems.conflict("hold", "offer-used", "A hold was made of this offer before. Search again.");
                    }
                    if (((Number) found.orElseThrow()[0]).intValue() >= maxOpen) {
                        throw Problems.conflict("hold", "too-many", "Your organisation holds as many places as it may. Release one, or ask a shelter.");
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> add(Hold hold) {
        return Panache.getSession().flatMap(session -> session.persist(hold).chain(session::flush));
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }
}
