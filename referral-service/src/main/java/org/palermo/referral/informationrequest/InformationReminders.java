package org.palermo.referral.informationrequest;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;

/// Tells both organisations, once, that a request for information is overdue. Never waits for a lock: a second instance skips rows that the
/// first has locked, and later finds them marked.
@ApplicationScoped
class InformationReminders {
    private static final Logger LOG = Logger.getLogger(InformationReminders.class);
    private static final Actor WATCH = Actor.system("information");
    private static final String EVERY = "${palermo.information.watch:60s}";
    private static final int MOST = 1000;

    private static final String OVERDUE = """
            with due as (
                update information_request set overdue_told = true
                 where id in (select id from information_request
                               where state = 'OPEN' and not overdue_told and due_at <= $1
                               order by due_at limit $2
                                 for update skip locked)
                returning id, case_file, reference, from_agency, to_agency),
            asked as (
                insert into notice (id, agency, kind, about, reference, created_at)
                select uuidv7(), to_agency, 'INFORMATION_OVERDUE', id, reference, $1 from due)
            insert into notice (id, agency, kind, about, reference, created_at)
            select uuidv7(), from_agency, 'INFORMATION_NOT_GIVEN', case_file, reference, $1 from due
            """;

    private final Scope scope;

    InformationReminders(Scope scope) {
        this.scope = scope;
    }

    @Scheduled(identity = "information-reminders", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::watch, LOG, "Overdue requests for information could not be checked");
    }

    Uni<Void> watch() {
        return scope.run(WATCH, (connection, now) -> connection.preparedQuery(OVERDUE).execute(Tuple.of(now.atOffset(ZoneOffset.UTC), MOST))
                .replaceWithVoid());
    }
}
