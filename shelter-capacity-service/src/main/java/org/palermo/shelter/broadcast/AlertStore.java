package org.palermo.shelter.broadcast;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Query;

/// The alerts of the shelters of the actor's organisation.
@ApplicationScoped
class AlertStore {
    private static final Query<String> AREA = Query.of(String.class, "select area from offer_profile where shelter = $1");

    Uni<BroadcastAlert> asked(UUID id, Actor actor) {
        return Panache.getSession().flatMap(session -> session.find(BroadcastAlert.class, id)).map(alert -> {
            if (alert == null || !alert.operatorAgency.equals(actor.agency())) {
                throw Problems.notFound();
            }
            return alert;
        });
    }

    Uni<List<BroadcastAlert>> page(Actor actor, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("""
                        from BroadcastAlert a
                         where a.operatorAgency = :agency and (a.askedAt < :at or (a.askedAt = :at and a.id < :id))
                         order by a.askedAt desc, a.id desc
                        """, BroadcastAlert.class)
                .setParameter("agency", actor.agency())
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    /// The shelter's area: the only location that the asker is told.
    Uni<String> areaOf(BroadcastAlert alert) {
        return AREA.one(alert.shelter);
    }

    /// Refreshes and locks the alert. Lock its broadcast first.
    Uni<Void> lock(BroadcastAlert alert) {
        return Panache.getSession().flatMap(session -> session.refresh(alert, LockModeType.PESSIMISTIC_WRITE));
    }
}
