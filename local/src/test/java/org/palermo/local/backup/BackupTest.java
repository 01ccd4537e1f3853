package org.palermo.local.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;
import org.palermo.local.Home;

/// What a backup does when it is made: with folders that can't be written.
class BackupTest {

    private static final Duration LIMIT = Duration.ofDays(35);
    private static final JournalEntry ERASED =
            new JournalEntry(Instant.parse("2026-03-01T02:03:04Z"), "referral", "PERSON", UUID.randomUUID());

    @TempDir
    Path folder;
    private Home home;
    private Path first;
    private Path last;
    private Path old;
    private Path made;

    @BeforeEach
    void folders() throws Exception {
        home = new Home(folder.resolve("home"));
        var keys = BackupKeys.make(home);
        first = folder.resolve("first");
        last = folder.resolve("last");
        old = last.resolve("old.backup");
        made = last.resolve("new.backup");
        Files.createDirectory(first);
        BackupFile.write(old, keys, Instant.now().minus(LIMIT).minusSeconds(60), out -> out.write(1));
        BackupFile.write(made, keys, Instant.now(), out -> out.write(1));
        new Folders(home).remember(first);
        new Folders(home).remember(last);
    }

    @Test
    void a_folder_without_a_journal_stops_neither_the_other_journals_nor_the_deletion() throws Exception {
        Files.delete(first.resolve(ErasureJournal.NAME));
        Files.createDirectory(first.resolve(ErasureJournal.NAME));
        var failure = assertThrows(Failure.class, this::finish);
        assertTrue(failure.getMessage().startsWith(made + " was made."), failure::getMessage);
        assertTrue(failure.getMessage().contains(first.toString()), failure::getMessage);
        assertEquals(List.of(ERASED), new ErasureJournal(last).read());
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(made));
    }

    @Test
    void a_folder_that_can_not_be_read_does_not_keep_old_backups_in_the_others() throws Exception {
        // As a file on a damaged disk: it opens, and reading it fails.
        Files.createSymbolicLink(first.resolve("damaged.backup"), Path.of("/proc/self/mem"));
        var failure = assertThrows(Failure.class, this::finish);
        assertTrue(failure.getMessage().contains(first.toString()), failure::getMessage);
        assertEquals(List.of(ERASED), new ErasureJournal(first).read());
        assertFalse(Files.exists(old));
    }

    @Test
    void with_folders_that_can_be_written_it_names_what_it_deleted() throws Exception {
        assertEquals(List.of(old), finish());
    }

    private List<Path> finish() throws Exception {
        return new Backup(home, null).finish(made, List.of(ERASED), LIMIT);
    }
}
