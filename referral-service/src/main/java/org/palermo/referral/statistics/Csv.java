package org.palermo.referral.statistics;

import java.util.List;
import java.util.stream.Collectors;

/// A table as CSV (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula gets an apostrophe in front; a suppressed figure is
/// `[c]`, the mark for confidential figures of the United Kingdom's Government Statistical Service.
final class Csv {
    static final String HIDDEN = "[c]";
    private static final String END = "\r\n";

    private Csv() {}

    static String of(QuarterlyTable table) {
        StringBuilder csv = new StringBuilder(line(table.headings()));
        table.rows().forEach(row -> csv.append(line(QuarterlyTable.cells(row))));
        return csv.toString();
    }

    private static String line(List<?> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", END));
    }

    static String cell(Object value) {
        return switch (value) {
            case null -> HIDDEN;
            case Number number -> number.toString();
            default -> quoted(harmless(value.toString()));
        };
    }

    /// A number, even with a sign, remains a number.
    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 && !text.matches("-?\\d+");
        return formula ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
