package org.palermo.inspection.workplace.imports;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.palermo.inspection.workplace.ListedRow;
import org.palermo.kernel.bodies.BodyType;
import org.palermo.kernel.imports.CsvTable;
import org.palermo.kernel.imports.InvalidRow;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowSource;
import org.palermo.kernel.imports.Table;
import org.palermo.kernel.imports.WorkbookTable;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.workbook.SeekableFile;
import org.palermo.kernel.workbook.WorkbookLimits;

/// Reads a published list of workplaces, as CSV or as a workbook (XLSX).
@ApplicationScoped
public class FactoryListReader {
    /// One list at a time is read in the background: 100,000 rows with a name and an address each.
    private static final WorkbookLimits BOUNDS = new WorkbookLimits(32 << 20, 4L << 20, 256L << 10, 512L << 20, 200_000, 128L << 20);

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
    /// @throws jakarta.ws.rs.NotSupportedException (415) without a media type
    public RowSource<ListedRow> open(InputStream body, String type, String defaultCountry) throws IOException {
        Table table = BodyType.of(type).isCompatible(MediaType.valueOf(WorkbookTable.TYPE))
                ? WorkbookTable.open(body) : CsvTable.open(body, this::known);
        Map<ListedField, List<Integer>> columns = columns(table);
        return table.rows((line, cells) -> {
            ListedRowReader.Read read = reader.read(table.header(), columns, cells, defaultCountry);
            return read.row() == null ? new InvalidRow<>(line, read.reason()) : new Row<>(line, read.row());
        });
    }

    /// As {@link #open(InputStream, String, String)}, for a file that is here; a row that is refused comes with its cells.
    public Opened open(SeekableFile file, ListFormat format, String defaultCountry) throws IOException {
        Table table = format == ListFormat.XLSX ? WorkbookTable.open(file, BOUNDS) : CsvTable.open(file.from(0), this::known);
        Map<ListedField, List<Integer>> columns = columns(table);
        return new Opened(table, table.rows((line, cells) -> {
            ListedRowReader.Read read = reader.read(table.header(), columns, cells, defaultCountry);
            return new Row<>(line, new Line(read.row(), read.reason(), cells));
        }));
    }

    /// A list whose header was read.
    public record Opened(Table table, RowSource<Line> rows) implements Closeable {
        List<String> header() {
            return table.header();
        }

        @Override
        public void close() throws IOException {
            table.close();
        }
    }

    /// A line of a list.
    ///
    /// @param row null when it is refused
    /// @param reason why it is refused, otherwise null
    public record Line(ListedRow row, String reason, List<String> cells) {}

    /// Whether a list was refused because no column has the name of the workplace.
    static boolean isWithoutName(HttpProblem refused) {
        return String.valueOf(refused.getParameters().get("violations")).contains("a column for the name of the workplace");
    }

    private Map<ListedField, List<Integer>> columns(Table table) throws IOException {
        Map<ListedField, List<Integer>> columns = headers.columns(table.header());
        if (!columns.containsKey(ListedField.NAME)) {
            table.close();
            throw Problems.invalid("body", "must have a column for the name of the workplace in its first line");
        }
        return columns;
    }

    private int known(List<String> header) {
        return headers.columns(header).values().stream().mapToInt(List::size).sum();
    }
}
