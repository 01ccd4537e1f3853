package org.palermo.kernel.sql;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;

/// The SQLSTATE of a failure, from anywhere among its causes. Hibernate Reactive wraps it in an `SQLException`, the direct
/// client in an exception of its own.
public final class SqlState {
    private SqlState() {}

    /// Data exceptions and violated constraints (classes 22 and 23): the written data is wrong, not the database.
    public static boolean isOfTheRows(Throwable failure) {
        String state = of(failure);
        return state.startsWith("22") || state.startsWith("23");
    }

    /// The five characters, or an empty string when the failure does not come from the database.
    public static String of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String state = switch (at) {
                case PgException database -> database.getSqlState();
                case SQLException wrapped -> wrapped.getSQLState();
                default -> null;
            };
            if (state != null) {
                return state;
            }
        }
        return "";
    }
}
