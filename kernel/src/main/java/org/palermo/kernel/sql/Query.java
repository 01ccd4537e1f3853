package org.palermo.kernel.sql;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A statement that returns rows, for tables that have no entity. A store keeps its queries as constants.
///
/// A row is a record: each column fills the component of its name (`opened_at` fills `openedAt`), and there is exactly one
/// column for each component. A statement with a single column names the type of that column instead. Parameters are `$1`,
/// `$2` …, see {@link Parameters}.
///
/// @param <T> a record with `@RegisterForReflection`, or the type of the only column
public final class Query<T> {
    /// The most characters of a statement that a connection plans once. The longest ones, the counts of the worklist, have some 17,000; a
    /// test refuses longer ones.
    public static final int LONGEST = 32_768;
    /// Begins a long statement of which there are many kinds. No connection keeps its plan, which would take a mebibyte of the database for
    /// each kind.
    public static final String PLANNED_EACH_TIME = "/* planned each time */ ";

    private final Class<T> rowType;
    private final String sql;
    private final RowReader<T> reader;

    private Query(Class<T> rowType, String sql) {
        this.rowType = rowType;
        this.sql = sql;
        this.reader = new RowReader<>(rowType);
    }

    /// @throws IllegalArgumentException when a column can't have the type of a component
    public static <T> Query<T> of(Class<T> rowType, String sql) {
        return new Query<>(rowType, sql);
    }

    /// All rows, in the order of the statement.
    public Uni<List<T>> list(Object... parameters) {
        return list(Parameters.of(parameters));
    }

    /// The first row; empty when there is none.
    public Uni<Optional<T>> first(Object... parameters) {
        return first(Parameters.of(parameters));
    }

    /// The first row of a statement that always returns one.
    ///
    /// @throws java.util.NoSuchElementException when there is none
    public Uni<T> one(Object... parameters) {
        return list(parameters).map(List::getFirst);
    }

    /// As {@link #list(Object...)}, with parameters that were put together before.
    public Uni<List<T>> list(Parameters parameters) {
        return SessionConnection.select(sql, parameters.values()).map(reader::all);
    }

    /// As {@link #first(Object...)}, with parameters that were put together before.
    public Uni<Optional<T>> first(Parameters parameters) {
        return list(parameters).map(rows -> rows.stream().findFirst());
    }

    public Class<T> rowType() {
        return rowType;
    }

    /// The columns that the statement must return for a record, and the types of its components.
    public Map<String, Class<?>> columns() {
        return reader.columns();
    }

    public String sql() {
        return sql;
    }
}
