package org.palermo.local.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Home;

class PruneTest {

    private static final Duration LIMIT = Duration.ofDays(35);
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void only_backups_past_the_limit_are_deleted_from_every_folder() throws Exception {
        var home = new Home(folder.resolve("home"));
        var keys = BackupKeys.make(home);
        var folders = new Folders(home);
        var elsewhere = folder.resolve("elsewhere");
        var old = backup(folders.own().resolve("old.backup"), keys, NOW.minus(LIMIT).minusSeconds(1));
        var oldElsewhere = backup(elsewhere.resolve("renamed"), keys, NOW.minus(LIMIT).minusSeconds(1));
        var young = backup(elsewhere.resolve("young.backup"), keys, NOW.minus(LIMIT).plusSeconds(1));
        var others = backup(elsewhere.resolve("others.backup"), BackupKeys.make(new Home(folder.resolve("other"))), NOW.minus(Duration.ofDays(400)));
        var letter = Files.writeString(elsewhere.resolve("letter.txt"), "palermo-backup, not");
        folders.remember(elsewhere);
        assertEquals(old, folders.anyBackup().orElseThrow());

        var deleted = new Prune(folders, keys).olderThan(LIMIT, NOW);

        assertEquals(List.of(old, oldElsewhere), deleted);
        assertFalse(Files.exists(old) || Files.exists(oldElsewhere));
        assertEquals(young, folders.anyBackup().orElseThrow(), "backups of other installations don't count");
        assertTrue(Files.exists(young) && Files.exists(others) && Files.exists(letter));
    }

    private static Path backup(Path file, BackupKeys keys, Instant at) throws Exception {
        BackupFile.write(file, keys, at, out -> out.write(1));
        return file;
    }
}
