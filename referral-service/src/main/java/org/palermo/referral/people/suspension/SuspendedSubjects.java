package org.palermo.referral.people.suspension;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.palermo.kernel.scope.Scope;
import org.palermo.referral.people.IdentityProviderSync;
import org.palermo.referral.people.identity.PeopleConfig;

/// The subjects whose sign-ins the gateway refuses. A suspended or removed person is listed until the longest secret of a phone has ended:
/// such a secret is no token, and the identity provider does not know it. A subject remains listed while its account could not be closed.
/// A person who was reinstated, whose second factor was removed, or whose sessions were ended, is listed for as long as one of the earlier
/// tokens can be valid.
@ApplicationScoped
class SuspendedSubjects {
    private static final String LISTED = """
            select id, case when bool_and(closed_at is not null) then max(closed_at) end as closed_at
              from (select id, case when state = 'ACTIVE' then closed_at end as closed_at, closed_at as since from person
                     where suspended_at is not null
                       and (closed_at > $1 or (state <> 'ACTIVE' and (closed_at is null or closed_at > $2)))
                    union all
                    select person, removed_at, removed_at from factor_reset
                     where state = 'APPROVED' and (removed_at is null or removed_at > $1)
                    union all
                    select person, ended_at, ended_at from sessions_ended where ended_at > $1) listed
             group by id
             order by bool_or(since is null) desc, max(since) desc, id
             limit $3
            """;
    private static final String NOT_INSPECTING = """
            select id from (
                select id, inspected_until as until from person where inspected_until > $1
                union all
                select p.id, a.closed_at from person p join provider a on a.id = p.agency where a.closed_at > $1) listed
             group by id order by max(until) desc, id limit $2
            """;
    private static final String CLOSED = "select id from provider where closed_at is not null order by closed_at, id";
    /// The longest life of a phone's secret: labour-inspection-service gives none for longer.
    private static final Duration LONGEST_PHONE = Duration.ofDays(180);
    /// Latest first. A country does not suspend as many people in half a year.
    private static final int MOST = 20_000;
    /// The largest difference between the clocks of the identity provider and of this service.
    private static final Duration SKEW = Duration.ofSeconds(2);

    private final PeopleConfig config;
    private final Scope scope;

    SuspendedSubjects(PeopleConfig config, Scope scope) {
        this.config = config;
        this.scope = scope;
    }

    Uni<List<SuspendedSubject>> listed() {
        OffsetDateTime today = Instant.now().atOffset(ZoneOffset.UTC);
        Tuple bounds = Tuple.of(today.minus(config.listed()), today.minus(LONGEST_PHONE), MOST);
        return scope.run(IdentityProviderSync.PEOPLE, (connection, now) -> connection.preparedQuery(LISTED).execute(bounds)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(SuspendedSubjects::subject).toList()));
    }

    /// The organisations that are closed: no token of their people is accepted, whoever they are.
    Uni<List<UUID>> closed() {
        return scope.run(IdentityProviderSync.PEOPLE, (connection, now) -> connection.preparedQuery(CLOSED).execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList()));
    }

    /// The people who lost the roles of an inspector, or whose organisation is closed: the secrets of their phones are refused, and their
    /// tokens, which tell the roles, are not. Each is listed until the longest secret of a phone has ended.
    Uni<List<UUID>> notInspecting() {
        Tuple bounds = Tuple.of(Instant.now().atOffset(ZoneOffset.UTC).minus(LONGEST_PHONE), MOST);
        return scope.run(IdentityProviderSync.PEOPLE, (connection, now) -> connection.preparedQuery(NOT_INSPECTING).execute(bounds)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList()));
    }

    /// A person who was reinstated, whose second factor was removed, or whose sessions were ended, may use tokens issued after the sessions
    /// had ended; every other token of a listed subject is rejected.
    private static SuspendedSubject subject(Row row) {
        UUID id = row.getUUID("id");
        OffsetDateTime closed = row.getOffsetDateTime("closed_at");
        return new SuspendedSubject(id, closed == null ? null : closed.toInstant().plus(SKEW).getEpochSecond() + 1);
    }
}
