package org.palermo.kernel.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.GivenKey;

class FileIntakeTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final byte[] PDF = "%PDF-1.7 Zmark".getBytes();

    @TempDir
    Path directory;

    private final DataKey key = GivenKey.of(7);
    private final UUID id = UUID.randomUUID();

    @AfterAll
    static void end() {
        VERTX.close();
    }

    /// Nothing is left of a file that was refused: each test ends with what it kept.
    @AfterEach
    void nothingUnfinished() throws IOException {
        try (Stream<Path> left = Files.walk(directory)) {
            assertEquals(List.of(), left.filter(path -> path.toString().endsWith(".unfinished")).toList());
        }
    }

    @Test
    void a_file_is_kept_as_it_came() throws IOException {
        FileIntake.Taken taken = take(FileType.PDF, PDF);
        assertEquals(PDF.length, taken.file().size());
        assertEquals(ScanResult.NOT_CONFIGURED, taken.scanned());
        assertFalse(taken.shown());
        try (InputStream kept = new SealedFiles(new FileDirectory(GivenFiles.in(directory))).read(id, key)) {
            assertArrayEquals(PDF, kept.readAllBytes());
        }
        assertArrayEquals(taken.file().sha256(), intake(GivenFiles.in(directory)).hash(new ByteArrayInputStream(PDF)));
    }

    @ParameterizedTest
    @EnumSource(FileType.class)
    void a_file_of_another_type_is_refused_with_both_types(FileType type) throws IOException {
        byte[] other = type == FileType.PDF ? docx("[Content_Types].xml", "word/document.xml") : PDF;
        String found = type == FileType.PDF ? FileType.DOCX.mediaType() : FileType.PDF.mediaType();
        HttpProblem refused = assertThrows(HttpProblem.class, () -> take(type, other));
        assertEquals(422, refused.getStatusCode());
        assertEquals("This is not %s: its first bytes are those of %s.".formatted(type.mediaType(), found), refused.getDetail());
    }

    @Test
    void an_unknown_type_is_refused() {
        assertEquals("This is not image/png: its first bytes are of no type that is taken.", refused(FileType.PNG, "MZ a program".getBytes()));
    }

    @Test
    void an_empty_file_is_refused() {
        assertEquals("The file is empty.", refused(FileType.TEXT, new byte[0]));
    }

    @Test
    void a_picture_that_is_cut_is_kept_and_not_shown() throws IOException {
        byte[] cut = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 4, 1, 1};
        assertFalse(take(FileType.JPEG, cut).shown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"She came on 5 May.\r\n\tSource: police.", "Привет, أهلا, 你好", "x"})
    void text_is_taken(String text) throws IOException {
        assertEquals(text.getBytes(StandardCharsets.UTF_8).length, take(FileType.TEXT, text.getBytes(StandardCharsets.UTF_8)).file().size());
    }

    @Test
    void long_text_with_letters_of_many_bytes_is_taken() throws IOException {
        byte[] text = "a你".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        assertEquals(text.length, take(FileType.TEXT, text).file().size());
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertEquals("This is not text/plain: it is not in UTF-8.", refused(FileType.TEXT, new byte[] {'a', (byte) 0xC3}));
        assertEquals("This is not text/plain: it is not in UTF-8.", refused(FileType.TEXT, "é".repeat(9000).getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals("This is not text/plain: it contains control characters.", refused(FileType.TEXT, "a\0b".getBytes()));
    }

    @Test
    void a_document_of_word_is_taken_and_one_with_macros_or_another_archive_is_not() throws IOException {
        assertEquals("This is not " + FileType.DOCX.mediaType() + ": it contains macros.",
                refused(FileType.DOCX, docx("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        assertEquals("This is not " + FileType.DOCX.mediaType() + ": its archive is not a document of Word.", refused(FileType.DOCX, docx("a.exe")));
        byte[] whole = docx("[Content_Types].xml", "word/document.xml");
        assertEquals("This is not " + FileType.DOCX.mediaType() + ": its archive has no directory that can be read.",
                refused(FileType.DOCX, Arrays.copyOf(whole, whole.length - 4)));
        assertFalse(take(FileType.DOCX, docx("[Content_Types].xml", "_rels/.rels", "word/document.xml")).shown());
    }

    /// An archive that would unpack to two gigabytes takes no longer than its own bytes.
    @Test
    void too_large_an_archive_is_not_unpacked() throws IOException {
        byte[] swelling = docxOf(1 << 28, "[Content_Types].xml", "word/document.xml");
        assertTrue(swelling.length < 2 << 20);
        assertEquals(swelling.length, take(FileType.DOCX, swelling).file().size());
    }

    @Test
    void a_file_that_is_too_large_is_refused_with_the_limit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int most) {
                Arrays.fill(into, from, from + most, (byte) 'x');
                return most;
            }
        };
        HttpProblem refused = assertThrows(HttpProblem.class, () -> intake(GivenFiles.in(directory)).take(id, key, FileType.TEXT, endless));
        assertEquals(413, refused.getStatusCode());
        assertEquals("A file must be at most 20 MiB.", refused.getDetail());
    }

    @Test
    void a_connection_that_breaks_leaves_nothing() throws IOException {
        InputStream breaking = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (sent == PDF.length) {
                    throw new IOException("broken");
                }
                return PDF[sent++];
            }
        };
        assertEquals(408, assertThrows(HttpProblem.class, () -> intake(GivenFiles.in(directory)).take(id, key, FileType.PDF, breaking)).getStatusCode());
        assertTrue(new FileDirectory(GivenFiles.in(directory)).find(id).isEmpty());
    }

    @Test
    void a_clean_file_says_so() throws Exception {
        try (FakeScanner scanner = FakeScanner.answering("ICAP/1.0 204 No Content\r\n\r\n")) {
            byte[] large = ("%PDF-" + "x".repeat(3 << 20)).getBytes();
            assertEquals(ScanResult.CLEAN, intake(GivenFiles.in(directory).scannedAt(scanner.address())).take(id, key, FileType.PDF, new ByteArrayInputStream(large)).scanned());
            assertArrayEquals(large, scanner.scanned());
            assertTrue(scanner.head().startsWith("RESPMOD icap://127.0.0.1:"), scanner.head());
            assertTrue(scanner.head().contains("Allow: 204") && scanner.head().contains("Encapsulated: req-hdr=0, res-hdr="), scanner.head());
            assertFalse(scanner.head().contains(id.toString()));
        }
    }

    @Test
    void an_infected_file_is_refused_and_not_kept() throws Exception {
        try (FakeScanner scanner = FakeScanner.answering("ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Resolution=2; Threat=Eicar;\r\n\r\n")) {
            HttpProblem refused = assertThrows(HttpProblem.class, () -> scannedBy(scanner.address()));
            assertEquals(422, refused.getStatusCode());
            assertTrue(refused.getType().toString().endsWith("file:infected"));
        }
        assertTrue(new FileDirectory(GivenFiles.in(directory)).find(id).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ICAP/1.0 500 Server error\r\n\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", "", "SILENT"})
    void without_an_answer_of_the_scanner_nothing_is_kept(String answer) throws Exception {
        try (FakeScanner scanner = FakeScanner.answering(answer)) {
            assertEquals(503, assertThrows(HttpProblem.class, () -> scannedBy(scanner.address())).getStatusCode());
        }
        assertTrue(new FileDirectory(GivenFiles.in(directory)).find(id).isEmpty());
    }

    @Test
    void a_scanner_that_takes_nothing_more_does_not_hold_the_caller() throws Exception {
        try (FakeScanner scanner = FakeScanner.stuck()) {
            byte[] large = ("%PDF-" + "x".repeat(19 << 20)).getBytes();
            assertEquals(503, assertThrows(HttpProblem.class, () -> intake(GivenFiles.in(directory).scannedAt(scanner.address()))
                    .take(id, key, FileType.PDF, new ByteArrayInputStream(large))).getStatusCode());
        }
    }

    @Test
    void without_a_scanner_at_the_address_nothing_is_kept() throws Exception {
        String address;
        try (FakeScanner gone = FakeScanner.answering("")) {
            address = gone.address();
        }
        assertEquals(503, assertThrows(HttpProblem.class, () -> scannedBy(address)).getStatusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://scanner/x", "icap://scanner", "icap://scanner/", "scanner:1344"})
    void a_wrong_address_of_the_scanner_stops_the_start(String address) {
        assertThrows(IllegalStateException.class, () -> new VirusScan(GivenFiles.in(directory).scannedAt(address), VERTX));
    }

    private FileIntake.Taken scannedBy(String address) throws IOException {
        return intake(GivenFiles.in(directory).scannedAt(address)).take(id, key, FileType.PDF, new ByteArrayInputStream(PDF));
    }

    private FileIntake.Taken take(FileType type, byte[] bytes) throws IOException {
        return intake(GivenFiles.in(directory)).take(id, key, type, new ByteArrayInputStream(bytes));
    }

    private String refused(FileType type, byte[] bytes) {
        return assertThrows(HttpProblem.class, () -> take(type, bytes)).getDetail();
    }

    private static FileIntake intake(FilesConfig config) {
        return new FileIntake(new SealedFiles(new FileDirectory(config)), new VirusScan(config, VERTX));
    }

    private static byte[] docx(String... names) throws IOException {
        return docxOf(10, names);
    }

    private static byte[] docxOf(int size, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[Math.min(size, 1 << 20)];
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                for (int written = 0; written < size; written += zeros.length) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
