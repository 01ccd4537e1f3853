package org.palermo.referral.people;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Notifies an agency, once per quarter, of access that was not confirmed in the previous quarter.
@ApplicationScoped
class ReviewReminders {
    private static final Logger LOG = Logger.getLogger(ReviewReminders.class);
    static final String KIND = "ACCESS_REVIEW_OVERDUE";
    private static final String EVERY = "${palermo.people.remind}";
    private static final String REMIND = """
            insert into access_review_reminder (agency, quarter, told_at)
            select distinct p.agency, $1, cast($2 as timestamptz)
              from person p join provider a on a.id = p.agency and a.closed_at is null
             where a.country = $3 and p.state = 'ACTIVE' and greatest(p.recorded_at, coalesce(p.reviewed_at, p.recorded_at)) < $4
            on conflict do nothing
            returning agency
            """;
    private static final String TELL = """
            insert into notice (id, agency, kind, about, reference, created_at) values ($1, $2, $3, $2, $4, $5)
            """;

    private final Countries countries;
    private final Scope scope;

    ReviewReminders(Countries countries, Scope scope) {
        this.countries = countries;
        this.scope = scope;
    }

    @Scheduled(identity = "review-reminders", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(this::remind, LOG, "Reminders of reviews failed and will be repeated");
    }

    Uni<Void> remind() {
        return Multi.createFrom().iterable(countries.all())
                .onItem().transformToUniAndConcatenate(country -> scope.run(IdentityProviderSync.PEOPLE,
                        (connection, now) -> remind(connection, now, country)))
                .collect().last();
    }

    private Uni<Void> remind(SqlConnection connection, Instant now, Country country) {
        Quarter quarter = Quarter.of(now, country.zone());
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        Tuple wanted = Tuple.of(quarter.toString(), at, country.code(), quarter.previous().start().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(REMIND).execute(wanted)
                .flatMap(agencies -> Multi.createFrom().iterable(agencies)
                        .onItem().transformToUniAndConcatenate(row -> connection.preparedQuery(TELL)
                                .execute(Tuple.of(Ids.next(), row.getUUID("agency"), KIND, quarter.toString(), at)))
                        .collect().last())
                .replaceWithVoid();
    }
}
