package org.palermo.referral.htcds.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.file.Published;
import org.palermo.referral.htcds.mapping.InterpretedRow;
import org.palermo.referral.htcds.mapping.UnderstoodRows;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.TheStandard;

/// Every format reads what it has written.
class FormatsPropertyTest {
    private static final int ROWS = 400;

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void written_rows_are_read_back_unchanged(FileFormat format) {
        long seed = System.nanoTime();
        GeneratedRows generated = new GeneratedRows(seed);
        List<Map<HtcdsField, List<String>>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(generated.row("row" + i));
        }
        List<InterpretedRow> read = UnderstoodRows.read(format, GeneratedRows.write(format, rows));
        assertEquals(ROWS, read.size(), "seed " + seed);
        for (int i = 0; i < ROWS; i++) {
            int row = i;
            assertEquals(null, read.get(i).defect(), "seed " + seed);
            rows.get(i).forEach((field, values) -> assertEquals(values, read.get(row).values().get(field), "seed " + seed + ", row " + row + ", " + field.name()));
        }
    }

    /// The cell is read with any separator, and with quotes respected or ignored.
    @ParameterizedTest
    @ValueSource(strings = {"x;=cmd|' /C calc'!A1;y", "x\t=cmd", "x\n+cmd", "x\r@cmd", "x, y;-cmd", "x;\"=cmd\"", "=a;=b"})
    void no_part_of_a_cell_is_a_formula(String text) {
        String csv = new String(GeneratedRows.write(FileFormat.CSV, List.of(Map.of(TheStandard.STANDARD.field("prs_Email"), List.of(text)))), StandardCharsets.UTF_8);
        assertFalse(csv.replace("\"", "").matches("(?s).*[,;\t\r\n][=+@-].*"), csv);
        String told = Published.rows(FileFormat.CSV, csv.getBytes(StandardCharsets.UTF_8)).getFirst().said().getFirst().text();
        assertEquals(text, told);
    }

    @Test
    void a_cell_is_never_a_formula() throws IOException {
        byte[] file = GeneratedRows.write(FileFormat.XLSX, List.of(Map.of(TheStandard.STANDARD.field("prs_Email"), List.of("=cmd|' /C calc'!A0"))));
        java.nio.file.Path path = java.nio.file.Files.createTempFile("htcds", ".xlsx");
        java.nio.file.Files.write(path, file);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            String sheet = new String(zip.getInputStream(new ZipEntry("xl/worksheets/sheet1.xml")).readAllBytes(), StandardCharsets.UTF_8);
            assertFalse(sheet.contains("<f"), sheet);
            assertTrue(sheet.contains("t=\"inlineStr\"><is><t>=cmd"), sheet);
        } finally {
            java.nio.file.Files.delete(path);
        }
        String csv = new String(GeneratedRows.write(FileFormat.CSV, List.of(Map.of(TheStandard.STANDARD.field("prs_Email"), List.of("=cmd|' /C calc'!A0")))), StandardCharsets.UTF_8);
        assertTrue(csv.contains(",'=cmd|' /C calc'!A0,"), csv);
    }
}
