package org.palermo.kernel.sql;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes the connections of a service so that each plans a statement once, however long it is.
///
/// By default, the driver plans statements of more than 2,048 characters anew at each call. The timeline of a case took 30 ms for that. The
/// driver keeps at most 256 plans for a connection.
///
/// A connection on which nothing is sent or received for ten minutes is closed, and what waits for it fails. The machine of its database
/// is lost: statements end after seconds, and connections that nobody needs after five minutes. Otherwise a job that waits for an answer
/// would never run again.
@Singleton
class PlanCachingPool implements PgPoolCreator {
    private final Duration longestSilence;

    PlanCachingPool() {
        this(Duration.ofMinutes(10));
    }

    PlanCachingPool(Duration longestSilence) {
        this.longestSilence = longestSilence;
    }

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(this::adapt);
        return PgBuilder.pool()
                .using(input.vertx())
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .with(input.poolOptions())
                .build();
    }

    private void adapt(PgConnectOptions options) {
        options.setPreparedStatementCacheSqlFilter(sql -> sql.length() <= Query.LONGEST && !sql.startsWith(Query.PLANNED_EACH_TIME));
        options.setIdleTimeout((int) longestSilence.toSeconds()).setIdleTimeoutUnit(TimeUnit.SECONDS);
    }
}
