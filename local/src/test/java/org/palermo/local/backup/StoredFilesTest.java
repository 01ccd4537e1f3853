package org.palermo.local.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;

/// Files beside a database, through a backup and a restore.
class StoredFilesTest {

    private static final String DATABASE = "referral";

    @TempDir
    Path folder;
    private Home home;
    private StoredFiles present;
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void aFile() throws IOException {
        home = new Home(folder.resolve("home"));
        present = new StoredFiles(Application.REFERRAL.files(home));
        write(id, "sealed");
    }

    @Test
    void a_file_that_is_deleted_during_a_backup_is_still_in_it() throws IOException {
        try (var linked = LinkedFiles.of(home)) {
            Files.delete(present.place(id));
            var later = UUID.randomUUID().toString();
            write(later, "later");
            linked.link();
            assertEquals("sealed", text(linked.open(DATABASE, id)));
            assertEquals("later", text(linked.open(DATABASE, later)));
            assertThrows(NoSuchFileException.class, () -> linked.open(DATABASE, UUID.randomUUID().toString()));
        }
        try (var left = Files.list(home.in("data"))) {
            assertEquals(List.of("files"), left.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void the_links_of_a_dead_backup_are_deleted_when_the_next_one_begins() throws Exception {
        var dead = linksOf(deadProcess());
        var living = linksOf(ProcessHandle.current().parent().orElseThrow().pid());
        var other = Files.createDirectories(home.in("data", "files-of-backup-x"));
        LinkedFiles.of(home).close();
        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(living), "its backup may still run");
        assertTrue(Files.exists(other), "made by nobody here");
        assertEquals("sealed", Files.readString(present.place(id)));
    }

    @Test
    void links_of_an_earlier_process_with_the_same_number_are_deleted() throws Exception {
        var parent = ProcessHandle.current().parent().orElseThrow();
        var earlier = linksOf(parent.pid());
        Files.setLastModifiedTime(earlier, FileTime.from(parent.info().startInstant().orElseThrow().minusSeconds(3600)));
        var ours = linksOf(ProcessHandle.current().pid());
        LinkedFiles.deleteAbandoned(home);
        assertFalse(Files.exists(earlier));
        assertFalse(Files.exists(ours));
    }

    @Test
    void a_start_deletes_what_interrupted_backups_and_restores_have_left() throws Exception {
        var dead = linksOf(deadProcess());
        RestoredFiles.write(home, DATABASE, id, stream("sealed"));
        Leftovers.delete(home);
        assertFalse(Files.exists(dead));
        assertFalse(Files.exists(home.in("data", "files-restored")));
        assertEquals("sealed", Files.readString(present.place(id)));
        Leftovers.delete(new Home(folder.resolve("empty")));
    }

    @Test
    void restored_files_join_the_present_ones() throws IOException {
        var other = UUID.randomUUID().toString();
        RestoredFiles.write(home, DATABASE, id, stream("sealed"));
        RestoredFiles.write(home, DATABASE, other, stream("other"));
        assertFalse(Files.exists(present.place(other)), "not before the swap");
        assertEquals(List.of(), join(stored(id, "sealed"), stored(other, "other")));
        RestoredFiles.delete(home);
        assertEquals("sealed", Files.readString(present.place(id)));
        assertEquals("other", Files.readString(present.place(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sea", "SEALED", "sealed"})
    void a_whole_restored_file_replaces_whatever_is_on_the_disk(String onDisk) throws IOException {
        write(id, onDisk);
        RestoredFiles.write(home, DATABASE, id, stream("sealed"));
        assertEquals(List.of(), join(stored(id, "sealed")));
        assertEquals("sealed", Files.readString(present.place(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sea", "SEALED"})
    void a_damaged_restored_file_does_not_replace_a_whole_one(String restored) throws IOException {
        RestoredFiles.write(home, DATABASE, id, stream(restored));
        assertEquals(List.of(), join(stored(id, "sealed")));
        assertEquals("sealed", Files.readString(present.place(id)));
    }

    @Test
    void a_file_that_is_whole_nowhere_is_named() throws IOException {
        var missing = stored(UUID.randomUUID().toString(), "missing");
        write(id, "sea");
        RestoredFiles.write(home, DATABASE, id, stream("SEALED"));
        assertEquals(List.of(stored(id, "sealed"), missing), join(stored(id, "sealed"), missing));
        assertEquals("sea", Files.readString(present.place(id)));
    }

    @Test
    void an_archive_gives_its_files_and_leaves_out_what_was_missing() throws Exception {
        var missing = stored("00000000-0000-4000-8000-000000000000", "gone");
        var read = new StringBuilder();
        archive(List.of(missing, stored(id, "sealed")), List.of(stored(id, "sealed"))).read(new Archive.Reader() {
            @Override
            public void rows(BackupContents.Database database, BackupContents.Table table, InputStream rows) {
                // There are no tables.
            }

            @Override
            public void file(BackupContents.Database database, String file, InputStream bytes) throws IOException {
                read.append(database.name()).append(' ').append(file).append(' ').append(new String(bytes.readAllBytes()));
            }
        });
        assertEquals(DATABASE + " " + id + " sealed", read.toString());
    }

    @Test
    void an_archive_whose_file_is_not_as_its_manifest_says_is_refused() throws Exception {
        var refused = assertThrows(Failure.class, () -> archive(List.of(stored(id, "sealed")), List.of(stored(id, "other!"))).verify());
        assertTrue(refused.getMessage().contains("does not contain what its manifest says"), refused::getMessage);
        assertThrows(Failure.class, () -> archive(List.of(stored(id, "sealed")), List.of()).verify());
    }

    @Test
    void a_full_disk_is_not_reported_as_a_damaged_backup() throws Exception {
        var archive = archive(List.of(stored(id, "sealed")), List.of(stored(id, "sealed")));
        var full = assertThrows(Failure.class, () -> archive.read(files(bytes -> {
            bytes.readAllBytes();
            throw new IOException("No space left on device");
        })));
        assertTrue(full.getMessage().contains("can't be written here"), full::getMessage);
        assertTrue(full.getMessage().contains("No space left on device"), full::getMessage);
        archive.verify();
    }

    /// Cut inside of the file, whose bytes do not get smaller when they are packed.
    @Test
    void a_file_that_can_not_be_read_to_its_end_is_reported_as_a_damaged_backup() throws Exception {
        var random = new Random(7).ints(500_000, 0, 128).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        write(id, random.toString());
        var archive = archive(List.of(stored(id, random.toString())), List.of(stored(id, random.toString())));
        var file = folder.resolve("one.backup");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 200_000));
        var damaged = assertThrows(Failure.class, () -> archive.read(files(InputStream::readAllBytes)));
        assertTrue(damaged.getMessage().contains("damaged or incomplete"), damaged::getMessage);
    }

    private static Archive.Reader files(Reading reading) {
        return new Archive.Reader() {
            @Override
            public void rows(BackupContents.Database database, BackupContents.Table table, InputStream rows) {
                // There are no tables.
            }

            @Override
            public void file(BackupContents.Database database, String file, InputStream bytes) throws IOException {
                reading.read(bytes);
            }
        };
    }

    private interface Reading {
        void read(InputStream bytes) throws IOException;
    }

    @Test
    void a_name_that_is_no_id_leads_nowhere() {
        assertThrows(IllegalArgumentException.class, () -> present.place("../../../etc/passwd"));
    }

    private List<BackupContents.StoredFile> join(BackupContents.StoredFile... named) throws IOException {
        return RestoredFiles.join(home, Application.REFERRAL, List.of(named));
    }

    /// A folder as the backup of a process leaves it when it is killed.
    private Path linksOf(long process) throws IOException {
        var links = home.in("data", "files-of-backup-" + process);
        new StoredFiles(Application.REFERRAL.files(home)).linkTo(new StoredFiles(links.resolve("referral")));
        return links;
    }

    private static long deadProcess() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    /// An archive with one file.
    private Archive archive(List<BackupContents.StoredFile> said, List<BackupContents.StoredFile> written) throws Exception {
        var keys = BackupKeys.make(home);
        var file = folder.resolve("one.backup");
        BackupFile.write(file, keys, Instant.parse("2026-03-01T02:03:04Z"), out -> {
            try (var zip = new ZipOutputStream(out)) {
                json(zip, BackupContents.FIRST, new BackupContents(BackupContents.FORMAT, "2026-03-01T02:03:04Z",
                        List.of(new BackupContents.Database(DATABASE, List.of(), null, List.of(), Map.of(), said))));
                zip.putNextEntry(new ZipEntry(BackupContents.entry(DATABASE, id)));
                Files.copy(present.place(id), zip);
                zip.closeEntry();
                json(zip, BackupContents.LAST, new BackupContents.Manifest(List.of(), Map.of(DATABASE, written)));
            }
        });
        return new Archive(file, keys);
    }

    private static void json(ZipOutputStream zip, String name, Object value) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Export.JSON.writeValueAsBytes(value));
        zip.closeEntry();
    }

    private static BackupContents.StoredFile stored(String id, String content) {
        return new BackupContents.StoredFile(id, content.length(), HexFormat.of().formatHex(Export.sha256().digest(content.getBytes())));
    }

    private void write(String file, String content) throws IOException {
        Files.createDirectories(present.place(file).getParent());
        Files.writeString(present.place(file), content);
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes());
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes());
        }
    }
}
