package org.palermo.portal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// The portal's database, migrated from empty by the owner. The portal connects as a user that owns nothing.
final class PortalDatabase {
    static final String PASSWORD = "portal";
    private final EmbeddedPostgres postgres;

    PortalDatabase() {
        try {
            postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            try (Connection admin = postgres.getPostgresDatabase().getConnection(); var sql = admin.createStatement()) {
                sql.execute("create role portal_owner login password '" + PASSWORD + "'");
                sql.execute("create role portal_user login password '" + PASSWORD + "'");
                sql.execute("create database portal owner portal_owner");
            }
        } catch (Exception e) {
            throw new IllegalStateException("PostgreSQL does not start", e);
        }
        Flyway.configure().dataSource("jdbc:" + url(), "portal_owner", PASSWORD).locations("classpath:db/migration")
                .placeholders(Map.of("user", "portal_user")).outOfOrder(true).load().migrate();
    }

    String url() {
        return "postgresql://127.0.0.1:" + postgres.getPort() + "/portal";
    }

    Connection asOwner() throws java.sql.SQLException {
        return DriverManager.getConnection("jdbc:" + url(), "portal_owner", PASSWORD);
    }

    void stop() throws java.io.IOException {
        postgres.close();
    }
}
