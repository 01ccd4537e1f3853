package org.palermo.inspection.workplace;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.palermo.kernel.imports.RowSource;
import org.palermo.kernel.problem.Problems;

/// Reads a list as companies publish it: separated by comma, semicolon, tab or bar (whichever makes sense of the
/// header), quoted cells over several lines, short and long rows.
@ApplicationScoped
class FactoryListReader {
    private static final int LONGEST_HEADER = 64 * 1024;

    private final ListHeaders headers;
    private final ListedRowReader reader;

    FactoryListReader(ListHeaders headers, ListedRowReader reader) {
        this.headers = headers;
        this.reader = reader;
    }

    /// Reads the header; the rows are read as they are asked for.
    ///
    /// @param defaultCountry ISO 3166-1 for a list without that column, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when no column is a name, or what comes first is no text
    RowSource<ListedRow> open(InputStream body, String defaultCountry) throws IOException {
        ListText text = new ListText(body);
        BufferedReader whole = new BufferedReader(text);
        try {
            Iterator<CSVRecord> records = format(separator(first(whole))).parse(whole).iterator();
            List<String> header = records.hasNext() ? records.next().toList() : List.of();
            Map<ListedField, List<Integer>> columns = headers.columns(header);
            if (!columns.containsKey(ListedField.NAME)) {
                throw Problems.invalid("body", "must have a column that is a name in its first line");
            }
            return new ListedRows(records, text, reader, header, columns, defaultCountry);
        } catch (ListText.NotText notText) {
            throw Problems.invalid("body", notText.getMessage());
        } catch (UncheckedIOException brokenHeader) {
            throw brokenHeader.getCause() instanceof ListText.NotText notText
                    ? Problems.invalid("body", notText.getMessage())
                    : Problems.invalid("body", "must not have a quote in its first line that is never closed");
        }
    }

    /// The first line, which is read again by who comes then.
    private static String first(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        text.mark(LONGEST_HEADER);
        for (int c = text.read(); c >= 0 && c != '\n' && line.length() < LONGEST_HEADER - 1; c = text.read()) {
            line.append((char) c);
        }
        text.reset();
        return line.toString();
    }

    /// The one of four that makes most columns of the header known.
    private char separator(String first) {
        return List.of(',', ';', '\t', '|').stream()
                .max(Comparator.comparingInt(candidate -> known(first, candidate)))
                .orElseThrow();
    }

    private int known(String header, char separator) {
        try (CSVParser parser = CSVParser.parse(header, format(separator))) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext() ? headers.columns(records.next().toList()).values().stream().mapToInt(List::size).sum() : 0;
        } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
            return 0;
        }
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(true).setTrailingData(true).get();
    }
}
