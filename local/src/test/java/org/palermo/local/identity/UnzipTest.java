package org.palermo.local.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnzipTest {

    private static final byte[] TEN = new byte[10];

    @TempDir
    Path folder;

    @Test
    void laid_out_without_the_first_folder() throws IOException {
        Unzip.to(zip("keycloak-1/bin/kc.sh", "keycloak-1/lib/a.jar"), target());
        assertTrue(Files.isExecutable(target().resolve("bin/kc.sh")));
        assertEquals(10, Files.size(target().resolve("lib/a.jar")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak-1/../../out", "keycloak-1/lib/../../../out", "../../out", "keycloak-1//out/../../../out"})
    void refused_entries_outside_the_folder(String name) throws IOException {
        var zip = zip("keycloak-1/bin/kc.sh", name);
        assertThrows(IOException.class, () -> Unzip.to(zip, target()));
        assertFalse(Files.exists(target()));
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void refused_too_many_entries_and_too_many_bytes() throws IOException {
        var zip = zip("keycloak-1/bin/kc.sh", "keycloak-1/a", "keycloak-1/b");
        assertThrows(IOException.class, () -> Unzip.to(zip, target(), 2, 1_000));
        assertThrows(IOException.class, () -> Unzip.to(zip, target(), 10, 29));
        assertFalse(Files.exists(target()));
        Unzip.to(zip, target(), 3, 30);
        assertTrue(Files.exists(target()));
    }

    /// Of a run that was killed, and of one that failed: each could fill the disk.
    @Test
    void nothing_incomplete_is_left() throws IOException {
        var killed = folder.resolve("laid/unpacking-1/lib");
        Files.createDirectories(killed);
        Files.write(killed.resolve("a.jar"), TEN);
        assertThrows(IOException.class, () -> Unzip.to(zip("keycloak-1/bin/kc.sh", "keycloak-1/a"), target(), 1, 1_000));
        try (var left = Files.list(folder.resolve("laid"))) {
            assertEquals(0, left.count());
        }
    }

    private Path target() {
        return folder.resolve("laid").resolve("keycloak");
    }

    private Path zip(String... names) throws IOException {
        var file = Files.createTempFile(folder, "archive", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(TEN);
            }
        }
        return file;
    }
}
