package org.palermo.kernel.sql;

import io.smallrye.mutiny.Uni;

/// A statement that changes rows and returns none: `insert`, `update`, `delete`. A store keeps its changes as constants.
/// Parameters are `$1`, `$2` …, see {@link Parameters}.
///
/// Pending changes of entities are not written first. A statement that depends on them comes after `session.flush()`.
public final class Change {
    private final String sql;

    private Change(String sql) {
        this.sql = sql;
    }

    public static Change of(String sql) {
        return new Change(sql);
    }

    /// @return number of rows changed
    public Uni<Integer> execute(Object... parameters) {
        return execute(Parameters.of(parameters));
    }

    /// As {@link #execute(Object...)}, with parameters that were put together before.
    ///
    /// @return number of rows changed
    public Uni<Integer> execute(Parameters parameters) {
        return SessionConnection.update(sql, parameters.values());
    }

    public String sql() {
        return sql;
    }
}
