package org.palermo.systemtest.taint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.palermo.systemtest.suite.Answer;

/// Secrets are found in whatever a file packs them.
class ContentsTest {

    private static final MarkedPdf PDF = MarkedPdf.make("PUT /x", new Random(7));
    private static final Secret NAME = new Secret("POST /x name", "Zsófia Qxvwnöghjkl", "Qxvwnöghjkl");
    private static final Finder FINDER = new Finder(List.of(NAME, PDF.printed(), PDF.inBytes()));

    private static Set<String> found(byte[] body) {
        return found(Map.of(), body);
    }

    private static Set<String> found(Map<String, List<String>> headers, byte[] body) {
        return Contents.of(answer(headers, body)).pieces().stream().flatMap(piece -> FINDER.in(piece).stream())
                .map(found -> found.secret().name()).collect(Collectors.toSet());
    }

    private static Answer answer(Map<String, List<String>> headers, byte[] body) {
        return new Answer("GET /x", 200, HttpHeaders.of(headers, (name, value) -> true), body);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_printed_words_of_a_PDF_are_read_although_its_bytes_do_not_show_them() {
        var file = PDF.file();
        assertEquals(Set.of("bytes"), FINDER.in(file).stream().map(found -> found.secret().name()).collect(Collectors.toSet()));
        assertEquals(Set.of("bytes", "printed"), found(file));
        assertTrue(Contents.of(answer(Map.of(), file)).hasPdf());
    }

    @Test
    void the_title_of_a_PDF_is_read_and_so_is_a_PDF_that_may_not_be_copied_from() throws IOException {
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.getDocumentInformation().setTitle(NAME.text());
            var rights = new AccessPermission();
            rights.setCanExtractContent(false);
            pdf.protect(new StandardProtectionPolicy("owner", "", rights));
            var out = new ByteArrayOutputStream();
            pdf.save(out);
            assertEquals(Set.of("name"), found(out.toByteArray()));
        }
    }

    @Test
    void what_only_begins_like_a_PDF_is_searched_as_it_is() {
        var file = bytes("%PDF-1.7 " + NAME.text());
        assertEquals(Set.of("name"), found(file));
        assertFalse(Contents.of(answer(Map.of(), file)).hasPdf());
    }

    @Test
    void archives_and_workbooks_are_unpacked_with_the_names_of_their_files() throws IOException {
        var sheet = zip(Map.of("xl/sharedStrings.xml", bytes("<si><t>Qxvwn&#246;ghjkl</t></si>")));
        assertTrue(FINDER.in(sheet).isEmpty());
        assertEquals(Set.of("name"), found(sheet));
        assertEquals(Set.of("name", "bytes", "printed"), found(zip(Map.of("inside/list.xlsx", sheet, "report.pdf", PDF.file()))));
        assertEquals(Set.of("name"), found(zip(Map.of("Qxvwnöghjkl.txt", bytes("nothing")))));
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(NAME.text()));
        }
        assertEquals(Set.of("name"), found(packed.toByteArray()));
    }

    @Test
    void an_archive_that_can_not_be_searched_whole_fails() throws IOException {
        var archive = zip(Map.of("a.txt", bytes("a")));
        for (int depth = 0; depth < 4; depth++) {
            archive = zip(Map.of("inside.zip", archive));
        }
        var deep = archive;
        assertThrows(UncheckedIOException.class, () -> found(deep));
        var text = new byte[4096];
        new Random(7).nextBytes(text);
        var broken = zip(Map.of("a.bin", text));
        assertThrows(UncheckedIOException.class, () -> found(Arrays.copyOf(broken, broken.length / 2)));
    }

    @Test
    void headers_and_bodies_in_other_character_sets_are_searched() {
        assertEquals(Set.of("name"), found(Map.of("Location", List.of("/x?name=Qxvwn%C3%B6ghjkl")), new byte[0]));
        assertEquals(Set.of("name"), found(NAME.text().getBytes(StandardCharsets.ISO_8859_1)));
    }
}
