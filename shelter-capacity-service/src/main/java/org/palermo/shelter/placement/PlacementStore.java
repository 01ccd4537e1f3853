package org.palermo.shelter.placement;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Query;

/// Queries over placements that the actor's organisation may see.
@ApplicationScoped
public class PlacementStore {
    private static final Query<UUID> PROTECTED_OTHERWISE = Query.of(UUID.class, """
            select p.id from placement p join hold h on h.id = p.hold
             where h.case_file = $1 and p.state in ('REQUESTED', 'ACCEPTED', 'ARRIVED', 'ABSENT', 'MISSING')
               and p.case_protected_until is distinct from cast($2 as date)
             order by p.shelter, p.id
            """);

    /// A placement that was requested from a shelter of the actor's organisation.
    public Uni<Placement> asked(UUID id, Actor actor) {
        return found(id).map(placement -> {
            if (placement == null || !placement.operatorAgency.equals(actor.agency())) {
                throw Problems.notFound();
            }
            return placement;
        });
    }

    /// A placement that the actor's organisation requested.
    Uni<Placement> mine(UUID id, Actor actor) {
        return found(id).map(placement -> {
            if (placement == null || !placement.askingAgency.equals(actor.agency())) {
                throw Problems.notFound();
            }
            return placement;
        });
    }

    /// A placement in which the actor's organisation is on either side.
    public Uni<Placement> ofEither(UUID id, Actor actor) {
        return found(id).map(placement -> {
            if (placement == null || !placement.operatorAgency.equals(actor.agency()) && !placement.askingAgency.equals(actor.agency())) {
                throw Problems.notFound();
            }
            return placement;
        });
    }

    Uni<Placement> byId(UUID id) {
        return found(id);
    }

    /// Placements of the case that have not ended and whose stored day of protection differs from this one.
    Uni<List<UUID>> protectedOtherwise(UUID caseFile, LocalDate movableFrom) {
        return PROTECTED_OTHERWISE.list(caseFile, movableFrom);
    }

    private static Uni<Placement> found(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(Placement.class, id));
    }

    /// The placement requested on a hold, or null.
    Uni<Placement> on(UUID hold) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("from Placement p where p.hold = :hold", Placement.class)
                .setParameter("hold", hold)
                .getSingleResultOrNull());
    }

    Uni<List<Placement>> on(Collection<UUID> holds) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("from Placement p where p.hold in :holds", Placement.class)
                .setParameter("holds", holds)
                .getResultList());
    }

    /// @param side the side of the actor's organisation
    Uni<List<Placement>> page(Actor actor, PlacementSide side, PlacementFilter filter, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("""
                        from Placement p
                         where p.%s = :agency
                           and p.state in :states and p.answerBefore > :after and p.answerBefore <= :until and p.escalateAt <= :escalated
                           and (p.requestedAt < :at or (p.requestedAt = :at and p.id < :id))
                         order by p.requestedAt desc, p.id desc
                        """.formatted(side.agency), Placement.class)
                .setParameter("agency", actor.agency())
                .setParameter("states", filter.states())
                .setParameter("after", filter.after())
                .setParameter("until", filter.until())
                .setParameter("escalated", filter.escalated())
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    /// Refreshes and locks the placement. Lock the shelter's nights and the hold first.
    public Uni<Void> lock(Placement placement) {
        return Panache.getSession().flatMap(session -> session.refresh(placement, LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<Void> add(Placement placement) {
        return Panache.getSession().flatMap(session -> session.persist(placement).chain(session::flush));
    }

    public Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }
}
