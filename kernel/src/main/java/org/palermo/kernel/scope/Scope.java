package org.palermo.kernel.scope;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.time.Instant;
import org.palermo.kernel.access.Admission;
import org.palermo.kernel.access.Body;
import org.palermo.kernel.identity.Actor;

/// Tells PostgreSQL who acts, for this transaction only. The same round trip returns the time and the kind of the actor's
/// organisation; if that is not served, the request is refused (see {@link Admission}).
@ApplicationScoped
public class Scope {
    /// `set_config` returns the value that it has set, so every condition is true and every setting is made.
    private static final String ENTER = """
            select cast(extract(epoch from actor_time()) * 1000000 as bigint), actor_body()
             where set_config('palermo.subject', $1, true) is not null
               and set_config('palermo.agency', $2, true) is not null
               and set_config('palermo.agency_kind', $3, true) is not null
               and set_config('palermo.regions', $4, true) is not null
               and set_config('palermo.roles', $5, true) is not null
               and set_config('palermo.request', $6, true) is not null
               and set_config('palermo.clock_offset', $7, true) is not null
            """;

    private final Pool pool;
    private final TransactionTime time;

    Scope(Pool pool, TransactionTime time) {
        this.pool = pool;
        this.time = time;
    }

    /// For work on the direct client: opens a transaction and enters it as `actor`.
    public <T> Uni<T> run(Actor actor, BiFunction<SqlConnection, Instant, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(ENTER)
                .execute(Tuple.from(settings(actor)))
                .map(rows -> rows.iterator().next())
                .map(row -> enter(row.getLong(0), row.getString(1)))
                .flatMap(now -> work.apply(connection, now)));
    }

    /// For Hibernate Reactive: enters the transaction that is open on the current session.
    Uni<Instant> enter(Actor actor) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(ENTER.replace('$', '?'), Object[].class);
            String[] settings = settings(actor);
            for (int i = 0; i < settings.length; i++) {
                query.setParameter(i + 1, settings[i]);
            }
            return query.getSingleResult().map(row -> enter((Long) row[0], (String) row[1]));
        });
    }

    private Instant enter(long epochMicros, String body) {
        Admission.require(Body.valueOf(body));
        return time.take(epochMicros);
    }

    private String[] settings(Actor actor) {
        return new String[] {
            actor.subject(),
            actor.agencyIfAny().map(Object::toString).orElse(""),
            actor.agencyKind() == null ? "" : actor.agencyKind(),
            String.join(",", actor.regions()),
            String.join(",", actor.roles()),
            actor.requestId(),
            Long.toString(time.offsetMicros())
        };
    }
}
