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

/// Tells the inspectorate once that the term of an order or of a penalty is over: its inspectors and its chief inspector get the notice.
/// A new term, after an extension or an appeal, is told anew.
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
                returning d.id, d.agency)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), agency, 'DIRECTIVE_OVERDUE', id, cast(id as text), $3 from due
            """);
    private static final Change PENALTIES = Change.of("""
            with due as (
                update penalty p set told_overdue = p.due_on
                 where p.id in (
                    select o.id from penalty o
                     where (o.state = 'IMPOSED' or o.state = 'APPEALED' and not o.appeal_suspends) and o.paid < o.amount
                       and o.told_overdue is distinct from o.due_on and o.due_on <\s""" + LegalDays.sql("o.country", "$1", "$2") + """

                     order by o.due_on limit 500 for update skip locked)
                returning p.id, p.agency)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), agency, 'PENALTY_OVERDUE', id, cast(id as text), $3 from due
            """);

    private final Vertx vertx;
    private final Told told;

    TermWatch(Vertx vertx, Told told) {
        this.vertx = vertx;
        this.told = told;
    }

    @Scheduled(identity = "inspection-terms", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::run, LOG, "The watch of orders and penalties waits");
    }

    /// @return how many notices were written
    public Uni<Integer> run() {
        return OwnContext.run(vertx, () -> told.tell(TERMS));
    }

    /// The transaction of a run.
    @ApplicationScoped
    static class Told {
        private final LegalDays days;
        private final TransactionTime time;

        Told(LegalDays days, TransactionTime time) {
            this.days = days;
            this.time = time;
        }

        @Scoped
        Uni<Integer> tell(Actor terms) {
            String today = days.byCountry(time.now());
            return DIRECTIVES.execute(today, days.elsewhere(time.now()), time.now())
                    .flatMap(orders -> PENALTIES.execute(today, days.elsewhere(time.now()), time.now()).map(penalties -> orders + penalties));
        }
    }
}
