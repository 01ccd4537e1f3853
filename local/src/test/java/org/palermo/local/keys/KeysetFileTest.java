package org.palermo.local.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.palermo.local.Failure;
import org.palermo.local.Home;

class KeysetFileTest {

    private static final Instant RETIRED = Instant.parse("2026-03-01T02:03:04.567Z");

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
        assertEquals(List.of(), retire(first, second).ids());
        assertEquals(List.of(first), retire(second).ids());
        assertEquals(List.of(second), retire().ids());
        assertEquals(List.of(third), keyset.all());
        assertEquals(List.of(), retire().ids(), "the key that wraps stays");
    }

    /// Backups from before still need the key, and no other file has it.
    @Test
    void a_retired_key_is_kept_in_a_copy_of_the_file() throws IOException {
        var home = new Home(folder);
        var service = new KeysetFile(home.in("keys", "a-service-master.json"));
        service.make();
        var first = service.current();
        var second = service.rotate();
        var before = Files.readString(service.path());
        var copy = service.retire(Set.of(second), RETIRED).copy();

        assertEquals(home.in("keys", "retired", "a-service-20260301T020304567Z.json"), copy);
        assertEquals(before, Files.readString(copy));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        var retired = RetiredKeys.of(home);
        assertEquals(List.of(new RetiredKeys.Copy(copy, "a-service", RETIRED)), retired.copies());
        assertEquals(Optional.of(copy), retired.with(Set.of(first, second), "a-service"));
        assertEquals(Optional.empty(), retired.with(Set.of(first), "another-service"));
        assertEquals(Optional.empty(), retired.with(Set.of(first, 7L), "a-service"));
        assertNull(service.retire(Set.of(), RETIRED.plusSeconds(1)).copy(), "nothing was removed");
        assertEquals(1, retired.copies().size());
    }

    private KeysetFile.Retired retire(Long... needed) throws IOException {
        return keyset.retire(Set.of(needed), Instant.now());
    }

    @Test
    void a_key_that_was_announced_is_not_retired_before_it_wraps() throws IOException {
        var announced = keyset.announce();
        assertEquals(List.of(), retire().ids());
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
