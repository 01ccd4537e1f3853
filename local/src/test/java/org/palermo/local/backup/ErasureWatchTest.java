package org.palermo.local.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;
import org.palermo.local.Home;

class ErasureWatchTest {

    private static final JournalEntry FIRST =
            new JournalEntry(Instant.parse("2026-03-01T02:03:04Z"), "referral", "PERSON", UUID.randomUUID());
    private static final JournalEntry SECOND =
            new JournalEntry(Instant.parse("2026-03-02T02:03:04Z"), "referral", "PERSON", UUID.randomUUID());

    @TempDir
    Path folder;
    private Folders folders;
    private ErasureWatch watch;
    private Path disk;

    @BeforeEach
    void aDisk() throws IOException {
        folders = new Folders(new Home(folder.resolve("home")));
        watch = new ErasureWatch(null, folders, null);
        disk = Files.createDirectory(folder.resolve("disk"));
        folders.remember(disk);
    }

    @Test
    void a_folder_that_was_away_gets_what_was_erased_meanwhile() throws IOException {
        note(FIRST);
        Files.move(disk, folder.resolve("away"));
        note(FIRST, SECOND);
        assertEquals(List.of(FIRST, SECOND), noted(folders.own()));
        assertEquals(List.of(FIRST), noted(folder.resolve("away")));
        Files.move(folder.resolve("away"), disk);
        note(FIRST, SECOND);
        assertEquals(List.of(FIRST, SECOND), noted(disk));
    }

    /// A shelter that moves again: the table has as many rows as before.
    @Test
    void an_erasure_with_a_later_time_is_noted_again() throws IOException {
        var again = new JournalEntry(SECOND.at(), FIRST.database(), FIRST.purpose(), FIRST.owner());
        note(FIRST);
        note(again);
        assertEquals(List.of(FIRST, again), noted(disk));
    }

    /// Where a disk is mounted there is a folder also while the disk is away.
    @Test
    void the_empty_folder_below_a_disk_that_is_away_gets_nothing() throws IOException {
        note(FIRST);
        Files.move(disk, folder.resolve("away"));
        Files.createDirectory(disk);
        note(FIRST, SECOND);
        assertFalse(Files.exists(disk.resolve(ErasureJournal.NAME)));
        Files.delete(disk);
        Files.move(folder.resolve("away"), disk);
        note(FIRST, SECOND);
        assertEquals(List.of(FIRST, SECOND), noted(disk));
    }

    @Test
    void another_disk_that_is_mounted_on_the_folder_gets_all_erasures() throws IOException {
        note(FIRST);
        Files.move(disk, folder.resolve("away"));
        Files.createDirectory(disk);
        Files.writeString(disk.resolve("a.backup"), "");
        note(FIRST);
        assertEquals(List.of(FIRST), noted(disk));
    }

    @Test
    void a_blank_line_in_the_list_of_folders_is_ignored() throws IOException {
        Files.writeString(folders.own().resolve("folders"), "\n" + disk + "\n\n");
        note(FIRST);
        assertEquals(List.of(FIRST), noted(disk));
    }

    @Test
    void a_folder_that_could_not_be_written_gets_all_erasures_as_soon_as_it_can() throws IOException {
        Files.writeString(disk.resolve("a.backup"), "");
        Files.delete(disk.resolve(ErasureJournal.NAME));
        var inTheWay = Files.createDirectory(disk.resolve(ErasureJournal.NAME));
        var failure = assertThrows(Failure.class, () -> note(FIRST));
        assertTrue(failure.getMessage().contains(disk.toString()), failure::getMessage);
        assertEquals(List.of(FIRST), noted(folders.own()));
        Files.delete(inTheWay);
        note(FIRST);
        assertEquals(List.of(FIRST), noted(disk));
    }

    private void note(JournalEntry... erased) throws IOException {
        watch.note(Map.of("referral", List.of(erased)));
    }

    private static List<JournalEntry> noted(Path folder) throws IOException {
        return new ErasureJournal(folder).read();
    }
}
