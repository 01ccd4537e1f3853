package org.palermo.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Migrations of a release never change. The portal keeps nothing else of a release: its rows, sessions and drafts, end within
/// hours.
@QuarkusTest
class ReleasedMigrationsTest extends PortalTest {
    private static final Path RELEASED = Path.of("src", "test", "resources", "releases", "0.1.0.migrations");
    private static final String PRESENT = """
            select script || ' ' || checksum from flyway_schema_history where version is not null order by script
            """;

    @Test
    void a_released_migration_stays_as_it_was() throws SQLException, IOException {
        List<String> released = Files.readAllLines(RELEASED);
        List<String> present = new ArrayList<>();
        try (var owner = TestEnvironment.database.asOwner(); var sql = owner.createStatement(); var rows = sql.executeQuery(PRESENT)) {
            while (rows.next()) {
                present.add(rows.getString(1));
            }
        }
        present.retainAll(released);
        assertEquals(released, present, "released migrations with their checksums");
    }
}
