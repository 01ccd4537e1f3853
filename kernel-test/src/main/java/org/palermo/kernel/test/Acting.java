package org.palermo.kernel.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Accesses the tables as the service's user, without any filter of the application, in a transaction with an actor's
/// settings.
public final class Acting implements AutoCloseable {
    public static final String REQUEST = "a-request";

    private final Connection connection;

    private Acting(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    public static Acting as(Account account) throws SQLException {
        Acting acting = nobody();
        acting.become(account);
        return acting;
    }

    public static Acting system(String name) throws SQLException {
        Acting acting = nobody();
        acting.set("palermo.subject", "system:" + name);
        return acting;
    }

    public static Acting nobody() throws SQLException {
        return new Acting(TestDatabase.asUser());
    }

    public static Acting owner() throws SQLException {
        return new Acting(TestDatabase.asOwner());
    }

    /// Sets the actor until the end of the transaction, as the service does.
    public void become(Account account) throws SQLException {
        become(connection, account);
    }

    public void set(String setting, String value) throws SQLException {
        set(connection, setting, value);
    }

    /// A connection of the service's user, in a transaction with an actor's settings, for a test that uses it directly.
    public static Connection connection(Account account) throws SQLException {
        Connection service = TestDatabase.asUser();
        service.setAutoCommit(false);
        become(service, account);
        return service;
    }

    public static void become(Connection connection, Account account) throws SQLException {
        set(connection, "palermo.subject", account.name());
        set(connection, "palermo.agency", account.agency().toString());
        set(connection, "palermo.regions", String.join(",", account.regions()));
        set(connection, "palermo.roles", String.join(",", account.roles()));
        set(connection, "palermo.request", REQUEST);
    }

    public static void set(Connection connection, String setting, String value) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select set_config(?, ?, true)")) {
            sql.setString(1, setting);
            sql.setString(2, value);
            sql.execute();
        }
    }

    public long count(String from) throws SQLException {
        try (Statement sql = connection.createStatement(); ResultSet rows = sql.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public int change(String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        }
    }

    /// True when the policies refuse the statement; the transaction continues.
    public boolean isRefused(String statement) throws SQLException {
        var before = connection.setSavepoint();
        try {
            change(statement);
            return false;
        } catch (SQLException refusal) {
            if (!refusal.getMessage().contains("row-level security")) {
                throw refusal;
            }
            return true;
        } finally {
            connection.rollback(before);
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
