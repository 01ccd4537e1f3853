package org.palermo.kernel.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.palermo.kernel.problem.Problems;

/// A table with a header as spreadsheet programs write it, read while it arrives: separated by comma, semicolon, tab or
/// bar (chosen by the header), quoted cells over several lines, short and long rows.
public final class CsvTable implements Table {
    private static final int LONGEST_HEADER = 64 * 1024;

    private final TableText text;
    private final Iterator<CSVRecord> records;
    private final List<String> header;

    private CsvTable(TableText text, Iterator<CSVRecord> records) {
        this.text = text;
        this.records = records;
        this.header = records.hasNext() ? records.next().toList() : List.of();
    }

    /// Reads the header; the rows are read on demand.
    ///
    /// @param known how many columns of a header are known
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the beginning is not text
    public static CsvTable open(InputStream body, ToIntFunction<List<String>> known) throws IOException {
        TableText text = new TableText(body);
        BufferedReader whole = new BufferedReader(text);
        try {
            return new CsvTable(text, format(separator(first(whole), known)).parse(whole).iterator());
        } catch (TableText.NotText notText) {
            throw Problems.invalid("body", notText.getMessage());
        } catch (UncheckedIOException brokenHeader) {
            throw brokenHeader.getCause() instanceof TableText.NotText notText
                    ? Problems.invalid("body", notText.getMessage())
                    : Problems.invalid("body", "must not have a quote in its first line that is never closed");
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public <T> RowSource<T> rows(Reading<T> reading) {
        return new CsvRows<>(records, text, reading);
    }

    /// The first line, which stays in the reader.
    private static String first(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        text.mark(LONGEST_HEADER);
        for (int c = text.read(); c >= 0 && c != '\n' && line.length() < LONGEST_HEADER - 1; c = text.read()) {
            line.append((char) c);
        }
        text.reset();
        return line.toString();
    }

    /// The one of four separators that gives the most known columns in the header.
    private static char separator(String first, ToIntFunction<List<String>> known) {
        return List.of(',', ';', '\t', '|').stream()
                .max(Comparator.comparingInt(candidate -> known(first, candidate, known)))
                .orElseThrow();
    }

    private static int known(String header, char separator, ToIntFunction<List<String>> known) {
        try (CSVParser parser = CSVParser.parse(header, format(separator))) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext() ? known.applyAsInt(records.next().toList()) : 0;
        } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
            return 0;
        }
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(true).setTrailingData(true).get();
    }
}
