package org.palermo.local.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.local.Failure;

class RestoreTest {

    private static final Path FILE = Path.of("evening.backup");
    /// Keycloak manages the schema of its database itself.
    private static final BackupContents.Database KEYCLOAK = database("keycloak", List.of());

    @Test
    void a_backup_from_before_the_first_release_is_refused_in_one_line() {
        var contents = contents(KEYCLOAK, database("portal", List.of("V1001__create_portal_session.sql")));
        var refused = assertThrows(Failure.class, () -> Restore.refuseEarlier(FILE, contents));
        assertEquals("evening.backup was made by a version before 0.1.0, which this version can't restore. Nothing was changed.", refused.getMessage());
    }

    @Test
    void a_backup_of_this_version_is_accepted() {
        Restore.refuseEarlier(FILE, contents(KEYCLOAK, database("portal", List.of("V1001__sessions.sql"))));
    }

    private static BackupContents contents(BackupContents.Database... databases) {
        return new BackupContents(BackupContents.FORMAT, "2026-03-01T02:03:04Z", List.of(databases));
    }

    private static BackupContents.Database database(String name, List<String> migrations) {
        return new BackupContents.Database(name, migrations, null, List.of(), Map.of(), List.of());
    }
}
