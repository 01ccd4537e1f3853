package org.palermo.referral.statistics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A release as a workbook, one sheet for each table. All texts are text cells, so that none is a formula.
final class ReleaseWorkbook {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int LONGEST_NAME = 31;

    private ReleaseWorkbook() {}

    static byte[] bytes(StoredRelease release, ReleaseFigures figures) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Palermo", "1.0")) {
            about(workbook, release, figures.control().k());
            for (QuarterlyTable table
                    : Stream.concat(Stream.of(IndicatorTable.of(figures.indicators())), figures.tables().stream()).toList()) {
                sheet(workbook, table);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void about(Workbook workbook, StoredRelease release, int k) throws IOException {
        Worksheet sheet = workbook.newWorksheet("about");
        List<List<String>> rows = List.of(List.of("Country", release.country()), List.of("Quarter", release.quarter()),
                List.of("Revision", Integer.toString(release.revision())),
                List.of("Because", release.because() == null ? "" : release.because().name()),
                List.of("Taken", release.takenAt().toString()),
                List.of("Published", release.publishedAt() == null ? "" : release.publishedAt().toString()),
                List.of("Smallest number that shows", Integer.toString(k)), List.of(Csv.HIDDEN, "may not show"));
        for (int r = 0; r < rows.size(); r++) {
            sheet.value(r, 0, rows.get(r).get(0));
            sheet.value(r, 1, rows.get(r).get(1));
        }
        sheet.finish();
    }

    private static void sheet(Workbook workbook, QuarterlyTable table) throws IOException {
        Worksheet sheet = workbook.newWorksheet(table.name().substring(0, Math.min(table.name().length(), LONGEST_NAME)));
        write(sheet, 0, table.headings());
        for (int r = 0; r < table.rows().size(); r++) {
            write(sheet, r + 1, QuarterlyTable.cells(table.rows().get(r)));
        }
        sheet.finish();
    }

    private static void write(Worksheet sheet, int row, List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> sheet.value(row, column, Csv.HIDDEN);
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
    }
}
