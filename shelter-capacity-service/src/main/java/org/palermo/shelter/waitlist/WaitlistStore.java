package org.palermo.shelter.waitlist;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

@ApplicationScoped
class WaitlistStore {
    private static final Change LOCK_COUNT = Change.of("select pg_advisory_xact_lock(hashtextextended($1, 0))");
    private static final Query<Long> WAITING = Query.of(Long.class,
            "select count(*) from waitlist_entry where agency = $1 and state = 'WAITING'");
    private static final Query<Boolean> IS_AREA = Query.of(Boolean.class, "select exists (select 1 from area where code = $1 and in_use)");
    private static final Query<Waiting> IN_ORDER = Query.of(Waiting.class, """
            select e.id, concat_ws('|', e.area, e.from_night, e.nights, e.women, e.women_ages, e.children, coalesce(e.boys, '?'), e.needs,
                                   e.languages, e.avoid_organisations, no.unwilling, no.doubted) as shape
              from waitlist_entry e
             cross join lateral shelters_that_said_no(e.agency, e.case_file, e.women, e.children,
                                                      e.from_night, e.from_night + e.nights, $1) no
             where e.state = 'WAITING' order by e.rank_at, e.id
            """);
    private static final Query<UUID> LOCK_WAITING =
            Query.of(UUID.class, "select id from waitlist_entry where id = $1 and state = 'WAITING' for update skip locked");
    private static final Change SETTLE = Change.of("""
            update waitlist_entry e
               set state = case h.state when 'PLACED' then 'MET' when 'RELEASED' then 'LEFT' else 'WAITING' end,
                   rank_at = case when h.state = 'HELD' and not exists (select 1 from placement p where p.hold = h.id)
                                  then $1 else e.rank_at end,
                   hold = case h.state when 'PLACED' then e.hold end,
                   ended_at = case when h.state in ('PLACED', 'RELEASED') then cast($1 as timestamptz) end,
                   avoid_organisations = case when h.state in ('PLACED', 'RELEASED') then '' else e.avoid_organisations end
              from hold h
             where h.id = e.hold and e.state = 'OFFERED' and (h.state <> 'HELD' or h.expires_at <= $1)
            """);
    private static final Change END_OVER = Change.of("""
            with gone as (
                update waitlist_entry e set state = 'OVER', ended_at = $3, avoid_organisations = ''
                 where state = 'WAITING' and country = $1
                   and (from_night < $2 or not exists (select 1 from area a where a.code = e.area and a.in_use))
                returning id, agency, reference)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), agency, 'WAITLIST_OVER', id, reference, $3 from gone
            """);

    Uni<WaitlistEntry> mine(UUID id, Actor actor) {
        return Panache.getSession().flatMap(session -> session.find(WaitlistEntry.class, id)).map(entry -> {
            if (entry == null || !entry.agency.equals(actor.agency())) {
                throw Problems.notFound();
            }
            return entry;
        });
    }

    Uni<List<WaitlistEntry>> page(Actor actor, Cursor after, int limit) {
        return Panache.getSession().flatMap(session -> session
                .createQuery("""
                        from WaitlistEntry e
                         where e.agency = :agency and (e.joinedAt < :at or (e.joinedAt = :at and e.id < :id))
                         order by e.joinedAt desc, e.id desc
                        """, WaitlistEntry.class)
                .setParameter("agency", actor.agency())
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(limit + 1)
                .getResultList());
    }

    /// Counts the organisation's entries, under a lock, so that two requests at the same time can't exceed the limit.
    Uni<Long> waiting(Actor actor) {
        return LOCK_COUNT.execute("waitlist " + actor.agency()).chain(() -> WAITING.one(actor.agency()));
    }

    Uni<Boolean> isArea(String code) {
        return IS_AREA.one(code);
    }

    /// @param shape the needed place and the shelters to leave out: when there is no place for one entry, there is none for another
    ///     of the same shape
    @RegisterForReflection
    record Waiting(UUID id, String shape) {}

    Uni<List<Waiting>> inOrder(Instant now) {
        return IN_ORDER.list(now);
    }

    /// Null when another instance handles the entry, or it no longer waits.
    Uni<WaitlistEntry> lockWaiting(UUID id) {
        return LOCK_WAITING.first(id)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().nullItem()
                        : Panache.getSession().flatMap(session -> session.find(WaitlistEntry.class, id)));
    }

    Uni<Void> lock(WaitlistEntry entry) {
        return Panache.getSession().flatMap(session -> session.refresh(entry, LockModeType.PESSIMISTIC_WRITE));
    }

    /// Applies the results of offers. An offer that lapsed moves the entry to the end of the line, so that it does not block the
    /// entries after it. If a shelter refused, or was asked and did not answer, the entry keeps its rank.
    Uni<Void> settle(Instant now) {
        return SETTLE.execute(now).replaceWithVoid();
    }

    /// Ends the wait of entries whose first night has passed, or whose regions are no longer an area. In the second case no place can
    /// be found: shelters of these regions now belong to another area, which may contain a region to avoid.
    Uni<Void> over(String country, LocalDate today, Instant now) {
        return END_OVER.execute(country, today, now).replaceWithVoid();
    }

    Uni<Void> add(WaitlistEntry entry) {
        return Panache.getSession().flatMap(session -> session.persist(entry).chain(session::flush));
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }
}
