package org.palermo.kernel.sql;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/// Makes the connections of a service so that each plans a statement once, however long it is.
///
/// By default, the driver plans statements of more than 2,048 characters anew at each call. The timeline of a case took 30 ms for that. The
/// driver keeps at most 256 plans for a connection.
@Singleton
class PlanCachingPool implements PgPoolCreator {
    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setPreparedStatementCacheSqlFilter(
                sql -> sql.length() <= Query.LONGEST && !sql.startsWith(Query.PLANNED_EACH_TIME)));
        return PgBuilder.pool()
                .using(input.vertx())
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .with(input.poolOptions())
                .build();
    }
}
