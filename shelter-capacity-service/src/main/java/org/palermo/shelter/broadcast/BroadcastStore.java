package org.palermo.shelter.broadcast;

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
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over broadcasts that the actor may see.
@ApplicationScoped
class BroadcastStore {
    private static final Change LOCK_ASKING = Change.of("select pg_advisory_xact_lock(hashtextextended($1, 0))");
    private static final Query<Long> OPEN =
            Query.of(Long.class, "select count(*) from broadcast where agency = $1 and state = 'OPEN' and deadline > $2");

    /// A broadcast of the actor's organisation.
    Uni<Broadcast> mine(UUID id, Actor actor) {
        return byId(id).map(broadcast -> {
            if (broadcast == null || !broadcast.agency.equals(actor.agency())) {
                throw Problems.notFound();
            }
            return broadcast;
        });
    }

    /// The broadcast, or null.
    Uni<Broadcast> byId(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(Broadcast.class, id));
    }

    Uni<List<Broadcast>> byIds(Collection<UUID> ids) {
        return Panache.getSession().flatMap(session -> session.createQuery("from Broadcast b where b.id in :ids", Broadcast.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    Uni<List<Broadcast>> page(Actor actor, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("""
                        from Broadcast b
                         where b.agency = :agency and (b.askedAt < :at or (b.askedAt = :at and b.id < :id))
                         order by b.askedAt desc, b.id desc
                        """, Broadcast.class)
                .setParameter("agency", actor.agency())
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    /// Counts the organisation's open broadcasts, under a lock, so that two requests at the same time can't exceed the limit.
    Uni<Long> open(Actor actor, Instant now) {
        return LOCK_ASKING.execute("broadcasts " + actor.agency()).chain(() -> OPEN.one(actor.agency(), now));
    }

    /// Refreshes and locks the broadcast. Call before the nights of any shelter are locked.
    Uni<Void> lock(Broadcast broadcast) {
        return Panache.getSession().flatMap(session -> session.refresh(broadcast, LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<Void> add(Broadcast broadcast) {
        return Panache.getSession().flatMap(session -> session.persist(broadcast).chain(session::flush));
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }
}
