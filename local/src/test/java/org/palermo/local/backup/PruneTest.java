package org.palermo.local.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.keys.KeysetFile;

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

    @Test
    void new_keys_are_refused_while_there_are_backups_or_a_folder_is_away() throws Exception {
        var home = new Home(folder.resolve("home"));
        var folders = new Folders(home);
        var disk = folder.resolve("disk");
        folders.remember(disk);
        Files.move(disk, folder.resolve("away"));
        folders.refuseToForgetKeys();

        var keys = BackupKeys.make(home);
        assertAway(folders, disk);
        // Where a disk is mounted there is an empty folder while the disk is away.
        Files.createDirectory(disk);
        assertAway(folders, disk);

        Files.delete(disk);
        Files.move(folder.resolve("away"), disk);
        var made = backup(disk.resolve("one.backup"), keys, NOW);
        var there = assertThrows(Failure.class, folders::refuseToForgetKeys);
        assertTrue(there.getMessage().contains("can't open " + made), there::getMessage);
        Files.delete(made);
        folders.refuseToForgetKeys();
    }

    private static void assertAway(Folders folders, Path disk) {
        var away = assertThrows(Failure.class, folders::refuseToForgetKeys);
        assertTrue(away.getMessage().contains(disk + ", which is not here now"), away::getMessage);
    }

    /// A backup needs the master keys of its time, so they go with the last backup that may have been made before they were retired.
    @Test
    void retired_master_keys_are_deleted_with_the_backups_that_need_them() throws Exception {
        var home = new Home(folder.resolve("home"));
        var folders = new Folders(home);
        var prune = new Prune(folders, BackupKeys.make(home));
        var master = new KeysetFile(home.in("keys", "a-service-master.json"));
        master.make();
        var old = retired(master, NOW.minus(LIMIT).minusSeconds(1));
        var young = retired(master, NOW.minus(LIMIT).plusSeconds(1));
        var disk = folder.resolve("disk");
        folders.remember(disk);

        Files.move(disk, folder.resolve("away"));
        assertEquals(List.of(), prune.olderThan(LIMIT, NOW), "a backup may be left on the disk that is not here");
        Files.move(folder.resolve("away"), disk);
        assertEquals(List.of(old), prune.olderThan(LIMIT, NOW));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
    }

    private static Path retired(KeysetFile master, Instant at) throws IOException {
        master.rotate();
        return master.retire(Set.of(), at).copy();
    }

    private static Path backup(Path file, BackupKeys keys, Instant at) throws Exception {
        BackupFile.write(file, keys, at, out -> out.write(1));
        return file;
    }
}
