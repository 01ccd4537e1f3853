package org.palermo.kernel.scope;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// SQL on the session of the current transaction, for tables that have no entity. Parameters are `?1`, `?2` …
public final class Sql {
    private Sql() {}

    public static Uni<Integer> execute(String sql, Object... parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    /// All rows. A single column is returned as its value; for several columns, pass `Object[].class` as the type.
    public static <T> Uni<List<T>> list(Class<T> type, String sql, Object... parameters) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(sql, type);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList().invoke(rows -> rows.forEach(Sql::toInstants));
        });
    }

    /// The driver returns a `timestamptz` as an `OffsetDateTime`; all other code uses `Instant`.
    private static void toInstants(Object row) {
        if (row instanceof Object[] columns) {
            for (int i = 0; i < columns.length; i++) {
                if (columns[i] instanceof OffsetDateTime time) {
                    columns[i] = time.toInstant();
                }
            }
        }
    }

    public static <T> Uni<Optional<T>> first(Class<T> type, String sql, Object... parameters) {
        return list(type, sql, parameters).map(rows -> rows.stream().findFirst());
    }
}
