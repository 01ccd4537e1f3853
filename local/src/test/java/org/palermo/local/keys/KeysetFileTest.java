package org.palermo.local.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;

class KeysetFileTest {

    @TempDir
    Path folder;
    private KeysetFile keyset;

    @BeforeEach
    void make() throws IOException {
        keyset = new KeysetFile(folder.resolve("a-service-master.json"));
        keyset.make();
    }

    @Test
    void only_its_owner_reads_it() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keyset.path())));
        keyset.rotate();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keyset.path())));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(keyset.path()), files.toList(), "no incomplete file is left");
        }
    }

    /// A name as it is typed in that folder: the temporary file needs a folder too.
    @Test
    void a_name_without_a_folder_is_a_file_of_the_working_directory() {
        assertEquals(Path.of("").toAbsolutePath().resolve("keyset.json"), new KeysetFile(Path.of("keyset.json")).path());
    }

    @Test
    void an_existing_keyset_is_never_replaced() throws IOException {
        var before = Files.readString(keyset.path());
        keyset.make();
        assertEquals(before, Files.readString(keyset.path()));
    }

    @Test
    void a_rotation_adds_a_key_that_wraps_and_keeps_the_others() throws IOException {
        var first = keyset.current();
        var second = keyset.rotate();
        var third = keyset.rotate();
        assertEquals(List.of(first, second, third), keyset.all());
        assertEquals(third, keyset.current());
        assertNotEquals(first, second);
    }

    @Test
    void an_announced_key_opens_first_and_wraps_at_the_next_rotation() throws IOException {
        var first = keyset.current();
        var announced = keyset.announce();
        assertEquals(first, keyset.current());
        assertEquals(announced, keyset.rotate());
        assertEquals(List.of(first, announced), keyset.all());
    }

    @Test
    void only_keys_without_dependent_records_are_retired() throws IOException {
        var first = keyset.current();
        var second = keyset.rotate();
        var third = keyset.rotate();
        assertEquals(List.of(), keyset.retire(Set.of(first, second)));
        assertEquals(List.of(first), keyset.retire(Set.of(second)));
        assertEquals(List.of(second), keyset.retire(Set.of()));
        assertEquals(List.of(third), keyset.all());
        assertEquals(List.of(), keyset.retire(Set.of()), "the key that wraps stays");
    }

    @Test
    void a_key_that_was_announced_is_not_retired_before_it_wraps() throws IOException {
        var announced = keyset.announce();
        assertEquals(List.of(), keyset.retire(Set.of()));
        assertEquals(announced, keyset.rotate());
    }

    @Test
    void a_damaged_or_missing_file_is_left_as_it_is() throws IOException {
        Files.writeString(keyset.path(), "{\"primaryKeyId\":1,\"key\":[{\"keyData\":\"c2VjcmV0\"}]}");
        var failure = assertThrows(Failure.class, keyset::rotate);
        assertFalse(failure.getMessage().contains("c2VjcmV0"));
        assertEquals("{\"primaryKeyId\":1,\"key\":[{\"keyData\":\"c2VjcmV0\"}]}", Files.readString(keyset.path()));
        Files.delete(keyset.path());
        assertThrows(Failure.class, keyset::rotate);
        assertFalse(Files.exists(keyset.path()));
    }
}
