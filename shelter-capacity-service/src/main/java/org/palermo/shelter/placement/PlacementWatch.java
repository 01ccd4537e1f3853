package org.palermo.shelter.placement;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.night.Tonight;

/// Tells the organisations concerned when a time limit has passed: nobody has answered, the hold ended without an answer, the person
/// has not arrived or is not back, or the nights end. It changes no state: states follow from the time alone. Each statement repeats
/// the condition of its partial index: among a million placements it reads only the few that wait.
@ApplicationScoped
class PlacementWatch {
    private static final Logger LOG = Logger.getLogger(PlacementWatch.class);
    static final Actor WATCH = Actor.system("placements");
    private static final String EVERY = "${palermo.placements.watch:5s}";

    /// By when the shelter must answer, where mails leave.
    private static final String ANSWER_BEFORE =
            "case when $2::boolean then " + MailLine.untilInSql("answerBefore", "answer_before", "country") + " end";
    private static final String CALLED = """
            with due as (
                update placement set first_called = true
                 where state = 'REQUESTED' and not lapse_told and not first_called and answer_before > $1
                returning id, reference, shelter)
            select call_on_call(shelter, 0, 'PLACEMENT_REQUESTED', id, reference, $1) from due
            """;
    /// The person who was called has not answered: notifies everyone of the operator again and calls the first person on call who was
    /// not called, or, when there is none, the first person again.
    private static final String ESCALATED = """
            with due as (
                select id, reference, operator_agency, shelter, answer_before, country, escalate_at - requested_at as delay
                  from placement
                 where state = 'REQUESTED' and not lapse_told and not escalation_told and escalate_at <= $1 and answer_before > $1
                   for update skip locked),
            called as materialized (
                select due.*, c.next_call_at
                  from due
                 cross join lateral call_next_on_call(due.shelter, 'PLACEMENT_ESCALATED', due.id, due.reference, $1, due.delay, true) c),
            moved as (
                update placement p set escalation_told = true, calls = 2, next_call_at = called.next_call_at
                  from called where p.id = called.id)
            insert into notice (id, agency, kind, about, reference, created_at, mail_lines)
            select uuidv7(), operator_agency, 'PLACEMENT_ESCALATED', id, reference, $1,
                   """ + ANSWER_BEFORE + """
              from called
            """;
    /// Then calls one person after another, each after the same delay, or when her shift begins. A person who is reached by the
    /// organisation's own system gets the notice.
    private static final String CALLED_ON = """
            with due as (
                select id, reference, operator_agency, shelter, answer_before, country, escalate_at - requested_at as delay
                  from placement
                 where state = 'REQUESTED' and not lapse_told and escalate_at <= $1 and next_call_at <= $1 and answer_before > $1
                   for update skip locked),
            called as materialized (
                select due.*, c.next_call_at
                  from due
                 cross join lateral call_next_on_call(due.shelter, 'PLACEMENT_ESCALATED', due.id, due.reference, $1, due.delay, false) c),
            moved as (
                update placement p set calls = p.calls + 1, next_call_at = called.next_call_at
                  from called where p.id = called.id)
            insert into notice (id, agency, kind, about, reference, created_at, mail_lines)
            select uuidv7(), operator_agency, 'PLACEMENT_ESCALATED', id, reference, $1,
                   """ + ANSWER_BEFORE + """
              from called
            """;
    /// The hold ended without an answer: notifies the operator, the asker, and the mechanism's administrators, who see to it that
    /// shelters answer.
    private static final String LAPSED = """
            with due as (
                update placement set escalation_told = true, lapse_told = true
                 where state = 'REQUESTED' and not lapse_told and answer_before <= $1
                returning id, reference, operator_agency, asking_agency, country),
            told as (
                select id, reference, operator_agency as agency, null as role, null as country from due
                union all select id, reference, asking_agency, null, null from due where asking_agency <> operator_agency
                union all select id, reference, null, 'mechanism-administrator', country from due)
            insert into notice (id, agency, role, country, kind, about, reference, created_at)
            select uuidv7(), agency, role, country, 'PLACEMENT_LAPSED', id, reference, $1 from told
            """;
    /// The person has not arrived: notifies both organisations and calls the first person on call.
    private static final String NOT_ARRIVED = """
            with due as (
                update placement set told_not_arrived = true
                 where state = 'ACCEPTED' and not told_not_arrived and missed_from <= $1
                returning id, reference, operator_agency, asking_agency, shelter),
            told as (
                insert into notice (id, agency, kind, about, reference, created_at)
                select uuidv7(), agency, 'PLACEMENT_NOT_ARRIVED', id, reference, $1
                  from (select id, reference, operator_agency as agency from due union select id, reference, asking_agency from due) t)
            select call_on_call(shelter, 0, 'PLACEMENT_NOT_ARRIVED', id, reference, $1) from due
            """;
    private static final String NOT_BACK = """
            with due as (
                update placement set told_of_absence = back_before
                 where state = 'ABSENT' and back_before <= $1 and told_of_absence is distinct from back_before
                returning id, reference, operator_agency, asking_agency),
            told as (
                select id, reference, operator_agency as agency from due
                union select id, reference, asking_agency from due)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), agency, 'PLACEMENT_NOT_BACK', id, reference, $1 from told
            """;
    /// On the last night, or at once when the nights are already over, tells the operator that the place may be given to somebody
    /// else.
    private static final String NIGHTS_END = """
            with due as (
                update placement p set told_of_end = p.until_morning
                  from unnest($2::text[], $3::date[]) d(country, tonight)
                 where p.country = d.country and p.until_morning <= d.tonight + 1
                   and p.state in ('ARRIVED', 'ABSENT', 'MISSING') and p.told_of_end is distinct from p.until_morning
                returning p.id, p.reference, p.operator_agency)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), operator_agency, 'PLACEMENT_NIGHTS_END', id, reference, $1::timestamptz from due
            """;

    private final NoticeMail.Carrier carrier;
    private final Scope scope;
    private final Countries countries;
    private final Tonight tonight;

    PlacementWatch(NoticeMail.Carrier carrier, Scope scope, Countries countries, Tonight tonight) {
        this.carrier = carrier;
        this.scope = scope;
        this.countries = countries;
        this.tonight = tonight;
    }

    @Scheduled(identity = "placements", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::watch, LOG, "The watch of placements failed");
    }

    Uni<Void> watch() {
        return scope.run(WATCH, (connection, now) -> {
            Tuple at = Tuple.of(now.atOffset(ZoneOffset.UTC));
            Tuple mailed = Tuple.of(now.atOffset(ZoneOffset.UTC), carrier.isOpen());
            return tell(connection, CALLED, at)
                    .chain(() -> tell(connection, ESCALATED, mailed))
                    .chain(() -> tell(connection, CALLED_ON, mailed))
                    .chain(() -> tell(connection, LAPSED, at))
                    .chain(() -> tell(connection, NOT_ARRIVED, at))
                    .chain(() -> tell(connection, NOT_BACK, at))
                    .chain(() -> tell(connection, NIGHTS_END, withTonight(now)));
        });
    }

    private Tuple withTonight(Instant now) {
        Collection<Country> all = countries.all();
        return Tuple.of(now.atOffset(ZoneOffset.UTC), all.stream().map(Country::code).toArray(String[]::new),
                all.stream().map(country -> tonight.at(country, now)).toArray(LocalDate[]::new));
    }

    private static Uni<Void> tell(SqlConnection connection, String statement, Tuple values) {
        return connection.preparedQuery(statement).execute(values).replaceWithVoid();
    }
}
