package org.palermo.shelter.hold;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.availability.Offer;
import org.palermo.shelter.availability.Stay;
import org.palermo.shelter.night.NightLock;
import org.palermo.shelter.profile.ShelterProfile;

/// Queries over holds that the actor's organisation may see.
@ApplicationScoped
class HoldStore {
    private static final Query<OpenHolds> LOCK_OPEN = Query.of(OpenHolds.class, """
            select used, holds, people, nights, in_area, registered, raised, given_back
              from lock_open_holds($1, $2, $3, $4, cast($5 as date), cast($6 as integer), $7)
            """);
    private static final Change TELL_SERIES = Change.of("""
            insert into hold_series (agency, told_at)
            select cast($1 as uuid), cast($2 as timestamptz)
             where (select count(*) from hold h
                     where h.agency = $1 and h.held_at > cast($2 as timestamptz) - interval '1 day'
                       and (h.state = 'RELEASED'
                         or h.state = 'HELD' and h.expires_at <= $2 and not exists (select 1 from placement p where p.hold = h.id))) >= $3
            on conflict (agency) do update set told_at = excluded.told_at
             where hold_series.told_at <= excluded.told_at - interval '1 day'
            """);

    private static final String PAGE = """
            from Hold h
             where h.agency = :agency %s
               and h.state in :states and h.expiresAt > :after and h.expiresAt <= :until
               and (h.heldAt < :at or (h.heldAt = :at and h.id < :id))
             order by h.heldAt desc, h.id desc
            """;
    private static final String OF_CASE = "and h.caseFile = :case";

    private final NightLock nights;
    private final Areas areas;

    HoldStore(NightLock nights, Areas areas) {
        this.nights = nights;
        this.areas = areas;
    }

    /// The hold as its holder sees it.
    ///
    /// @param asked what the shelter was asked, or null
    Uni<HoldView> view(Hold hold, HoldView.Asked asked, Instant now) {
        return areas.regions(hold.area).map(regions -> HoldView.of(hold, regions, asked, now));
    }

    /// @param asked what the shelters were asked, by hold id
    Uni<List<HoldView>> views(List<Hold> holds, Map<UUID, HoldView.Asked> asked, Instant now) {
        return areas.regions(holds.stream().map(hold -> hold.area).toList())
                .map(regions -> holds.stream().map(h -> HoldView.of(h, regions.get(h.area), asked.get(h.id), now)).toList());
    }

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

    /// A hold that the actor may see, as its holder or as the operator of its shelter.
    Uni<Hold> byId(UUID id) {
        return Panache.getSession().flatMap(session -> session.find(Hold.class, id));
    }

    Uni<List<Hold>> byIds(Collection<UUID> ids) {
        return Panache.getSession().flatMap(session -> session.createQuery("from Hold h where h.id in :ids", Hold.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    Uni<List<Hold>> page(Actor actor, HoldFilter filter, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> {
            SelectionQuery<Hold> query = session.createSelectionQuery(PAGE.formatted(filter.caseFile() == null ? "" : OF_CASE), Hold.class)
                    .setParameter("agency", actor.agency())
                    .setParameter("states", filter.states())
                    .setParameter("after", filter.after())
                    .setParameter("until", filter.until())
                    .setParameter("at", after.at())
                    .setParameter("id", after.id())
                    .setMaxResults(limit + 1);
            return (filter.caseFile() == null ? query : query.setParameter("case", filter.caseFile())).getResultList();
        });
    }

    /// Locks the nights of the hold, then refreshes and locks the hold.
    Uni<Void> lockWithNights(Hold hold) {
        return nights.forStay(hold.shelter, hold.needed.from(), hold.needed.nights()).chain(() -> lock(hold));
    }

    /// Refreshes and locks the hold. Lock the shelter's nights first.
    Uni<Void> lock(Hold hold) {
        return Panache.getSession().flatMap(session -> session.refresh(hold, LockModeType.PESSIMISTIC_WRITE));
    }

    /// Checks that the organisation may make a hold from this offer. A lock makes other holds of the organisation wait here, so that
    /// two requests at the same time can't exceed the limit. A unique key also allows each offer only one hold.
    ///
    /// The check runs before the search for a place and does not depend on what is free, so a refusal reveals nothing.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when the offer has already made a hold, or the organisation holds as
    ///     much as the profile or a raised limit for the night allows
    Uni<OpenHolds> requireFree(Actor actor, Offer offer, ShelterProfile profile, Instant now) {
        Stay stay = offer.stay();
        return LOCK_OPEN.one(actor.agency(), offer.id(), offer.area(), offer.country(), stay.from(), stay.nights(), now)
                .invoke(open -> open.require(stay, profile));
    }

    /// True at most once a day for an organisation, when at least `told` of its holds were released, or ran out without a request,
    /// within a day.
    Uni<Boolean> tellSeries(UUID agency, int told, Instant now) {
        return TELL_SERIES.execute(agency, now, told).map(rows -> rows > 0);
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }
}
