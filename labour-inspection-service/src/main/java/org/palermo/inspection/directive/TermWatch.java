package org.palermo.inspection.directive;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.palermo.inspection.appeal.LegalDays;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;

/// Tells the inspectorate once that the last day of an order, of a step of an order or of a penalty has passed: its inspectors and chief
/// inspector get the notice. A new term, after an extension or an appeal, is told anew. Steps of an order whose own term is over are not
/// told beside it: the order tells more. The reference is that of the workplace: an order and a penalty have none.
@ApplicationScoped
public class TermWatch {
    private static final Logger LOG = Logger.getLogger(TermWatch.class);
    static final Actor TERMS = Actor.system("terms");
    private static final String EVERY = "${palermo.inspection.terms.watch:10m}";
    private static final Change DIRECTIVES = Change.of("""
            with due as (
                update directive d set told_overdue = d.due_on
                 where d.id in (
                    select o.id from directive o
                     where o.complied_on is null and (o.state = 'ISSUED' or o.state = 'APPEALED' and not o.appeal_suspends)
                       and o.told_overdue is distinct from o.due_on and o.due_on <\s""" + LegalDays.sql("o.country", "$1", "$2") + """

                     order by o.due_on limit 500 for update skip locked)
                returning d.id, d.agency, d.workplace)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), o.agency, 'DIRECTIVE_OVERDUE', o.id, coalesce(w.reference, cast(o.id as text)), $3
              from due o left join workplace w on w.id = o.workplace
            """);
    /// It starts from the orders that run, because steps of closed orders that nobody finished stay for ever.
    private static final Change STEPS = Change.of("""
            with running as materialized (
                select r.id, r.today
                  from (select o.id, o.due_on, """ + LegalDays.sql("o.country", "$1", "$2") + """
             as today
                          from directive o
                         where o.state in ('ISSUED', 'APPEALED') and o.complied_on is null
                           and (o.state = 'ISSUED' or not o.appeal_suspends)) r
                 where r.due_on is null or r.due_on >= r.today
            ), due as (
                update directive_step s set told_overdue = s.due_on
                 where s.id in (
                    select n.id
                      from running r
                      cross join lateral (
                           select t.id from directive_step t
                            where t.directive = r.id and t.done_on is null and t.told_overdue is null and t.due_on < r.today
                            order by t.due_on limit 50 for update skip locked) n
                     limit 500)
                returning s.directive, s.agency)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), o.agency, 'DIRECTIVE_STEP_OVERDUE', o.directive, coalesce(w.reference, cast(o.directive as text)), $3
              from (select distinct directive, agency from due) o
              join directive d on d.id = o.directive
              left join workplace w on w.id = d.workplace
            """);
    private static final Change PENALTIES = Change.of("""
            with due as (
                update penalty p set told_overdue = p.due_on
                 where p.id in (
                    select o.id from penalty o
                     where (o.state = 'IMPOSED' or o.state = 'APPEALED' and not o.appeal_suspends) and o.paid < o.amount
                       and o.told_overdue is distinct from o.due_on and o.due_on <\s""" + LegalDays.sql("o.country", "$1", "$2") + """

                     order by o.due_on limit 500 for update skip locked)
                returning p.id, p.agency, p.workplace)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), o.agency, 'PENALTY_OVERDUE', o.id, coalesce(w.reference, cast(o.id as text)), $3
              from due o left join workplace w on w.id = o.workplace
            """);

    private final Vertx vertx;
    private final Told told;

    TermWatch(Vertx vertx, Told told) {
        this.vertx = vertx;
        this.told = told;
    }

    @Scheduled(identity = "inspection-terms", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The terms of orders and penalties could not be checked and will be tried again");
    }

    /// @return how many notices were written
    public Uni<Integer> run() {
        return OwnContext.run(vertx, () -> told.orders(TERMS)
                .flatMap(orders -> told.steps(TERMS).map(steps -> orders + steps)));
    }

    /// The transactions of a run. Steps have their own: what takes long with them does not keep back orders and penalties.
    @ApplicationScoped
    static class Told {
        private final LegalDays days;
        private final TransactionTime time;

        Told(LegalDays days, TransactionTime time) {
            this.days = days;
            this.time = time;
        }

        @Scoped
        Uni<Integer> orders(Actor terms) {
            String today = days.byCountry(time.now());
            return DIRECTIVES.execute(today, days.elsewhere(time.now()), time.now())
                    .flatMap(orders -> PENALTIES.execute(today, days.elsewhere(time.now()), time.now())
                            .map(penalties -> orders + penalties));
        }

        @Scoped
        Uni<Integer> steps(Actor terms) {
            return STEPS.execute(days.byCountry(time.now()), days.elsewhere(time.now()), time.now());
        }
    }
}
