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
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void restored_files_join_the_present_ones() throws IOException {
        var other = UUID.randomUUID().toString();
        RestoredFiles.write(home, DATABASE, id, stream("sealed"));
        RestoredFiles.write(home, DATABASE, other, stream("other"));
        assertFalse(Files.exists(present.place(other)), "not before the swap");
        assertTrue(RestoredFiles.isWhole(home, Application.REFERRAL, stored(other, "other")));
        assertFalse(RestoredFiles.isWhole(home, Application.REFERRAL, stored(other, "othex")));
        assertFalse(RestoredFiles.isWhole(home, Application.REFERRAL, stored(UUID.randomUUID().toString(), "other")));
        RestoredFiles.join(home);
        RestoredFiles.delete(home);
        assertEquals("sealed", Files.readString(present.place(id)));
        assertEquals("other", Files.readString(present.place(other)));
    }

    @Test
    void a_file_that_was_cut_on_the_disk_is_replaced_by_the_restored_one() throws IOException {
        write(id, "sea");
        RestoredFiles.write(home, DATABASE, id, stream("sealed"));
        RestoredFiles.join(home);
        assertEquals("sealed", Files.readString(present.place(id)));
    }

    @Test
    void an_archive_gives_its_files_and_leaves_out_what_was_missing() throws Exception {
        var missing = stored("00000000-0000-4000-8000-000000000000", "gone");
        var read = new StringBuilder();
        archive(List.of(missing, stored(id, "sealed")), List.of(stored(id, "sealed"))).read(new Archive.Reader() {
            @Override
            public void rows(Contents.Database database, Contents.Table table, InputStream rows) {
                // There are no tables.
            }

            @Override
            public void file(Contents.Database database, String file, InputStream bytes) throws IOException {
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
    void a_name_that_is_no_id_leads_nowhere() {
        assertThrows(IllegalArgumentException.class, () -> present.place("../../../etc/passwd"));
    }

    /// An archive with one file.
    private Archive archive(List<Contents.StoredFile> said, List<Contents.StoredFile> written) throws Exception {
        var keys = BackupKeys.make(home);
        var file = folder.resolve("one.backup");
        BackupFile.write(file, keys, Instant.parse("2026-03-01T02:03:04Z"), out -> {
            try (var zip = new ZipOutputStream(out)) {
                json(zip, Contents.FIRST, new Contents(Contents.FORMAT, "2026-03-01T02:03:04Z",
                        List.of(new Contents.Database(DATABASE, List.of(), null, List.of(), Map.of(), said))));
                zip.putNextEntry(new ZipEntry(Contents.entry(DATABASE, id)));
                zip.write("sealed".getBytes());
                zip.closeEntry();
                json(zip, Contents.LAST, new Contents.Manifest(List.of(), Map.of(DATABASE, written)));
            }
        });
        return new Archive(file, keys);
    }

    private static void json(ZipOutputStream zip, String name, Object value) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Export.JSON.writeValueAsBytes(value));
        zip.closeEntry();
    }

    private static Contents.StoredFile stored(String id, String content) {
        return new Contents.StoredFile(id, content.length(), HexFormat.of().formatHex(Export.sha256().digest(content.getBytes())));
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
