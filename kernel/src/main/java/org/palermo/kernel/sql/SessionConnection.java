package org.palermo.kernel.sql;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.sql.ResultSet;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/// The connection of the current session, without Hibernate's native queries: their plan cache never finds a plan again
/// (see `docs/adr/0029-rows-by-name.md`). Failures are those of Hibernate.
final class SessionConnection {
    private SessionConnection() {}

    /// Writes pending changes of entities first, as a native query does.
    static Uni<ResultSet> select(String sql, Object[] parameters) {
        return Panache.getSession().flatMap(session -> session.flush()
                .chain(() -> Uni.createFrom().completionStage(() -> of(session).selectJdbc(sql, parameters))));
    }

    static Uni<Integer> update(String sql, Object[] parameters) {
        return Panache.getSession().flatMap(session -> Uni.createFrom().completionStage(() -> of(session).update(sql, parameters)));
    }

    private static ReactiveConnection of(Mutiny.Session session) {
        return ((MutinySessionImpl) session).getReactiveConnection();
    }
}
