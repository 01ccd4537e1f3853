package org.palermo.referral.casefile.worklist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A worklist as a file: references, codes and dates of cases. It has no name, no safe contact, no account of what happened and no id.
///
/// No cell can be read as a formula: a cell of a workbook is a text cell, and a text of a CSV that begins like a formula gets an
/// apostrophe in front.
final class WorklistFile {
    private static final List<String> COLUMNS = List.of(
            "reference", "region", "stage", "ageGroup", "sex", "exploitation", "referredAt", "dueOn", "due", "recoveryEndsOn");
    /// How a spreadsheet begins a formula.
    private static final String FORMULA = "=+-@\t\r";

    private WorklistFile() {}

    static byte[] of(ExportFormat format, List<CaseFileItem> cases) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            switch (format) {
                case CSV -> csv(bytes, cases);
                case XLSX -> workbook(bytes, cases);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void csv(ByteArrayOutputStream bytes, List<CaseFileItem> cases) throws IOException {
        try (Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            csv.printRecord(COLUMNS);
            for (CaseFileItem item : cases) {
                csv.printRecord(cells(item).stream().map(WorklistFile::harmless).toList());
            }
        }
    }

    private static void workbook(ByteArrayOutputStream bytes, List<CaseFileItem> cases) throws IOException {
        try (Workbook workbook = new Workbook(bytes, "Palermo", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("cases");
            row(sheet, 0, COLUMNS);
            for (int i = 0; i < cases.size(); i++) {
                row(sheet, i + 1, cells(cases.get(i)));
            }
            sheet.finish();
        }
    }

    private static void row(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(row, column, cells.get(column));
        }
    }

    private static List<String> cells(CaseFileItem item) {
        return List.of(item.reference(), item.region(), written(item.stage()), written(item.ageGroup()), written(item.sex()),
                item.exploitation() == null ? "" : item.exploitation().stream().map(Enum::name).collect(Collectors.joining(" ")),
                written(item.referredAt().truncatedTo(ChronoUnit.SECONDS)), written(item.dueOn()), written(item.due()),
                written(item.recoveryEndsOn()));
    }

    private static String written(Object value) {
        return Objects.toString(value, "");
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
