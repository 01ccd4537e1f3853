package org.palermo.kernel.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.GivenKey;
import org.palermo.kernel.protection.SealedDataDamaged;

class SealedFilesTest {
    private static final int SEGMENT = SealedFiles.SEGMENT;
    private static final int SEALED = SEGMENT + DataKey.OVERHEAD;

    @TempDir
    Path directory;

    private final DataKey key = GivenKey.of(1);
    private final UUID id = UUID.randomUUID();
    private FileDirectory store;
    private SealedFiles files;

    @BeforeEach
    void open() {
        store = new FileDirectory(GivenFiles.in(directory));
        files = new SealedFiles(store);
    }

    @Test
    void unavailable_503_while_less_room_is_left_than_the_reserve() throws Exception {
        FileDirectory full = new FileDirectory(GivenFiles.in(directory).reserving(BigInteger.ONE.shiftLeft(60)));
        HttpProblem refused = assertThrows(HttpProblem.class, () -> full.write(id));
        assertEquals(503, refused.getStatusCode());
        assertEquals("urn:palermo:problem:file:full", refused.getType().toString());
        try (FileStore.Writing enough = new FileDirectory(GivenFiles.in(directory).reserving(BigInteger.ONE)).write(id)) {
            enough.keep();
        }
        assertTrue(full.find(id).isPresent());
    }

    /// There was room when it began; files of others, or this one, have taken it since.
    @Test
    void unavailable_503_once_the_reserve_is_reached_while_a_file_is_written() throws Exception {
        long usable = Files.getFileStore(directory).getUsableSpace();
        FileDirectory nearlyFull = new FileDirectory(GivenFiles.in(directory).reserving(BigInteger.valueOf(usable - (64L << 20))));
        byte[] bytes = bytes(1 << 20);
        HttpProblem refused = assertThrows(HttpProblem.class, () -> {
            try (FileStore.Writing writing = nearlyFull.write(id)) {
                for (int mebibyte = 0; mebibyte < 512; mebibyte++) {
                    writing.append(bytes);
                }
            }
        });
        assertEquals("urn:palermo:problem:file:full", refused.getType().toString());
        assertEquals(List.of(), ids());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 3 * SEGMENT + 17})
    void a_file_opens_as_it_was_written(int size) throws Exception {
        byte[] bytes = bytes(size);
        StoredFile stored = write(id, bytes);
        assertEquals(size, stored.size());
        assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(bytes), stored.sha256());
        assertArrayEquals(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(place(id))), stored.storedSha256());
        assertEquals(Files.size(place(id)), stored.storedBytes());
        assertArrayEquals(bytes, read(id));
        assertEquals(List.of(id), ids());
    }

    @Test
    void nothing_of_the_content_is_on_the_disk() throws IOException {
        String mark = "Zmark in the clear";
        write(id, (mark + " ".repeat(SEGMENT)).getBytes());
        assertFalse(new String(Files.readAllBytes(place(id)), StandardCharsets.ISO_8859_1).contains(mark));
    }

    @Test
    void a_file_that_was_cut_between_two_segments_does_not_open() throws IOException {
        write(id, bytes(3 * SEGMENT));
        change(stored -> Arrays.copyOf(stored, 2 * SEALED));
        assertThrows(SealedDataDamaged.class, () -> read(id));
    }

    @Test
    void a_file_that_was_cut_within_a_segment_does_not_open() throws IOException {
        write(id, bytes(SEGMENT + 9));
        change(stored -> Arrays.copyOf(stored, stored.length - 1));
        assertThrows(SealedDataDamaged.class, () -> read(id));
        change(stored -> new byte[0]);
        assertThrows(SealedDataDamaged.class, () -> read(id));
    }

    @Test
    void swapped_segments_do_not_open() throws IOException {
        write(id, bytes(3 * SEGMENT));
        change(stored -> {
            byte[] swapped = stored.clone();
            System.arraycopy(stored, 0, swapped, SEALED, SEALED);
            System.arraycopy(stored, SEALED, swapped, 0, SEALED);
            return swapped;
        });
        assertThrows(SealedDataDamaged.class, () -> read(id));
    }

    @Test
    void bytes_behind_the_end_and_a_changed_bit_are_noticed() throws IOException {
        write(id, bytes(SEGMENT));
        byte[] whole = Files.readAllBytes(place(id));
        change(stored -> Arrays.copyOf(stored, stored.length + 1));
        assertThrows(SealedDataDamaged.class, () -> read(id));
        whole[whole.length / 2] ^= 1;
        change(stored -> whole);
        assertThrows(SealedDataDamaged.class, () -> read(id));
    }

    @Test
    void a_file_does_not_open_as_another_or_under_another_key() throws IOException {
        UUID other = UUID.randomUUID();
        write(id, bytes(10));
        write(other, bytes(10));
        Files.copy(place(id), place(other), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThrows(SealedDataDamaged.class, () -> read(other));
        assertThrows(SealedDataDamaged.class, () -> files.read(id, GivenKey.of(2)).readAllBytes());
    }

    @Test
    void what_was_not_kept_is_gone_and_nobody_could_read_it() throws IOException {
        try (SealedOutput out = files.write(id, key)) {
            out.write(bytes(2 * SEGMENT));
            assertThrows(NoSuchFileException.class, () -> read(id));
            assertEquals(List.of(), ids());
        }
        try (Stream<Path> left = Files.walk(directory)) {
            assertEquals(0, left.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void what_a_crash_left_is_deleted_once_it_is_old() throws IOException {
        FileStore.Writing crashed = store.write(id);
        crashed.append(bytes(10));
        assertEquals(0, store.deleteUnfinished(Instant.now().minusSeconds(60)));
        assertEquals(1, store.deleteUnfinished(Instant.now().plusSeconds(60)));
        assertEquals(0, store.deleteUnfinished(Instant.now().plusSeconds(60)));
    }

    @Test
    void a_kept_file_is_never_written_again() throws IOException {
        write(id, bytes(10));
        assertThrows(FileAlreadyExistsException.class, () -> files.write(id, key));
    }

    @Test
    void a_deleted_file_is_gone() throws IOException {
        write(id, bytes(10));
        assertTrue(store.find(id).isPresent());
        assertTrue(store.delete(id));
        assertFalse(store.delete(id));
        assertTrue(store.find(id).isEmpty());
    }

    private StoredFile write(UUID of, byte[] bytes) throws IOException {
        try (SealedOutput out = files.write(of, key)) {
            int half = bytes.length / 2;
            out.write(bytes, 0, half);
            out.write(bytes, half, bytes.length - half);
            return out.keep();
        }
    }

    private byte[] read(UUID of) throws IOException {
        try (InputStream in = files.read(of, key)) {
            return in.readAllBytes();
        }
    }

    private List<UUID> ids() throws IOException {
        try (Stream<FileStore.Kept> all = store.list()) {
            return all.map(FileStore.Kept::id).toList();
        }
    }

    private interface Changing {
        byte[] of(byte[] stored);
    }

    private void change(Changing changing) throws IOException {
        Files.write(place(id), changing.of(Files.readAllBytes(place(id))));
    }

    private Path place(UUID of) {
        return directory.resolve(of.toString().substring(34)).resolve(of.toString());
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
