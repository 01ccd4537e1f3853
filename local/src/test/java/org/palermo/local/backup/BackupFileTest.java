package org.palermo.local.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;
import org.palermo.local.Home;

class BackupFileTest {

    private static final Instant AT = Instant.parse("2026-03-01T02:03:04Z");
    /// Many segments of the encryption, and more than two of the size that keys had before.
    private static final int BYTES = 2_500_000;

    @TempDir
    Path folder;
    private BackupKeys keys;
    private Path file;
    private byte[] content;

    @BeforeEach
    void write() throws Exception {
        keys = BackupKeys.make(new Home(folder.resolve("home")));
        file = folder.resolve("backups/one.backup");
        content = new byte[BYTES];
        new Random(7).nextBytes(content);
        System.arraycopy("Ligaya".getBytes(StandardCharsets.US_ASCII), 0, content, 1000, 6);
        BackupFile.write(file, keys, AT, out -> out.write(content));
    }

    @Test
    void the_content_is_restored_and_the_file_shows_only_its_age() throws IOException {
        try (var in = BackupFile.open(file, keys)) {
            assertArrayEquals(content, in.readAllBytes());
        }
        assertEquals(new BackupFile.Header(keys.id(), AT), BackupFile.header(file).orElseThrow());
        assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("Ligaya"));
        assertEquals("rw-------", java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void the_key_stays_the_same() throws IOException {
        assertEquals(keys.id(), BackupKeys.make(new Home(folder.resolve("home"))).id());
    }

    /// Keys had segments of 1 MiB before.
    @Test
    void a_key_from_before_still_seals_and_opens_its_backups() throws Exception {
        var home = new Home(folder.resolve("earlier"));
        var earlier = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
        Files.createDirectories(home.in("keys"));
        Files.writeString(home.in("keys", "backup.json"), TinkJsonProtoKeysetFormat.serializeKeyset(earlier, InsecureSecretKeyAccess.get()));
        var kept = BackupKeys.make(home);
        BackupFile.write(file, kept, AT, out -> out.write(content));
        assertEquals(Integer.toHexString(earlier.getPrimary().getId()), kept.id());
        try (var in = BackupFile.open(file, BackupKeys.read(home))) {
            assertArrayEquals(content, in.readAllBytes());
        }
    }

    @Test
    void another_key_is_named_as_the_reason() throws IOException {
        var others = BackupKeys.make(new Home(folder.resolve("other")));
        var failure = assertThrows(Failure.class, () -> BackupFile.open(file, others));
        assertTrue(failure.getMessage().contains("another key"), failure::getMessage);
    }

    @Test
    void a_home_without_its_key_says_which_file_is_missing() {
        var failure = assertThrows(Failure.class, () -> BackupKeys.read(new Home(folder.resolve("empty"))));
        assertTrue(failure.getMessage().contains("keys/backup.json"), failure::getMessage);
    }

    @Test
    void one_changed_bit_anywhere_is_noticed() throws IOException {
        var whole = Files.readAllBytes(file);
        // In the clear line (its time), in the first segment, in the last.
        for (var position : new int[] {"palermo-backup 1 ".length() + keys.id().length() + 4, 5_000, whole.length - 5}) {
            var changed = whole.clone();
            changed[position] ^= 1;
            Files.write(file, changed);
            assertThrows(IOException.class, this::readAll, "a bit at " + position);
        }
    }

    @Test
    void a_cut_file_is_noticed_also_between_segments() throws IOException {
        var whole = Files.readAllBytes(file);
        for (var length : new int[] {whole.length - 1, whole.length - 600_000, 2 * 1024 * 1024, 1024 * 1024, 200}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(IOException.class, this::readAll, length + " bytes");
        }
    }

    @Test
    void a_failed_backup_leaves_the_earlier_file_and_no_incomplete_one() throws IOException {
        var before = Files.readAllBytes(file);
        assertThrows(IOException.class, () -> BackupFile.write(file, keys, AT, out -> {
            out.write(new byte[3_000_000]);
            throw new IOException("the disk is full");
        }));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (var files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
    }

    private void readAll() throws IOException {
        try (var in = BackupFile.open(file, keys)) {
            in.readAllBytes();
        }
    }
}
