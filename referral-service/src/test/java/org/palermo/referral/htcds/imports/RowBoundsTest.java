package org.palermo.referral.htcds.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.file.FileRow;
import org.palermo.referral.htcds.file.FileRows;
import org.palermo.referral.htcds.file.Published;
import org.palermo.referral.htcds.file.UnreadableFile;

/// A few bytes that expand to much data do not fill the memory: a row that is too long is rejected alone, and a batch ends before it gets
/// too large.
class RowBoundsTest {
    private static final String EMPTY = "<worksheet><sheetData/></worksheet>";

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void only_the_row_that_is_too_long_is_rejected(FileFormat format) throws IOException {
        List<FileRow> rows = Published.rows(format, swollen(format));
        assertEquals("must say at most 200000 characters", rows.getFirst().defect());
        assertEquals(List.of(), rows.getFirst().said());
        assertEquals(null, rows.getLast().defect());
        assertEquals("Mai", rows.getLast().said().getFirst().text());
    }

    private static byte[] swollen(FileFormat format) throws IOException {
        String text = "x".repeat(60_000);
        return switch (format) {
            case XLSX -> ExpandingFilesTest.workbook("<sst><si><t>" + text + "</t></si></sst>", "<worksheet><sheetData><row><c t=\"str\"><v>prs_FirstName</v></c></row>"
                    + ("<row>" + "<c t=\"s\"><v>0</v></c>".repeat(900) + "</row>").repeat(200) + "<row><c t=\"str\"><v>Mai</v></c></row></sheetData></worksheet>");
            case CSV -> ("prs_FirstName,a,b,c\n" + String.join(",", text, text, text, text) + "\nMai\n").getBytes(StandardCharsets.UTF_8);
            case XFORM -> ("<export><data id='x'>" + ("<a>" + text + "</a>").repeat(500) + "</data><data id='y'><prs_FirstName>Mai</prs_FirstName></data></export>")
                    .getBytes(StandardCharsets.UTF_8);
        };
    }

    @Test
    void a_batch_of_long_rows_ends_early() throws IOException {
        String file = "prs_FirstName,a\n" + ("x".repeat(90_000) + "," + "y".repeat(90_000) + "\n").repeat(30);
        try (FileRows rows = Published.open(FileFormat.CSV, Published.bytes(file.getBytes(StandardCharsets.UTF_8)))) {
            int read = 0;
            for (List<FileRow> batch = RunReading.batch(rows, 0); !batch.isEmpty(); batch = RunReading.batch(rows, 0)) {
                assertTrue(batch.stream().mapToInt(FileRow::weight).sum() <= RunReading.BATCH_WEIGHT + FileRow.LONGEST, String.valueOf(batch.size()));
                read += batch.size();
            }
            assertEquals(30, read);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<cellXfs>%s</cellXfs>#<xf/>", "%s#<numFmt numFmtId=\"7\" formatCode=\"0\"/>", "%s#<Relationship Id=\"a\" Target=\"b\"/>", "%s#<sheet id=\"a\"/>"})
    void an_endless_list_in_a_workbook_is_too_large(String list) throws IOException {
        String[] parts = list.split("#");
        byte[] file = ExpandingFilesTest.workbook("<sst/>", EMPTY, parts[0].formatted(parts[1].repeat(200_000)), StandardCharsets.UTF_8);
        assertEquals(UnreadableFile.Failure.TOO_LARGE, assertThrows(UnreadableFile.class, () -> Published.rows(FileFormat.XLSX, file)).failure());
    }

    @Test
    void instances_with_endless_names_are_too_large() {
        String fields = IntStream.range(0, 3_000).mapToObj(i -> "<data id='x'><n" + i + ">y</n" + i + "></data>").collect(Collectors.joining());
        byte[] file = ("<export>" + fields + "</export>").getBytes(StandardCharsets.UTF_8);
        assertEquals(UnreadableFile.Failure.TOO_LARGE, assertThrows(UnreadableFile.class, () -> Published.rows(FileFormat.XFORM, file)).failure());
    }

    @Test
    void excels_maximum_of_styles_is_read() throws IOException {
        byte[] file = ExpandingFilesTest.workbook("<sst/>", "<worksheet><sheetData><row><c t=\"str\"><v>prs_FirstName</v></c></row><row><c t=\"str\"><v>Mai</v></c></row></sheetData></worksheet>",
                "<cellXfs>" + "<xf numFmtId=\"164\"/>".repeat(65_490) + "</cellXfs>", StandardCharsets.UTF_8);
        assertEquals(1, Published.rows(FileFormat.XLSX, file).size());
    }

    @Test
    void an_endless_number_format_is_too_large() throws IOException {
        byte[] file = ExpandingFilesTest.workbook("<sst/>", EMPTY, "<numFmt numFmtId=\"7\" formatCode=\"" + "y".repeat(100_000) + "\"/>", StandardCharsets.UTF_8);
        assertEquals(UnreadableFile.Failure.TOO_LARGE, assertThrows(UnreadableFile.class, () -> Published.rows(FileFormat.XLSX, file)).failure());
    }
}
