package org.palermo.inspection.workplace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.imports.CsvTable;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowSource;
import org.palermo.kernel.imports.Table;
import org.palermo.kernel.imports.Unreadable;
import org.palermo.kernel.imports.WorkbookTable;
import org.palermo.kernel.problem.Problems;

/// Reads a published list of workplaces, as CSV or as a workbook (XLSX).
@ApplicationScoped
class FactoryListReader {
    private final ListHeaders headers;
    private final ListedRowReader reader;

    FactoryListReader(ListHeaders headers, ListedRowReader reader) {
        this.headers = headers;
        this.reader = reader;
    }

    /// Reads the header. Rows are read on demand.
    ///
    /// @param type the media type of the body: a workbook is read as XLSX, anything else as CSV
    /// @param defaultCountry ISO 3166-1 alpha-2, used when a row has no country; or null
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when no column is a name, or the start of the body can't be read
    RowSource<ListedRow> open(InputStream body, String type, String defaultCountry) throws IOException {
        Table table = MediaType.valueOf(type).isCompatible(MediaType.valueOf(WorkbookTable.TYPE)) ? WorkbookTable.open(body) : CsvTable.open(body, this::known);
        Map<ListedField, List<Integer>> columns = headers.columns(table.header());
        if (!columns.containsKey(ListedField.NAME)) {
            table.close();
            throw Problems.invalid("body", "must have a column that is a name in its first line");
        }
        return table.rows((line, cells) -> {
            ListedRowReader.Read read = reader.read(table.header(), columns, cells, defaultCountry);
            return read.row() == null ? new Unreadable<>(line, read.reason()) : new Row<>(line, read.row());
        });
    }

    private int known(List<String> header) {
        return headers.columns(header).values().stream().mapToInt(List::size).sum();
    }
}
