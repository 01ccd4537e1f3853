package org.palermo.referral.htcds.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.referral.htcds.file.FileBytes;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.file.Published;

/// Files that expand to much more than their size: an upload is limited by the size of its pieces, and a reader stops at its limits and
/// reports that.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
public class ExpandingFilesTest {
    private static final Account NGO = Account.AGENCY_ADMINISTRATOR;

    @BeforeEach
    void register() {
        GivenFiles.theRegister();
    }

    @Test
    void too_large_413_a_piece_above_the_limit() {
        String id = GivenFiles.begin(NGO, FileFormat.CSV, new byte[17]).statusCode(201).extract().path("id");
        GivenFiles.piece(NGO, id, 0, new byte[FileBytes.PIECE + 1]).statusCode(413);
        GivenFiles.piece(NGO, id, 0, new byte[18]).statusCode(400);
    }

    @Test
    void a_workbook_with_expanding_texts() throws IOException {
        String text = "<si><t>" + "x".repeat(60_000) + "</t></si>";
        byte[] file = workbook("<sst>" + text.repeat(1200) + "</sst>", "<worksheet><sheetData/></worksheet>");
        assertTrue(file.length < FileBytes.PIECE);
        assertTooLarge(FileFormat.XLSX, file);
    }

    @Test
    void a_workbook_with_one_expanding_text() throws IOException {
        assertTooLarge(FileFormat.XLSX, workbook("<sst><si><t>" + "x".repeat(20_000_000) + "</t></si></sst>", "<worksheet><sheetData/></worksheet>"));
    }

    @Test
    void a_workbook_with_an_expanding_cell() throws IOException {
        assertTooLarge(FileFormat.XLSX, workbook("<sst/>", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>prs_FirstName</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>" + "x".repeat(20_000_000) + "</t></is></c></row></sheetData></worksheet>"));
    }

    @Test
    void expanding_tables_and_instances() {
        assertTooLarge(FileFormat.CSV, ("prs_FirstName" + ",".repeat(900_000) + "\nx\n").getBytes(StandardCharsets.UTF_8));
        assertTooLarge(FileFormat.CSV, ("prs_FirstName\n\"" + "x".repeat(3_000_000) + "\"\n").getBytes(StandardCharsets.UTF_8));
        assertTooLarge(FileFormat.XFORM, Published.instance("<prs_FirstName>" + "x".repeat(3_000_000) + "</prs_FirstName>").getBytes(StandardCharsets.UTF_8));
        assertTooLarge(FileFormat.XFORM, ("<a>".repeat(1000)).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertTooLarge(FileFormat format, byte[] file) {
        var run = GivenFiles.imported(NGO, format, file);
        assertEquals("FAILED TOO_LARGE", run.getString("state") + " " + run.getString("failure"));
    }

    /// Bytes that are not a character, inside a text of the workbook.
    @Test
    void a_workbook_in_another_encoding_is_broken() throws IOException {
        byte[] file = workbook("<sst><si><t>Zo\u00EB</t></si></sst>", "<worksheet><sheetData/></worksheet>", "", StandardCharsets.ISO_8859_1);
        var run = GivenFiles.imported(NGO, FileFormat.XLSX, file);
        assertEquals("FAILED BROKEN", run.getString("state") + " " + run.getString("failure"));
    }

    static byte[] workbook(String texts, String sheet) throws IOException {
        return workbook(texts, sheet, "", StandardCharsets.UTF_8);
    }

    static byte[] workbook(String texts, String sheet, String styles, Charset charset) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(zip, "xl/sharedStrings.xml", texts, charset);
            part(zip, "xl/worksheets/sheet1.xml", sheet);
            part(zip, "xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        part(zip, name, content, StandardCharsets.UTF_8);
    }

    private static void part(ZipOutputStream zip, String name, String content, Charset charset) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(charset));
    }
}
