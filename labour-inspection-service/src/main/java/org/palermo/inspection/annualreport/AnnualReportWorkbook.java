package org.palermo.inspection.annualreport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// The annual report as a workbook: a sheet about it, one for each block, and one with the indicators. All texts are text cells, so that
/// none is a formula.
final class AnnualReportWorkbook {
    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private AnnualReportWorkbook() {}

    static byte[] bytes(AnnualReportView report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Palermo", "1.0")) {
            write(workbook, "about", about(report));
            for (AnnualReportView.AnnualBlock block : report.blocks()) {
                write(workbook, block.article().replaceAll("[^A-Za-z0-9() ]", "") + " " + block.block().name().toLowerCase(Locale.ROOT), rows(block));
            }
            write(workbook, "indicators", Stream.concat(Stream.of(List.<Object>of("Code", "Sex", "Value", "Missing because")),
                    report.indicators().stream().map(i -> List.<Object>of(i.code().name(), i.sex().name(), orEmpty(i.value()), orEmpty(i.missing())))).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<List<Object>> about(AnnualReportView report) {
        return List.of(List.of("Country", report.country()), List.of("Year", report.year()), List.of("Convention", report.convention().name()),
                List.of("Figures of", report.wholeCountry() ? "the whole country" : "one inspectorate"), List.of("Source of entered figures", orEmpty(report.source())),
                List.of("Smallest number of visits that shows", report.control() == null ? "exact figures" : report.control().k()));
    }

    private static List<List<Object>> rows(AnnualReportView.AnnualBlock block) {
        Stream<List<Object>> head = Stream.of(List.of("Figure", "Value", "Entered or counted", "Missing because"));
        Stream<List<Object>> words = block.words() == null && block.figures().isEmpty() ? Stream.of(List.of("Laws", "", "entered", orEmpty(block.missing())))
                : block.words() == null ? Stream.empty() : Stream.of(List.of("Laws", block.words(), "entered", ""));
        Stream<List<Object>> figures = block.figures().stream()
                .map(f -> List.of(f.figure().name(), orEmpty(f.value()), f.entered() ? "entered" : "counted", orEmpty(f.missing())));
        return Stream.of(head, words, figures).flatMap(rows -> rows).collect(Collectors.toList());
    }

    private static Object orEmpty(Object value) {
        return value == null ? "" : value;
    }

    private static void write(Workbook workbook, String name, List<List<Object>> rows) throws IOException {
        Worksheet sheet = workbook.newWorksheet(name);
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < rows.get(r).size(); c++) {
                switch (rows.get(r).get(c)) {
                    case Number number -> sheet.value(r, c, number);
                    case Object text -> sheet.value(r, c, text.toString());
                }
            }
        }
        sheet.finish();
    }
}
