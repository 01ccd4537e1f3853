package org.palermo.shelter.broadcast;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The SQL of the watch. Rows that another instance has locked are skipped.
@ApplicationScoped
class WatchStore {
    private static final Query<UUID> FRESH =
            Query.of(UUID.class, "select id from broadcast where state = 'OPEN' and deadline > $1 and spread_at is null order by id");
    private static final Query<UUID> LOCK_FRESH = Query.of(UUID.class, """
            select id from broadcast where id = $1 and state = 'OPEN' and deadline > $2 and spread_at is null for update skip locked
            """);
    private static final Query<UUID> DUE =
            Query.of(UUID.class, "select id from broadcast where state = 'OPEN' and deadline <= $1 order by deadline");
    private static final Query<UUID> LOCK_DUE =
            Query.of(UUID.class, "select id from broadcast where id = $1 and state = 'OPEN' and deadline <= $2 for update skip locked");
    private static final Query<String> ASK = Query.of(String.class, """
            with asked as (
                insert into broadcast_alert (id, broadcast, shelter, operator_agency, state, calls, next_call_at, asked_at)
                select uuidv7(), $1, o.shelter, o.operator_agency, 'ASKED', 1, $4, cast($3 as timestamptz)
                  from operators_of(cast(string_to_array($2, ',') as uuid[]), string_to_array($7, ',')) o
                 where o.operator_agency <> all (cast(string_to_array($5, ',') as uuid[]))
                on conflict (broadcast, shelter) do nothing
                returning id, shelter, operator_agency),
            told as (
                insert into notice (id, agency, kind, about, reference, created_at, mail_lines)
                select uuidv7(), operator_agency, 'BROADCAST_ASKED', id, cast($6 as text), $3,
                       case when cast($8 as boolean) then (select """ + MailLine.untilInSql("answerBefore", "b.deadline", "b.country") + """

                          from broadcast b where b.id = $1) end
                  from asked)
            select cast(call_on_call(shelter, 0, 'BROADCAST_ASKED', id, $6, $3) as text) from asked
            """);
    private static final Query<String> ESCALATE = Query.of(String.class, """
            with due as (
                select a.id, a.shelter, b.reference, make_interval(mins => b.acknowledge_minutes) as delay, b.deadline, b.country
                  from broadcast_alert a join broadcast b on b.id = a.broadcast
                 where a.state in ('ASKED', 'ACKNOWLEDGED') and a.next_call_at <= $1 and b.state = 'OPEN' and b.deadline > $1
                 order by a.next_call_at limit 500 for update of a skip locked),
            called as materialized (
                select due.*, case when c.called then cast($1 as timestamptz) + due.delay else c.next_call_at end as next_call_at
                  from due
                 cross join lateral call_next_on_call(due.shelter, 'BROADCAST_ESCALATED', due.id, due.reference, $1, due.delay, false) c),
            moved as (
                update broadcast_alert a set calls = a.calls + 1, next_call_at = called.next_call_at
                  from called where a.id = called.id
                returning a.id, a.operator_agency, called.reference, called.deadline, called.country),
            told as (
                insert into notice (id, agency, kind, about, reference, created_at, mail_lines)
                select uuidv7(), operator_agency, 'BROADCAST_ESCALATED', id, reference, $1,
                       case when cast($2 as boolean) then """ + MailLine.untilInSql("answerBefore", "deadline", "country") + """
                       end
                  from moved)
            select cast(id as text) from moved
            """);
    private static final Change TELL_OVER = Change.of("""
            with due as (
                select a.id, b.reference from broadcast_alert a join broadcast b on b.id = a.broadcast
                 where a.state in ('ASKED', 'ACKNOWLEDGED') and b.state <> 'OPEN'
                 limit 500 for update of a skip locked),
            gone as (
                update broadcast_alert a set state = 'OVER', next_call_at = null
                  from due where a.id = due.id returning a.id, a.operator_agency, due.reference)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), operator_agency, 'BROADCAST_OVER', id, reference, $1 from gone
            """);
    private static final Change SUM = Change.of("""
            with open as (
                select id from broadcast where state = 'OPEN' and country = $1 and spread_at is not null for update skip locked),
            answered as (
                select a.broadcast, bool_or(a.state <> 'ASKED') as seen,
                       case when count(*) filter (where a.state = 'DECLINED') >= $2
                             and count(distinct a.operator_agency) filter (where a.state = 'DECLINED') >= $3
                            then string_agg(distinct a.reason, ',') else '' end as declined_for
                  from open join broadcast_alert a on a.broadcast = open.id
                 group by a.broadcast)
            update broadcast b set seen = s.seen, declined_for = s.declined_for
              from answered s
             where b.id = s.broadcast and (b.seen <> s.seen or b.declined_for <> s.declined_for)
            """);

    private final NoticeMail.Carrier carrier;

    WatchStore(NoticeMail.Carrier carrier) {
        this.carrier = carrier;
    }

    Uni<List<UUID>> fresh(Instant now) {
        return FRESH.list(now);
    }

    /// Null when another instance handles the broadcast or has handled it.
    Uni<Broadcast> lockFresh(UUID id, Instant now) {
        return LOCK_FRESH.first(id, now).flatMap(WatchStore::found);
    }

    Uni<List<UUID>> due(Instant now) {
        return DUE.list(now);
    }

    /// Null when another instance handles the broadcast or has handled it.
    Uni<Broadcast> lockDue(UUID id, Instant now) {
        return LOCK_DUE.first(id, now).flatMap(WatchStore::found);
    }

    private static Uni<Broadcast> found(Optional<UUID> id) {
        return id.isEmpty()
                ? Uni.createFrom().nullItem()
                : Panache.getSession().flatMap(session -> session.find(Broadcast.class, id.get()));
    }

    /// @param shelters ids, joined by commas
    /// @param next when the next person on call is called
    Uni<Void> ask(Broadcast broadcast, String shelters, Instant now, Instant next) {
        return ASK.list(broadcast.id, shelters, now, next, broadcast.avoidOrganisations, broadcast.reference, broadcast.avoidRegions,
                        carrier.isOpen())
                .replaceWithVoid();
    }

    /// Calls the first person on call who was not called before. When nobody is left, the organisation is told once more, and the next
    /// person is called when her shift begins.
    Uni<Void> escalate(Instant now) {
        return ESCALATE.list(now, carrier.isOpen()).replaceWithVoid();
    }

    Uni<Void> tellOver(Instant now) {
        return TELL_OVER.execute(now).replaceWithVoid();
    }

    /// @param shelters how many shelters, of how many `operators`, must have declined before reasons are shown
    Uni<Void> sum(String country, int shelters, int operators) {
        return SUM.execute(country, shelters, operators).replaceWithVoid();
    }

    Uni<Void> flush() {
        return Panache.getSession().flatMap(session -> session.flush());
    }
}
