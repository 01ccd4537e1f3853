package org.palermo.kernel.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells are read as the text that they show.
class WorkbookTableTest {

    @Test
    void cells_are_read_as_they_are_shown() throws IOException {
        WorkbookTable table = open("""
                <row r="2"/>
                <row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="inlineStr"><is><t>b</t></is></c></row>
                <row r="5"><c r="A5" s="1"><v>45413</v></c><c r="B5"><v>12.50</v></c><c r="C5" t="b"><v>1</v></c></row>
                <row r="6"><c r="A6"><f>1+1</f><v>2</v></c><c r="B6" t="e"><v>#N/A</v></c></row>
                <row r="9"><c r="A9" t="str"><v> </v></c></row>
                """);
        assertEquals(List.of("name", "", "b"), table.header());
        assertEquals(List.of(new Row<>(5, List.of("2024-05-01", "12.5", "TRUE")), new Row<>(6, List.of("2", ""))), all(table));
    }

    @Test
    void a_row_that_is_too_long_affects_no_other() throws IOException {
        String cell = "<c t=\"str\"><v>" + "x".repeat(60_000) + "</v></c>";
        WorkbookTable table = open("<row><c t=\"str\"><v>name</v></c></row><row>" + cell.repeat(4) + "</row><row><c t=\"str\"><v>Mill</v></c></row>");
        assertEquals(List.of(new InvalidRow<>(2, "the row must have at most 200,000 characters"), new Row<>(3, List.of("Mill"))), all(table));
    }

    @Test
    void damage_below_a_header_is_reported_with_its_place() throws IOException {
        WorkbookTable table = open("<row r=\"10\"><c t=\"str\"><v>name</v></c></row><row r=\"1\"/>");
        assertEquals(List.of(new InvalidRow<>(11, "the workbook must be whole: the rest can't be read")), all(table));
    }

    @Test
    void a_text_of_another_encoding_breaks_the_workbook() throws IOException {
        byte[] file = file("<row><c t=\"str\"><v>name</v></c></row><row><c t=\"str\"><v>Caf\u00e9</v></c></row>", Deflater.DEFAULT_COMPRESSION, ISO_8859_1);
        assertEquals(List.of(new InvalidRow<>(2, "the workbook must be whole: the rest can't be read")), all(WorkbookTable.open(new ByteArrayInputStream(file))));
    }

    /// Any content is either read or refused.
    @ParameterizedTest
    @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.DEFAULT_COMPRESSION})
    void a_damaged_workbook_is_refused_and_nothing_else_fails(int level) throws IOException {
        byte[] whole = file("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c></row><row r=\"5\"><c r=\"A5\" s=\"1\"><v>45413</v></c><c r=\"B5\"><v>12.50</v></c></row>", level, UTF_8);
        Random random = new Random(11);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                all(WorkbookTable.open(new ByteArrayInputStream(damaged)));
            } catch (HttpProblem problem) {
                assertTrue(Set.of(400, 413).contains(problem.getStatusCode()));
                refused++;
            }
        }
        assertTrue(refused > 200, String.valueOf(refused));
    }

    private static List<LineResult<List<String>>> all(WorkbookTable table) throws IOException {
        RowSource<List<String>> rows = table.rows(Row::new);
        List<LineResult<List<String>>> all = new ArrayList<>();
        for (List<LineResult<List<String>>> some = rows.next(200); !some.isEmpty(); some = rows.next(200)) {
            all.addAll(some);
        }
        return all;
    }

    private static WorkbookTable open(String rows) throws IOException {
        return WorkbookTable.open(new ByteArrayInputStream(file(rows, Deflater.DEFAULT_COMPRESSION, UTF_8)));
    }

    private static byte[] file(String rows, int level, Charset charset) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            part(zip, "xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"rId1\"/></sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(zip, "xl/sharedStrings.xml", "<sst><si><t>name</t></si></sst>");
            part(zip, "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(("<worksheet><sheetData>" + rows + "</sheetData></worksheet>").getBytes(charset));
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
    }
}
