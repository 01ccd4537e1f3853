package org.palermo.local.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.keys.KeysetFile;

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

    @Test
    void a_missing_master_key_is_named_with_the_copy_that_has_it(@TempDir Path folder) throws IOException {
        var home = new Home(folder);
        var keys = new KeysetFile(Application.SHELTER.masterKeys(home));
        keys.make();
        var first = keys.current();
        var second = keys.rotate();
        var needed = Set.of(first, second);
        Restoration.requireMasterKeys(home, Application.SHELTER, needed);

        var copy = keys.retire(Set.of(second), Instant.now()).copy();
        var retired = assertThrows(Failure.class, () -> Restoration.requireMasterKeys(home, Application.SHELTER, needed));
        assertTrue(retired.getMessage().contains("the master key " + first), retired::getMessage);
        assertTrue(retired.getMessage().contains(copy.toString()), retired::getMessage);

        Files.delete(copy);
        var lost = assertThrows(Failure.class, () -> Restoration.requireMasterKeys(home, Application.SHELTER, needed));
        assertTrue(lost.getMessage().endsWith("put back the file of that day."), lost::getMessage);
    }

    @Test
    void a_folder_that_can_not_be_written_does_not_stop_a_restore(@TempDir Path folder) throws IOException {
        var folders = new Folders(new Home(folder.resolve("home")));
        var readOnly = folder.resolve("read-only");
        folders.remember(readOnly);
        inTheWay(readOnly);
        var erased = List.of(new JournalEntry(Instant.parse("2026-03-01T02:03:04Z"), "referral", "PERSON", UUID.randomUUID()));
        Restore.note(folders, erased);
        assertEquals(erased, new ErasureJournal(folders.own()).read());

        inTheWay(folders.own());
        assertThrows(Failure.class, () -> Restore.note(folders, erased));
    }

    private static void inTheWay(Path folder) throws IOException {
        Files.delete(folder.resolve(ErasureJournal.NAME));
        Files.createDirectory(folder.resolve(ErasureJournal.NAME));
    }

    private static BackupContents contents(BackupContents.Database... databases) {
        return new BackupContents(BackupContents.FORMAT, "2026-03-01T02:03:04Z", List.of(databases));
    }

    private static BackupContents.Database database(String name, List<String> migrations) {
        return new BackupContents.Database(name, migrations, null, List.of(), Map.of(), List.of());
    }
}
