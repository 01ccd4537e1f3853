package org.palermo.referral.people;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.Scope;
import org.palermo.referral.people.identity.Accounts;
import org.palermo.referral.people.identity.IdentityProviderUnavailable;
import org.palermo.referral.people.identity.PeopleConfig;

/// Informs the identity provider of decisions on accounts: at once after each decision, and again every few seconds until it succeeds.
/// Several instances may do so at once, which changes nothing.
@ApplicationScoped
public class IdentityProviderSync {
    private static final Logger LOG = Logger.getLogger(IdentityProviderSync.class);
    public static final Actor PEOPLE = Actor.system("people");
    private static final String EVERY = "${palermo.people.tell-again}";
    private static final String UNTOLD = "select id from person where untold_since < $1 order by untold_since limit 50";
    private static final String DECIDED = """
            select id, agency, roles, state, recorded_at, version from person where id = $1 and untold_since is not null
            """;
    /// Records that the identity provider was informed. If a later decision was made meanwhile, this one may have overwritten it there: the
    /// later one is told again.
    private static final String TOLD = """
            update person
               set untold_since = case when version = $2 then null else coalesce(untold_since, $3) end,
                   closed_at = case when version = $2 and state <> 'ACTIVE' then $3 else closed_at end
             where id = $1
            """;
    /// The identity provider may have been told a part of the decision.
    private static final String FAILED = "update person set untold_since = coalesce(untold_since, $2) where id = $1";

    private final PeopleConfig config;
    private final Accounts accounts;
    private final Scope scope;

    IdentityProviderSync(PeopleConfig config, Accounts accounts, Scope scope) {
        this.config = config;
        this.accounts = accounts;
        this.scope = scope;
    }

    /// Only one round runs at a time: while the identity provider is slow, a round can take longer than the interval.
    @Scheduled(identity = "identity-provider", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return config.adminUrl().isPresent()
                ? ScheduledRun.of(this::tellAgain, LOG, "The identity provider could not be informed; the service will try again")
                : Uni.createFrom().voidItem();
    }

    /// Tells what is decided by now, which may be later than what the caller has read. What fails is repeated later.
    Uni<Void> tell(UUID id) {
        return decided(id).flatMap(found -> found.map(this::inform).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> inform(PersonRecord decided) {
        return accounts.tell(decided.id(), decided.isActive(), decided.roles())
                .chain(() -> record(TOLD, decided.id(), decided.version(), now()))
                .onFailure(IdentityProviderUnavailable.class).recoverWithUni(away -> {
                    LOG.warnf("The identity provider could not be informed of an account; the service will try again: "
                            + "%s", away.getMessage());
                    return record(FAILED, decided.id(), now());
                });
    }

    /// Empty when the identity provider knows it already.
    private Uni<Optional<PersonRecord>> decided(UUID id) {
        return scope.run(PEOPLE, (connection, now) -> connection.preparedQuery(DECIDED).execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(IdentityProviderSync::person).findFirst()));
    }

    private Uni<Void> record(String change, Object... values) {
        return scope.run(PEOPLE, (connection, now) -> connection.preparedQuery(change).execute(Tuple.from(values))).replaceWithVoid();
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }

    /// Skips very recent decisions: whoever made them is still informing the identity provider.
    private Uni<Void> tellAgain() {
        Instant before = Instant.now().minus(config.tellAgain());
        return scope.run(PEOPLE, (connection, now) -> connection.preparedQuery(UNTOLD).execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList()))
                .flatMap(people -> Multi.createFrom().iterable(people)
                        .onItem().transformToUniAndConcatenate(this::tell)
                        .collect().last())
                .replaceWithVoid();
    }

    private static PersonRecord person(Row row) {
        String named = row.getString("roles");
        List<String> roles = named.isEmpty() ? List.of() : Arrays.asList(named.split(","));
        return new PersonRecord(row.getUUID("id"), row.getUUID("agency"), roles, PersonState.valueOf(row.getString("state")), null, null,
                row.getOffsetDateTime("recorded_at").toInstant(), null, true, 0, 0, row.getInteger("version"));
    }
}
