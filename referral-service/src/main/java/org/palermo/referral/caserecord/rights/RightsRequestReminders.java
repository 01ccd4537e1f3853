package org.palermo.referral.caserecord.rights;

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

/// Tells the data protection officers, once, that a request of a person is overdue. Never waits for a lock: a second instance skips rows
/// that the first has locked, and later finds them marked.
@ApplicationScoped
class RightsRequestReminders {
    private static final Logger LOG = Logger.getLogger(RightsRequestReminders.class);
    private static final Actor WATCH = Actor.system("rights");
    private static final String EVERY = "${palermo.rights-requests.watch:60s}";
    private static final int MOST = 1000;

    private static final String OVERDUE = """
            with due as (
                update case_record set overdue_told = true
                 where id in (select id from case_record
                               where kind = 'RIGHTS_REQUEST' and state in ('RECEIVED', 'TAKEN_UP') and not overdue_told and due_at <= $1
                               order by coalesce(due_at, recorded_at) limit $2
                                 for update skip locked)
                returning id, case_file, country, region)
            insert into notice (id, role, country, region, kind, about, reference, created_at)
            select uuidv7(), 'data-protection-officer', d.country, nullif(d.region, d.country), 'REQUEST_OF_PERSON_OVERDUE', d.id,
                   c.reference, $1
              from due d join case_file c on c.id = d.case_file
            """;

    private final Scope scope;

    RightsRequestReminders(Scope scope) {
        this.scope = scope;
    }

    @Scheduled(identity = "rights-request-reminders", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::watch, LOG, "Overdue requests of persons could not be checked");
    }

    Uni<Void> watch() {
        return scope.run(WATCH, (connection, now) -> connection.preparedQuery(OVERDUE).execute(Tuple.of(now.atOffset(ZoneOffset.UTC), MOST))
                .replaceWithVoid());
    }
}
