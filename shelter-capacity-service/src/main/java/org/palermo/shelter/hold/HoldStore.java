package org.palermo.shelter.hold;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Sql;
import org.palermo.shelter.availability.Offer;

/// Queries over holds and placements, within what the actor's organisation may see.
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

    Uni<Hold> of(Placement placement) {
        return Panache.getSession().flatMap(session -> session.find(Hold.class, placement.hold));
    }

    /// Reads it anew and locked, after the shelter's nights have been.
    Uni<Void> lock(Object entity) {
        return Panache.getSession().flatMap(session -> session.refresh(entity, LockModeType.PESSIMISTIC_WRITE));
    }

    Uni<Placement> asked(UUID id, Actor actor) {
        return Panache.getSession()
                .flatMap(session -> session.find(Placement.class, id))
                .map(placement -> {
                    if (placement == null || !placement.operatorAgency.equals(actor.agency())) {
                        throw Problems.notFound();
                    }
                    return placement;
                });
    }

    /// The placement that was asked for on a hold, or null.
    Uni<Placement> placementOf(UUID hold) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("from Placement p where p.hold = :hold", Placement.class)
                .setParameter("hold", hold)
                .getSingleResultOrNull());
    }

    /// A page of placements, and then their holds: joined first, every hold of the operator would be read under its policy.
    Uni<List<Object[]>> page(Actor actor, PlacementFilter filter, Cursor after, int limit) {
        return placements(actor, filter, after, limit).flatMap(page -> holds(page).map(holds -> page.stream()
                .filter(placement -> holds.containsKey(placement.hold))
                .map(placement -> new Object[] {placement, holds.get(placement.hold)})
                .toList()));
    }

    private Uni<List<Placement>> placements(Actor actor, PlacementFilter filter, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("""
                        from Placement p
                         where p.operatorAgency = :agency
                           and p.state in :states and p.answerBefore > :after and p.answerBefore <= :until
                           and (p.requestedAt < :at or (p.requestedAt = :at and p.id < :id))
                         order by p.requestedAt desc, p.id desc
                        """, Placement.class)
                .setParameter("agency", actor.agency())
                .setParameter("states", filter.states())
                .setParameter("after", filter.after())
                .setParameter("until", filter.until())
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    private Uni<Map<UUID, Hold>> holds(List<Placement> page) {
        return Panache.getSession()
                .flatMap(session -> session.createQuery("from Hold h where h.id in :ids", Hold.class)
                        .setParameter("ids", page.stream().map(placement -> placement.hold).toList())
                        .getResultList())
                .map(holds -> holds.stream().collect(Collectors.toMap(hold -> hold.id, Function.identity())));
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

    Uni<Void> add(Object entity) {
        return Panache.getSession().flatMap(session -> session.persist(entity).chain(session::flush));
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }
}
