package org.palermo.inspection.workplace;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.imports.CsvTable;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowSource;
import org.palermo.kernel.imports.Unreadable;
import org.palermo.kernel.problem.Problems;

/// Reads a list as companies publish it.
@ApplicationScoped
class FactoryListReader {
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
        CsvTable table = CsvTable.open(body, header -> headers.columns(header).values().stream().mapToInt(List::size).sum());
        Map<ListedField, List<Integer>> columns = headers.columns(table.header());
        if (!columns.containsKey(ListedField.NAME)) {
            throw Problems.invalid("body", "must have a column that is a name in its first line");
        }
        return table.rows((line, cells) -> {
            ListedRowReader.Read read = reader.read(table.header(), columns, cells, defaultCountry);
            return read.row() == null ? new Unreadable<>(line, read.reason()) : new Row<>(line, read.row());
        });
    }
}
