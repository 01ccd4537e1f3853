package org.palermo.referral.onward;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;

/// Notifies of unanswered onward referrals: first reminds the addressee, then escalates to the sender and the authority, and at last
/// notifies all three of the expiry. Each notice is sent once: a second instance skips rows that the first has locked, and later finds them
/// marked. It never waits for a lock, so it cannot deadlock with a transaction that ends all pending referrals of a case row by row. Each
/// statement repeats the condition of its partial index. Organisations are told of the referral; the authority, which finds a referral only
/// on its case, is told of the case.
@ApplicationScoped
class OnwardReminders {
    private static final Logger LOG = Logger.getLogger(OnwardReminders.class);
    static final Actor WATCH = Actor.system("onward");
    private static final String EVERY = "${palermo.onward.watch:30s}";

    private static final String REMINDED = """
            with due as (
                update onward_referral set reminded = true
                 where id in (select id from onward_referral
                               where state = 'PENDING' and not reminded and remind_at <= $1 and (expires_at is null or expires_at > $1)
                                 for update skip locked)
                returning id, reference, kind, to_agency, expires_at, country)
            insert into notice (id, agency, kind, about, reference, created_at, mail_lines)
            select uuidv7(), to_agency, kind || '_UNANSWERED', id, reference, $1,
                   case when $2::boolean then """ + MailLine.untilInSql("answerBefore", "expires_at", "country") + """
                   end
              from due
            """;
    private static final String ESCALATED = """
            with due as (
                update onward_referral set escalated = true
                 where id in (select id from onward_referral
                               where state = 'PENDING' and not escalated and escalate_at <= $1 and (expires_at is null or expires_at > $1)
                                 for update skip locked)
                returning id, case_file, reference, kind, from_agency, country, region),
            told as (
                select id, reference, kind, from_agency as agency, null as role, null as country, null as region from due
                union all select case_file, reference, kind, null, 'competent-authority', country, region from due)
            insert into notice (id, agency, role, country, region, kind, about, reference, created_at)
            select uuidv7(), agency, role, country, region, kind || '_ESCALATED', id, reference, $1 from told
            """;
    private static final String EXPIRED = """
            with due as (
                update onward_referral set state = 'EXPIRED', answered_at = expires_at, version = version + 1
                 where id in (select id from onward_referral where state = 'PENDING' and expires_at <= $1 for update skip locked)
                returning id, case_file, reference, kind, from_agency, to_agency, country, region),
            told as (
                select id, reference, kind, from_agency as agency, null as role, null as country, null as region from due
                union all select id, reference, kind, to_agency, null, null, null from due
                union all select case_file, reference, kind, null, 'competent-authority', country, region from due)
            insert into notice (id, agency, role, country, region, kind, about, reference, created_at)
            select uuidv7(), agency, role, country, region, kind || '_EXPIRED', id, reference, $1 from told
            """;

    private final NoticeMail.Carrier carrier;
    private final Scope scope;

    OnwardReminders(NoticeMail.Carrier carrier, Scope scope) {
        this.carrier = carrier;
        this.scope = scope;
    }

    @Scheduled(identity = "onward-reminders", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::watch, LOG, "Unanswered onward referrals could not be checked");
    }

    Uni<Void> watch() {
        return scope.run(WATCH, (connection, now) -> {
            OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
            return tell(connection, REMINDED, Tuple.of(at, carrier.isOpen()))
                    .chain(() -> tell(connection, ESCALATED, Tuple.of(at)))
                    .chain(() -> tell(connection, EXPIRED, Tuple.of(at)));
        });
    }

    private static Uni<Void> tell(SqlConnection connection, String statement, Tuple values) {
        return connection.preparedQuery(statement).execute(values).replaceWithVoid();
    }
}
