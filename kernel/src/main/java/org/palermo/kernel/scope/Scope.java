package org.palermo.kernel.scope;

import io.quarkus.runtime.annotations.RegisterForReflection;
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
import org.palermo.kernel.sql.Query;

/// Tells PostgreSQL who acts, for this transaction only. The same round trip returns the time and the kind of the actor's
/// organisation; if that is not served, the request is refused (see {@link Admission}).
@ApplicationScoped
public class Scope {
    /// `set_config` returns the value that it has set, so every condition is true and every setting is made. The policies read
    /// from `palermo.body` what the register says of the organisation, so they need not ask it for each table.
    private static final Query<Entered> ENTER = Query.of(Entered.class, """
            select cast(extract(epoch from actor_time()) * 1000000 as bigint) as epoch_micros,
                   split_part(set_config('palermo.body', $2 || ' ' || actor_body(), true), ' ', 2) as body
             where set_config('palermo.subject', $1, true) is not null
               and set_config('palermo.agency', $2, true) is not null
               and set_config('palermo.agency_kind', $3, true) is not null
               and set_config('palermo.regions', $4, true) is not null
               and set_config('palermo.roles', $5, true) is not null
               and set_config('palermo.request', $6, true) is not null
               and set_config('palermo.clock_offset', $7, true) is not null
            """);

    private final Pool pool;
    private final TransactionTime time;

    Scope(Pool pool, TransactionTime time) {
        this.pool = pool;
        this.time = time;
    }

    @RegisterForReflection
    private record Entered(long epochMicros, Body body) {}

    /// For work on the direct client: opens a transaction and enters it as `actor`.
    public <T> Uni<T> run(Actor actor, BiFunction<SqlConnection, Instant, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(ENTER.sql())
                .execute(Tuple.from(settings(actor)))
                .map(rows -> rows.iterator().next())
                .map(row -> enter(new Entered(row.getLong("epoch_micros"), Body.valueOf(row.getString("body")))))
                .flatMap(now -> work.apply(connection, now)));
    }

    /// For Hibernate Reactive: enters the transaction that is open on the current session.
    Uni<Instant> enter(Actor actor) {
        return ENTER.one(settings(actor)).map(this::enter);
    }

    private Instant enter(Entered entered) {
        Admission.require(entered.body());
        return time.take(entered.epochMicros());
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
