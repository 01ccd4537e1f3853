package org.palermo.referral.htcds.file;

import java.io.IOException;
import java.util.List;
import org.palermo.kernel.workbook.Sheet;
import org.palermo.kernel.workbook.SheetRow;
import org.palermo.kernel.workbook.WorkbookLimits;
import org.palermo.referral.htcds.standard.HtcdsStandard;

/// The first sheet of a workbook.
final class XlsxRows extends Table {
    /// The limit for texts is three times what 100,000 rows with eight distinct texts each take. A sheet with Excel's maximum of rows,
    /// filled as people fill it, shows 1.2 billion characters; 2.1 billion are read.
    private static final WorkbookLimits BOUNDS = new WorkbookLimits(64 << 20, 16L << 20, 4L << 20, 4L << 30, FileRow.LONGEST, 1L << 31);

    private final Sheet sheet;

    XlsxRows(FileBytes file, HtcdsStandard standard) {
        super(standard);
        sheet = UnreadableFile.naming(() -> Sheet.first(file, BOUNDS));
    }

    @Override
    public int sheetsLeftOut() {
        return sheet.others();
    }

    @Override
    Line line() {
        SheetRow row = UnreadableFile.naming(sheet::next);
        if (row == null) {
            return null;
        }
        return row.tooLong() ? new Line(row.number(), List.of(), FileRow.TOO_LONG)
                : new Line(row.number(), row.cells().stream().map(XlsxRows::cell).toList(), null);
    }

    private static Cell cell(org.palermo.kernel.workbook.Cell shown) {
        return shown == null ? null : new Cell(shown.text(), CellValue.Kind.valueOf(shown.kind().name()));
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
