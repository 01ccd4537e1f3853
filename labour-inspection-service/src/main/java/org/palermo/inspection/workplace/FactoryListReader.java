package org.palermo.inspection.workplace;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.palermo.kernel.imports.Outcome;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.Rows;
import org.palermo.kernel.problem.Problems;

/// Reads a list as companies publish it: separated by comma, semicolon, tab or bar (whichever makes sense of the
/// header), quoted cells over several lines, short and long rows.
@ApplicationScoped
class FactoryListReader {
    private final ListHeaders headers;
    private final ListedRowReader reader;

    FactoryListReader(ListHeaders headers, ListedRowReader reader) {
        this.headers = headers;
        this.reader = reader;
    }

    /// @param defaultCountry ISO 3166-1 for a list without that column, or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when no column is a name
    Rows<ListedRow> read(byte[] body, String defaultCountry) {
        String text = FactoryList.text(body);
        char separator = separator(text);
        List<Row<ListedRow>> readable = new ArrayList<>();
        List<Outcome.Rejected> unreadable = new ArrayList<>();
        LineCounter lines = new LineCounter(text);
        try (CSVParser parser = CSVParser.parse(text, format(separator))) {
            Iterator<CSVRecord> records = parser.iterator();
            List<String> header = records.hasNext() ? cells(records.next()) : List.of();
            Map<ListedField, List<Integer>> columns = headers.columns(header);
            if (!columns.containsKey(ListedField.NAME)) {
                throw Problems.invalid("body", "has no column that is a name in its first line");
            }
            rows(records, lines, header, columns, defaultCountry, readable, unreadable);
        } catch (IOException | UncheckedIOException brokenHeader) {
            throw Problems.invalid("body", "has a quote in its first line that is never closed");
        }
        return new Rows<>(readable, unreadable);
    }

    private void rows(Iterator<CSVRecord> records, LineCounter lines, List<String> header, Map<ListedField, List<Integer>> columns,
            String defaultCountry, List<Row<ListedRow>> readable, List<Outcome.Rejected> unreadable) {
        int last = 1;
        try {
            while (records.hasNext()) {
                CSVRecord record = records.next();
                last = lines.at(record.getCharacterPosition());
                ListedRowReader.Read read = reader.read(header, columns, cells(record), defaultCountry);
                if (read.row() == null) {
                    unreadable.add(new Outcome.Rejected(last, read.reason()));
                } else {
                    readable.add(new Row<>(last, read.row()));
                }
            }
        } catch (UncheckedIOException | IllegalStateException unclosed) {
            unreadable.add(new Outcome.Rejected(last + 1, "a quote is never closed from this line or a later one on: the rest can't be read"));
        }
    }

    /// The one of four that makes most columns of the header known.
    private char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        return List.of(',', ';', '\t', '|').stream()
                .max(Comparator.comparingInt(candidate -> known(first, candidate)))
                .orElseThrow();
    }

    private int known(String header, char separator) {
        try (CSVParser parser = CSVParser.parse(header, format(separator))) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext() ? headers.columns(cells(records.next())).values().stream().mapToInt(List::size).sum() : 0;
        } catch (IOException | UncheckedIOException | IllegalStateException unreadable) {
            return 0;
        }
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(true).setTrailingData(true).get();
    }

    private static List<String> cells(CSVRecord record) {
        return record.toList();
    }
}
