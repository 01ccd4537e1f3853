package org.palermo.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.portal.migration.EarlierDatabase;

/// A schema that a version before 0.1.0 has made: its first migration is none of this version's.
@QuarkusTest
class EarlierDatabaseTest extends PortalTest {
    private static final String SCHEMA = "earlier";

    @Test
    void it_is_refused_in_one_line_and_nothing_is_changed(@TempDir Path earlier) throws Exception {
        Files.writeString(earlier.resolve("V1001__of_another_time.sql"), "create table of_another_time (id uuid)");
        flyway("filesystem:" + earlier).load().migrate();
        try {
            Flyway present = flyway("filesystem:src/main/resources/db/migration").callbacks(new EarlierDatabase()).load();
            FlywayException refused = assertThrows(FlywayException.class, present::migrate);
            assertEquals("The database of portal was made by a version before 0.1.0, which this version can't continue. Nothing was changed. "
                    + "Begin with an empty database, or recover one of 0.1.0 or later.", root(refused).getMessage());
            assertEquals("flyway_schema_history,of_another_time",
                    text("select string_agg(tablename, ',' order by tablename) from pg_tables where schemaname = '" + SCHEMA + "'"));
            assertEquals("V1001__of_another_time.sql", text("select string_agg(script, ',') from " + SCHEMA + ".flyway_schema_history where version is not null"));
        } finally {
            try (var owner = TestEnvironment.database.asOwner(); var sql = owner.createStatement()) {
                sql.execute("drop schema " + SCHEMA + " cascade");
            }
        }
    }

    private static FluentConfiguration flyway(String... locations) throws SQLException {
        return Flyway.configure().dataSource("jdbc:" + TestEnvironment.database.url(), "portal_owner", PortalDatabase.PASSWORD).schemas(SCHEMA).locations(locations)
                .placeholders(Map.of("user", "portal_user")).outOfOrder(true);
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private static String text(String query) throws SQLException {
        try (var owner = TestEnvironment.database.asOwner(); var sql = owner.createStatement(); var row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
