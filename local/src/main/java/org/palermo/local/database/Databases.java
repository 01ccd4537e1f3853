package org.palermo.local.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.palermo.local.Secrets;

/// One database for each service, with two roles: an owner that migrates and a user that owns nothing, because an owner
/// can turn row-level security off. Created or corrected at every start.
public final class Databases {

    /// The names of databases that a restore fills, and of those that it has replaced.
    public static final String RESTORED = "_restored";
    public static final String REPLACED = "_replaced";

    private final Postgres postgres;
    private final Secrets secrets;

    public Databases(Postgres postgres, Secrets secrets) {
        this.postgres = postgres;
        this.secrets = secrets;
    }

    public static String owner(String database) {
        return database + "_owner";
    }

    public static String user(String database) {
        return database + "_user";
    }

    public void make(List<String> names) throws SQLException {
        try (var connection = postgres.connect("postgres")) {
            for (var name : names) {
                keepRole(connection, owner(name));
                keepRole(connection, user(name));
                keepDatabase(connection, name);
                // Left over from a restore that was killed: nothing uses them, and the second contains people whom the
                // restore may have erased again.
                drop(connection, name + RESTORED);
                drop(connection, name + REPLACED);
            }
        }
        if (names.contains("shelter")) {
            extend("shelter");
        }
    }

    /// Creates an empty database with the same owner under another name.
    public void makeBeside(String name, String beside) throws SQLException {
        try (var connection = postgres.connect("postgres"); var statement = connection.createStatement()) {
            keepRole(connection, owner(name));
            keepRole(connection, user(name));
            statement.execute("create database %s owner %s".formatted(beside, owner(name)));
            statement.execute("revoke all on database %s from public".formatted(beside));
            statement.execute("grant connect on database %s to %s".formatted(beside, user(name)));
        }
        if (name.equals("shelter")) {
            extend(beside);
        }
    }

    private void extend(String database) throws SQLException {
        try (var connection = postgres.connect(database); var statement = connection.createStatement()) {
            // The exclusion constraint over places and nights compares a uuid in a GiST index.
            statement.execute("create extension if not exists btree_gist");
        }
    }

    private void keepRole(Connection connection, String role) throws SQLException {
        var verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        try (var statement = connection.createStatement()) {
            // Identifier and password are our own: letters and Base64 without a quote.
            statement.execute(
                    "%s role %s login nosuperuser nocreatedb nocreaterole nobypassrls password '%s'"
                            .formatted(verb, role, secrets.get(role)));
        }
    }

    private static void keepDatabase(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database %s owner %s".formatted(name, owner(name)));
            }
            statement.execute("revoke all on database %s from public".formatted(name));
            statement.execute("grant connect on database %s to %s".formatted(name, user(name)));
        }
    }

    private static void drop(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop database if exists %s with (force)".formatted(name));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}
