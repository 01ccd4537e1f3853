package org.palermo.kernel.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Changes the kind of an account's organisation in the register until it is closed.
public final class Registered implements AutoCloseable {
    private final Account account;

    private Registered(Account account) {
        this.account = account;
    }

    /// @param kind of organisation, or null for one that is not registered
    public static Registered as(Account account, String kind) throws SQLException {
        write(account, kind);
        return new Registered(account);
    }

    @Override
    public void close() throws SQLException {
        write(account, account.kind());
    }

    private static void write(Account account, String kind) throws SQLException {
        try (Connection superuser = TestDatabase.asSuperuser()) {
            try (PreparedStatement sql = superuser.prepareStatement("delete from organisation where id = ?")) {
                sql.setObject(1, account.agency());
                sql.executeUpdate();
            }
            if (kind != null) {
                try (PreparedStatement sql = superuser.prepareStatement("insert into organisation values (?, ?, now())")) {
                    sql.setObject(1, account.agency());
                    sql.setString(2, kind);
                    sql.executeUpdate();
                }
            }
        }
    }
}
