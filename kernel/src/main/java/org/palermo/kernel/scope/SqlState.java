package org.palermo.kernel.scope;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;

/// What PostgreSQL said of a failure: its SQLSTATE, wherever it stands among the causes. Hibernate Reactive wraps it as
/// an `SQLException`, the direct client as its own.
public final class SqlState {
    private SqlState() {}

    /// Data exceptions and broken constraints (classes 22 and 23): what was written is at fault, and not the database.
    public static boolean isOfTheRows(Throwable failure) {
        String state = of(failure);
        return state.startsWith("22") || state.startsWith("23");
    }

    /// The five characters, or an empty string when the database had no part in it.
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
