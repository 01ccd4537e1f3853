package org.palermo.shelter.register.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.imports.CsvTable;
import org.palermo.kernel.imports.InvalidRow;
import org.palermo.kernel.imports.LineSource;
import org.palermo.kernel.imports.NdjsonReader;
import org.palermo.kernel.imports.RowSource;
import org.palermo.kernel.problem.Problems;

/// Reads a table of shelters as a spreadsheet program writes it, one shelter in each row.
@ApplicationScoped
class ShelterTable {
    private final LineSource.Reading<ShelterRecord> reading;

    ShelterTable(NdjsonReader reader) {
        this.reading = reader.reading(ShelterRecord.class);
    }

    /// Reads the header. Rows are read on demand.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when a column is unknown, repeated or missing
    RowSource<ShelterRecord> open(InputStream body) throws IOException {
        CsvTable table = CsvTable.open(body, header -> (int) header.stream().filter(name -> ShelterColumn.of(name).isPresent()).count());
        Map<ShelterColumn, Integer> columns = columns(table.header());
        return table.rows((line, cells) -> {
            ShelterRow row = new ShelterRow(columns, cells);
            String json = row.json();
            return json == null ? new InvalidRow<>(line, row.defect()) : reading.read(line, json);
        });
    }

    private static Map<ShelterColumn, Integer> columns(List<String> header) {
        Map<ShelterColumn, Integer> columns = new EnumMap<>(ShelterColumn.class);
        for (int i = 0; i < header.size(); i++) {
            int number = i + 1;
            // The name of an unknown column is not repeated, because the file chose it.
            ShelterColumn column = ShelterColumn.of(header.get(i))
                    .orElseThrow(() -> Problems.invalid("body", "must have known columns only; column %d is not".formatted(number)));
            if (columns.put(column, i) != null) {
                throw Problems.invalid("body", "must have the column %s once".formatted(column.field()));
            }
        }
        Arrays.stream(ShelterColumn.values())
                .filter(column -> column.needed && !columns.containsKey(column)).findFirst()
                .ifPresent(missing -> {
            throw Problems.invalid("body", "must have the column %s".formatted(missing.field()));
        });
        if (!columns.containsKey(ShelterColumn.BEDS) && !columns.containsKey(ShelterColumn.ROOMS)) {
            throw Problems.invalid("body", "must have the column beds or the column rooms");
        }
        return columns;
    }
}
