package org.palermo.inspection.workplace.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The column headers that published lists use for each field, from `palermo/workplace/headers.csv`.
@ApplicationScoped
class ListHeaders {
    private static final String FILE = "palermo/workplace/headers.csv";

    private static final Set<ListedField> ONE_COLUMN =
            EnumSet.of(ListedField.NAME, ListedField.ADDRESS, ListedField.LATITUDE, ListedField.LONGITUDE);

    private final Map<String, ListedField> fields = new HashMap<>();

    ListHeaders() {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader file = new InputStreamReader(
                        Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE), StandardCharsets.UTF_8);
                var rows = format.parse(file)) {
            for (CSVRecord row : rows) {
                fields.put(row.get("header"), ListedField.valueOf(row.get("field")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    /// Maps each field to its columns, by index from 0, in the order of the file. When two columns match one field, a row uses the first
    /// that says something; the parts of `ADDRESS_MORE` are joined. Only the first column counts for an address and for a point, whose
    /// parts belong together.
    Map<ListedField, List<Integer>> columns(List<String> header) {
        Map<ListedField, List<Integer>> columns = new EnumMap<>(ListedField.class);
        for (int i = 0; i < header.size(); i++) {
            ListedField field = fields.get(plain(header.get(i)));
            if (field != null && !(ONE_COLUMN.contains(field) && columns.containsKey(field))) {
                columns.computeIfAbsent(field, none -> new ArrayList<>()).add(i);
            }
        }
        return columns;
    }

    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
