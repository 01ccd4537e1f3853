package org.palermo.referral.htcds.file;

import java.util.ArrayList;
import java.util.List;
import org.palermo.referral.htcds.standard.Column;
import org.palermo.referral.htcds.standard.Deviation;
import org.palermo.referral.htcds.standard.HtcdsStandard;
import org.palermo.referral.htcds.standard.TextNormalisation;

/// A table with a header: what CSV and Excel have in common.
abstract class Table implements FileRows {
    static final int MOST_COLUMNS = 1000;

    private final Headers headers;
    private List<Column> columns;
    private Line pending;

    /// A line of cells, by position; null for an empty position.
    record Line(int number, List<Cell> cells, String defect) {
        boolean isBlank() {
            return defect == null && cells.stream().allMatch(cell -> cell == null || TextNormalisation.strip(cell.text()).isEmpty());
        }

        List<String> texts() {
            return cells.stream().map(cell -> cell == null ? "" : cell.text()).toList();
        }
    }

    record Cell(String text, CellValue.Kind kind) {}

    Table(HtcdsStandard standard) {
        headers = new Headers(standard);
    }

    /// @return null after the last
    abstract Line line();

    @Override
    public FileRow next() {
        if (columns == null) {
            head();
        }
        for (Line line = take(); line != null; line = take()) {
            FileRow row = row(line);
            if (row.defect() != null || !isBlank(row)) {
                return row;
            }
        }
        return null;
    }

    private Line take() {
        Line line = pending == null ? line() : pending;
        pending = null;
        return line;
    }

    private void head() {
        Line names = line();
        while (names != null && names.isBlank()) {
            names = line();
        }
        if (names == null || names.defect() != null) {
            throw new UnreadableFile(UnreadableFile.Failure.NO_FIELD);
        }
        Line below = line();
        boolean labelled = below != null && below.defect() == null && headers.areLabels(below.texts());
        if (names.cells().size() > MOST_COLUMNS) {
            throw new UnreadableFile(UnreadableFile.Failure.TOO_LARGE);
        }
        columns = headers.columns(names.texts(), labelled ? below.texts() : null);
        pending = labelled ? null : below;
    }

    /// A row that contains only the row number of the template.
    private static boolean isBlank(FileRow row) {
        return row.said().stream().allMatch(said -> said.column().trap() == Deviation.ROW_NUMBER);
    }

    private FileRow row(Line line) {
        if (line.defect() != null) {
            return FileRow.unreadable(line.number(), line.defect());
        }
        List<CellValue> said = new ArrayList<>();
        for (int i = 0; i < line.cells().size(); i++) {
            Cell cell = line.cells().get(i);
            if (cell != null && !TextNormalisation.strip(cell.text()).isEmpty()) {
                if (i >= columns.size()) {
                    return FileRow.unreadable(line.number(), "must not have more cells than the header");
                }
                said.add(new CellValue(columns.get(i), cell.text(), cell.kind()));
            }
        }
        return FileRow.of(line.number(), said);
    }
}
