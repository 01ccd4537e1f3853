package org.palermo.kernel.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/// One PostgreSQL for each module, migrated from empty by the owner; the service connects as the user that owns nothing.
public final class TestDatabase {
    public static final String NAME = "service";
    public static final String OWNER = "service_owner";
    public static final String USER = "service_user";
    public static final String PASSWORD = "service";
    /// What PostgreSQL logs, see {@link StatementLog}.
    static final Path LOG = Path.of("target", "postgresql", "sent.json").toAbsolutePath();
    private static TestDatabase running;

    private final EmbeddedPostgres postgres;
    private final SuperuserConnections superusers;

    private TestDatabase() throws IOException, SQLException {
        Files.createDirectories(LOG.getParent());
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "120")
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_destination", "jsonlog")
                .setServerConfig("log_rotation_size", "0")
                .setServerConfig("log_directory", LOG.getParent().toString())
                .setServerConfig("log_filename", "sent.log")
                .start();
        prepare();
        migrate();
        superusers = new SuperuserConnections(jdbcUrl());
        register();
    }

    static synchronized TestDatabase running() {
        if (running == null) {
            try {
                running = new TestDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            } catch (SQLException e) {
                throw new IllegalStateException("The test database can't be prepared", e);
            }
        }
        return running;
    }

    /// A connection of the superuser, to whom no policy applies: to prepare data, and to check what a test left.
    public static Connection asSuperuser() throws SQLException {
        return running().superusers.take();
    }

    /// A connection of the owner of the tables, who migrates.
    public static Connection asOwner() throws SQLException {
        return DriverManager.getConnection(running().jdbcUrl(), OWNER, PASSWORD);
    }

    /// A connection like the service's own.
    public static Connection asUser() throws SQLException {
        return DriverManager.getConnection(running().jdbcUrl(), USER, PASSWORD);
    }

    /// Makes an empty database beside the one of the tests, for the same owner; one of this name is dropped first.
    ///
    /// @return its address, for the reactive client; with `jdbc:` before it, for JDBC
    public static String another(String name) throws SQLException {
        try (Connection superuser = asSuperuser("postgres"); Statement sql = superuser.createStatement()) {
            sql.execute("drop database if exists " + name + " with (force)");
            sql.execute("create database " + name + " owner " + OWNER);
        }
        return running().address(name);
    }

    /// A connection of the superuser to a database that {@link #another} made, or to the one of the tests.
    public static Connection asSuperuser(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:" + running().address(name), "postgres", "postgres");
    }

    String reactiveUrl() {
        return address(NAME);
    }

    private String address(String name) {
        return "postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
    }

    private String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    private void prepare() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:" + address("postgres"), "postgres", "postgres");
                Statement sql = connection.createStatement()) {
            sql.execute("create role " + OWNER + " login password '" + PASSWORD + "'");
            sql.execute("create role " + USER + " login password '" + PASSWORD + "'");
            sql.execute("create database " + NAME + " owner " + OWNER);
        }
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(jdbcUrl(), OWNER, PASSWORD)
                .locations("classpath:db/kernel", "classpath:db/migration")
                .placeholders(java.util.Map.of("user", USER))
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /// Registers the organisations of the sample accounts by kind: an unregistered one is not served.
    private void register() throws SQLException {
        try (Connection superuser = superusers.take();
                PreparedStatement sql = superuser.prepareStatement(
                        "insert into organisation values (?, ?, now()) on conflict do nothing")) {
            for (Account account : Account.values()) {
                sql.setObject(1, account.agency());
                sql.setString(2, account.kind());
                sql.executeUpdate();
            }
        }
    }
}
